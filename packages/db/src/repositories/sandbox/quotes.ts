import type { Exchange, Instant, InstrumentKey, Quote } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { instantParameter, tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import {
  type RawRow,
  readOptionalPrice,
  readPrice,
  readWord,
  writeOptionalPrice,
  writePrice,
} from './columns.ts';
import { quotesTable } from './tables.ts';

export interface QuoteRepository {
  /** Publishes newest quotes; the caller knows that they are newer than what is there. */
  save(quotes: readonly Quote[]): Promise<void>;
  find(keys: readonly InstrumentKey[]): Promise<Quote[]>;
  all(): Promise<Quote[]>;
  /** Forgets all quotes. */
  clear(): Promise<void>;
  /** The time of the newest quote of all, or null where there is none. */
  newestTime(): Promise<Instant | null>;
  /** The exchanges of the quotes since an instant. */
  exchangesSince(at: Instant): Promise<readonly Exchange[]>;
}

const QUOTE_COLUMNS = raw(
  Object.keys(quotesTable.columns)
    .map((name) => `q.${name}`)
    .join(', '),
);
const KEY_COLUMNS = { exchange: text(20), symbol: text(50) } as const;

/** The rows of sandbox_quotes, over a session: inside a transaction when the session is one. */
export function createQuoteRepository(session: SqlSession): QuoteRepository {
  async function select(source: Sql): Promise<Quote[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${QUOTE_COLUMNS} FROM ${source}`);
    return rows.map(toQuote);
  }

  return {
    async save(quotes) {
      await insertRows(session, quotesTable, quotes.map(toRow), {
        onConflict: {
          key: ['exchange', 'symbol'],
          update: [
            'ltp',
            'bid',
            'ask',
            'open',
            'high',
            'low',
            'prev_close',
            'volume',
            'open_interest',
            'quoted_at',
          ],
        },
      });
    },

    async find(keys) {
      if (keys.length === 0) {
        return [];
      }

      const rows = keys.map(({ exchange, symbol }) => ({ exchange, symbol }));
      return select(sql`${tuplesSource(session, 'wanted', KEY_COLUMNS, rows)}
        CROSS JOIN sandbox_quotes q WHERE q.exchange = wanted.exchange AND q.symbol = wanted.symbol`);
    },

    all: () => select(sql`sandbox_quotes q ORDER BY q.exchange, q.symbol`),

    async clear() {
      await session.execute(sql`DELETE FROM sandbox_quotes`);
    },

    async newestTime() {
      const [row] = await session.query<RawRow>(
        sql`SELECT quoted_at FROM sandbox_quotes ORDER BY quoted_at DESC LIMIT 1`,
      );
      return row === undefined ? null : toInstant(row.quoted_at);
    },

    async exchangesSince(at) {
      const rows = await session.query<RawRow>(
        sql`SELECT DISTINCT exchange FROM sandbox_quotes WHERE quoted_at >= ${instantParameter(session, at)}`,
      );
      return rows.map((row) => readWord<Exchange>(row.exchange));
    },
  };
}

function toRow(quote: Quote) {
  return {
    exchange: quote.exchange,
    symbol: quote.symbol,
    ltp: writePrice(quote.ltp),
    bid: writeOptionalPrice(quote.bid),
    ask: writeOptionalPrice(quote.ask),
    open: writePrice(quote.open),
    high: writeOptionalPrice(quote.high),
    low: writeOptionalPrice(quote.low),
    prev_close: writeOptionalPrice(quote.prevClose),
    volume: quote.volume,
    open_interest: quote.openInterest,
    quoted_at: quote.at,
  };
}

function toQuote(row: RawRow): Quote {
  return {
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    ltp: readPrice(row.ltp),
    bid: readOptionalPrice(row.bid),
    ask: readOptionalPrice(row.ask),
    open: readPrice(row.open),
    high: readOptionalPrice(row.high),
    low: readOptionalPrice(row.low),
    prevClose: readOptionalPrice(row.prev_close),
    volume: row.volume === null ? null : Number(row.volume),
    openInterest: Number(row.open_interest),
    at: toInstant(row.quoted_at),
  };
}

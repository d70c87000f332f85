import type { Instant, Tick } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { raw, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import {
  type RawRow,
  readOptionalPrice,
  readOptionalText,
  readPrice,
  readWord,
  writeOptionalPrice,
  writePrice,
} from './columns.ts';
import { tickFeedTable, ticksTable } from './tables.ts';

/** A pushed tick with its number in the feed. */
export type StoredTick = Tick & { readonly seq: number };

/** A stretch of an outer source: what was read of it lies between two of its places. */
export interface PlaceMove {
  readonly source: string;
  /** Where the reading began; null at the very first. */
  readonly from: string | null;
  readonly to: string;
}

export interface TickRepository {
  /**
   * Appends ticks in their order and returns the number of the last. Inside a transaction only: its first statement
   * claims the feed, so that numbers are gapless and rise in the order of the commits.
   */
  append(ticks: readonly Tick[]): Promise<number>;
  /**
   * Moves the place in an outer source along, inside the transaction that appends its ticks, and after that. Tells
   * whether it was where the move begins: if not, somebody else has read this stretch.
   */
  movePlace(move: PlaceMove): Promise<boolean>;
  /** How far an outer source has been read; null where it never was. */
  placeIn(source: string): Promise<string | null>;
  /** The number of the newest tick; 0 where none was pushed. */
  lastSeq(): Promise<number>;
  /** The time of the newest tick that is still kept; null where none is. */
  newestTime(): Promise<Instant | null>;
  after(seq: number, limit: number): Promise<StoredTick[]>;
  /** Removes the ticks up to a number, at most `limit` of them; returns how many. */
  removeUpTo(seq: number, limit: number): Promise<number>;
}

const TICK_COLUMNS = raw(Object.keys(ticksTable.columns).join(', '));
const FEED_ROW = 1;

/** The rows of sandbox_ticks and the feed's counter, over a session. */
export function createTickRepository(session: SqlSession): TickRepository {
  async function lastSeq(): Promise<number> {
    const [row] = await session.query<RawRow>(
      sql`SELECT last_seq FROM sandbox_tick_feed WHERE id = ${FEED_ROW}`,
    );
    return Number(row?.last_seq ?? 0);
  }

  return {
    lastSeq,

    async append(ticks) {
      await insertRows(session, tickFeedTable, [{ id: FEED_ROW, last_seq: 0 }], { onConflict: 'ignore' });
      await session.execute(
        sql`UPDATE sandbox_tick_feed SET last_seq = last_seq + ${ticks.length} WHERE id = ${FEED_ROW}`,
      );
      const last = await lastSeq();
      const before = last - ticks.length;
      await insertRows(
        session,
        ticksTable,
        ticks.map((tick, index) => toRow(tick, before + index + 1)),
      );
      return last;
    },

    async movePlace({ source, from, to }) {
      const isThere =
        from === null
          ? sql`(source IS NULL OR source <> ${source})`
          : sql`source = ${source} AND place = ${from}`;
      const moved = await session.execute(
        sql`UPDATE sandbox_tick_feed SET source = ${source}, place = ${to} WHERE id = ${FEED_ROW} AND ${isThere}`,
      );
      return moved === 1;
    },

    async placeIn(source) {
      const [row] = await session.query<RawRow>(
        sql`SELECT place FROM sandbox_tick_feed WHERE id = ${FEED_ROW} AND source = ${source}`,
      );
      return row === undefined ? null : readOptionalText(row.place);
    },

    async newestTime() {
      const [row] = await session.query<RawRow>(
        sql`SELECT ticked_at FROM sandbox_ticks ORDER BY seq DESC LIMIT 1`,
      );
      return row === undefined ? null : toInstant(row.ticked_at);
    },

    async after(seq, limit) {
      const rows = await session.query<RawRow>(
        sql`SELECT ${TICK_COLUMNS} FROM sandbox_ticks WHERE seq > ${seq} ORDER BY seq LIMIT ${limit}`,
      );
      return rows.map(toStoredTick);
    },

    async removeUpTo(seq, limit) {
      const [oldest] = await session.query<RawRow>(sql`SELECT seq FROM sandbox_ticks ORDER BY seq LIMIT 1`);
      if (oldest === undefined) {
        return 0;
      }

      const until = Math.min(seq, Number(oldest.seq) + limit - 1);
      return session.execute(sql`DELETE FROM sandbox_ticks WHERE seq <= ${until}`);
    },
  };
}

function toRow(tick: Tick, seq: number) {
  return {
    seq,
    exchange: tick.exchange,
    symbol: tick.symbol,
    ltp: writePrice(tick.ltp),
    bid: writeOptionalPrice(tick.bid),
    ask: writeOptionalPrice(tick.ask),
    low: writeOptionalPrice(tick.low),
    high: writeOptionalPrice(tick.high),
    volume: tick.volume,
    ticked_at: tick.at,
  };
}

function toStoredTick(row: RawRow): StoredTick {
  return {
    seq: Number(row.seq),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    ltp: readPrice(row.ltp),
    bid: readOptionalPrice(row.bid),
    ask: readOptionalPrice(row.ask),
    low: readOptionalPrice(row.low),
    high: readOptionalPrice(row.high),
    volume: row.volume === null ? null : Number(row.volume),
    at: toInstant(row.ticked_at),
  };
}

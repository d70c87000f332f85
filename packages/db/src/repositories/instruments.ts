import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Exchange, Instrument, InstrumentKey } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { MainDatabase } from '../connect/open.ts';
import { tuplesSource } from '../sql/fragments.ts';
import { empty, join, type Sql, sql } from '../sql/template.ts';
import { type InsertOptions, insertRows } from '../sql/write.ts';
import {
  type BrokerNames,
  INSTRUMENT_COLUMNS,
  instrumentKeyColumns,
  instrumentsTable,
  LISTING_COLUMNS,
  type ListedInstrument,
  toInstrument,
  toInstrumentRow,
  toListedInstrument,
} from './instrument-rows.ts';
import { raiseRevision, readRevision } from './master-revision.ts';
import type { RawRow } from './sandbox/columns.ts';

/** The options and futures on something, as much as is known of those that are wanted. */
export interface DerivativeFilter {
  readonly exchange: Exchange;
  /** What they are on: the master's name of it. */
  readonly name: string;
  /** Only these types: CE, PE, FUT, as the master spells them. */
  readonly instrumentTypes?: readonly string[];
}

export interface InstrumentRepository {
  /** Adds instruments; those that are there already become as given. All or, on failure, whole chunks of them. */
  upsertMany(instruments: readonly (Instrument & BrokerNames)[]): Promise<void>;
  /**
   * Puts these in the place of all that there are, in one transaction: whoever reads sees the old master or the new one.
   * Throws `conflict`, and the old one stays, when two have the same exchange and symbol.
   */
  replaceAll(instruments: readonly (Instrument & BrokerNames)[]): Promise<void>;
  /**
   * Rises with every write of the master that has any rows; with a replacement in the same transaction. What was read between two equal
   * answers is of one master.
   */
  revision(): Promise<number>;
  find(key: InstrumentKey): Promise<Instrument | null>;
  /** With how the broker names it. */
  findListing(key: InstrumentKey): Promise<ListedInstrument | null>;
  /** By the broker's number for it, which is unique within an exchange alone. */
  findByToken(exchange: Exchange, token: string): Promise<ListedInstrument | null>;
  /** By the broker's name for it. */
  findByBrokerSymbol(exchange: Exchange, brokerSymbol: string): Promise<ListedInstrument | null>;
  /** Those of the keys that there are, in no particular order. */
  findMany(keys: readonly InstrumentKey[]): Promise<readonly Instrument[]>;
  /** The days, YYYY-MM-DD, on which such derivatives expire, ascending. */
  expiries(filter: DerivativeFilter): Promise<readonly string[]>;
  /** Such derivatives of one expiry, by strike. */
  ofExpiry(filter: DerivativeFilter, expiry: string): Promise<readonly ListedInstrument[]>;
  /** An exchange's instruments by symbol, those after a symbol when one is given. */
  pageOf(
    exchange: Exchange,
    options: { readonly limit: number; readonly after?: string },
  ): Promise<readonly ListedInstrument[]>;
  /** All of them, by exchange and symbol. */
  list(): Promise<readonly Instrument[]>;
}

/** A master has a hundred thousand rows: enough of them at once to be quick, few enough to hold up nothing for long. */
const CHUNK_ROWS = 1_000;
const REPLACE_TIMEOUT_MS = 120_000;
const UPDATED = Object.keys(instrumentsTable.columns).filter(
  (name): name is Exclude<keyof typeof instrumentsTable.columns, 'exchange' | 'symbol'> =>
    name !== 'exchange' && name !== 'symbol',
);

/** The rows of symtoken, the instrument master. */
export function createInstrumentRepository({
  session,
  transaction,
  announce,
}: Pick<MainDatabase, 'session' | 'transaction' | 'announce'>): InstrumentRepository {
  async function list(source: Sql): Promise<readonly ListedInstrument[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${LISTING_COLUMNS} FROM ${source}`);
    return rows.map(toListedInstrument);
  }

  async function select(source: Sql): Promise<readonly Instrument[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${INSTRUMENT_COLUMNS} FROM ${source}`);
    return rows.map(toInstrument);
  }

  return {
    async upsertMany(instruments) {
      if (instruments.length > 0) {
        await write(session, instruments, { onConflict: { key: ['exchange', 'symbol'], update: UPDATED } });
        await raiseRevision(session);
        await announce('instruments');
      }
    },

    async replaceAll(instruments) {
      await transaction(
        async (within) => {
          await raiseRevision(within);
          await within.execute(sql`DELETE FROM symtoken`);
          await write(within, instruments, { onConflict: 'fail' });
        },
        { timeoutMs: REPLACE_TIMEOUT_MS },
      );
      await announce('instruments');
    },

    revision: () => readRevision(session),

    async find({ exchange, symbol }) {
      const [found] = await select(sql`symtoken WHERE exchange = ${exchange} AND symbol = ${symbol}`);
      return found ?? null;
    },

    async findListing({ exchange, symbol }) {
      const [found] = await list(sql`symtoken WHERE exchange = ${exchange} AND symbol = ${symbol}`);
      return found ?? null;
    },

    async findByToken(exchange, token) {
      const [found] = await list(
        sql`symtoken WHERE token = ${token} AND exchange = ${exchange} ORDER BY id LIMIT 1`,
      );
      return found ?? null;
    },

    async findByBrokerSymbol(exchange, brokerSymbol) {
      const [found] = await list(
        sql`symtoken WHERE brsymbol = ${brokerSymbol} AND exchange = ${exchange} ORDER BY id LIMIT 1`,
      );
      return found ?? null;
    },

    async findMany(keys) {
      if (keys.length === 0) {
        return [];
      }

      const rows = keys.map(({ exchange, symbol }) => ({ exchange, symbol }));
      const wanted = tuplesSource(session, 'wanted', instrumentKeyColumns, rows);
      return select(
        sql`${wanted} CROSS JOIN symtoken WHERE symtoken.exchange = wanted.exchange AND symtoken.symbol = wanted.symbol`,
      );
    },

    async expiries(filter) {
      const rows = await session.query<RawRow>(
        sql`SELECT DISTINCT expiry_date FROM symtoken WHERE ${isDerivative(filter)} AND expiry_date IS NOT NULL ORDER BY expiry_date`,
      );
      return rows.map((row) => String(row.expiry_date));
    },

    ofExpiry: (filter, expiry) =>
      list(
        sql`symtoken WHERE ${isDerivative(filter)} AND expiry_date = ${expiry} ORDER BY strike, instrumenttype`,
      ),

    pageOf: (exchange, { limit, after }) =>
      list(sql`symtoken WHERE exchange = ${exchange} ${after === undefined ? empty : sql`AND symbol > ${after}`}
        ORDER BY symbol LIMIT ${limit}`),

    list: () => select(sql`symtoken ORDER BY symtoken.exchange, symtoken.symbol`),
  };
}

async function write(
  session: SqlSession,
  instruments: readonly (Instrument & BrokerNames)[],
  options: InsertOptions<typeof instrumentsTable.columns>,
): Promise<void> {
  for (let start = 0; start < instruments.length; start += CHUNK_ROWS) {
    const rows = instruments.slice(start, start + CHUNK_ROWS).map(toInstrumentRow);
    await insertRows(session, instrumentsTable, rows, options);
    // SQLite works within this very thread: let whoever else waits for it have a turn.
    await nextTurn();
  }
}

function isDerivative({ exchange, name, instrumentTypes }: DerivativeFilter): Sql {
  const ofType =
    instrumentTypes === undefined
      ? empty
      : sql`AND instrumenttype IN (${join(instrumentTypes.length === 0 ? [''] : [...instrumentTypes])})`;
  return sql`exchange = ${exchange} AND name = ${name} ${ofType}`;
}

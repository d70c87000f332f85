import { formatContractValue, formatPrice, type Instrument, type InstrumentKey } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { MainDatabase } from '../connect/open.ts';
import { toBigInt } from '../sql/decode.ts';
import { tuplesSource } from '../sql/fragments.ts';
import { decimal, defineTable, integer, type RowOf, text } from '../sql/table.ts';
import { join, raw, type Sql, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import { formatExpiry } from './expiry.ts';
import { type RawRow, readContractValue, readPrice, readWord } from './sandbox/columns.ts';

/** How a broker names an instrument; its own name where nothing is said. */
export interface BrokerNames {
  readonly brokerSymbol?: string;
  readonly brokerExchange?: string;
  readonly token?: string;
}

export interface InstrumentRepository {
  /** Adds instruments; those that are there already become as given. All or, on failure, whole chunks of them. */
  upsertMany(instruments: readonly (Instrument & BrokerNames)[]): Promise<void>;
  find(key: InstrumentKey): Promise<Instrument | null>;
  /** Those of the keys that there are, in no particular order. */
  findMany(keys: readonly InstrumentKey[]): Promise<readonly Instrument[]>;
  /** All of them, by exchange and symbol. */
  list(): Promise<readonly Instrument[]>;
}

const keyColumns = { exchange: text(20), symbol: text(50) };

export const instrumentsTable = defineTable('symtoken', {
  ...keyColumns,
  brsymbol: text(100),
  brexchange: text(20),
  name: text(100),
  token: text(50),
  expiry: text(10),
  expiry_date: text(10),
  strike: decimal(14, 4),
  lotsize: integer,
  instrumenttype: text(20),
  tick_size: decimal(14, 4),
  contract_value: decimal(18, 8),
  freeze_quantity: integer,
});

type InstrumentRow = RowOf<typeof instrumentsTable.columns>;

/** A master has a hundred thousand rows: enough of them at once to be quick, few enough for any engine's packet. */
const CHUNK_ROWS = 5_000;
const UPDATED = Object.keys(instrumentsTable.columns).filter(
  (name): name is Exclude<keyof typeof instrumentsTable.columns, 'exchange' | 'symbol'> =>
    name !== 'exchange' && name !== 'symbol',
);
const READ = join(
  [
    'exchange',
    'symbol',
    'name',
    'expiry_date',
    'strike',
    'lotsize',
    'instrumenttype',
    'tick_size',
    'contract_value',
    'freeze_quantity',
  ].map((name) => raw(`symtoken.${name}`)),
);

/** The rows of symtoken, the instrument master. */
export function createInstrumentRepository({ session }: Pick<MainDatabase, 'session'>): InstrumentRepository {
  return {
    async upsertMany(instruments) {
      for (let start = 0; start < instruments.length; start += CHUNK_ROWS) {
        const rows = instruments.slice(start, start + CHUNK_ROWS).map(toRow);
        await insertRows(session, instrumentsTable, rows, {
          onConflict: { key: ['exchange', 'symbol'], update: UPDATED },
        });
      }
    },

    async find(key) {
      const [found] = await select(
        session,
        sql`symtoken WHERE symtoken.exchange = ${key.exchange} AND symtoken.symbol = ${key.symbol}`,
      );
      return found ?? null;
    },

    async findMany(keys) {
      if (keys.length === 0) {
        return [];
      }

      const wanted = tuplesSource(
        session,
        'wanted',
        keyColumns,
        keys.map(({ exchange, symbol }) => ({ exchange, symbol })),
      );
      return select(
        session,
        sql`${wanted} CROSS JOIN symtoken WHERE symtoken.exchange = wanted.exchange AND symtoken.symbol = wanted.symbol`,
      );
    },

    list: () => select(session, sql`symtoken ORDER BY symtoken.exchange, symtoken.symbol`),
  };
}

async function select(session: SqlSession, source: Sql): Promise<readonly Instrument[]> {
  const rows = await session.query<RawRow>(sql`SELECT ${READ} FROM ${source}`);
  return rows.map(toInstrument);
}

function toInstrument(row: RawRow): Instrument {
  const strike = readPrice(row.strike);
  return {
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    name: String(row.name),
    instrumentType: String(row.instrumenttype),
    expiry: row.expiry_date === null ? null : String(row.expiry_date),
    // Masters give what is no option a strike of 0, -0.01 or -1.
    strike: strike > 0n ? strike : null,
    lotSize: toBigInt(row.lotsize),
    tickSize: readPrice(row.tick_size),
    contractValue: readContractValue(row.contract_value),
    freezeQuantity: row.freeze_quantity === null ? null : toBigInt(row.freeze_quantity),
  };
}

function toRow(instrument: Instrument & BrokerNames): InstrumentRow {
  return {
    exchange: instrument.exchange,
    symbol: instrument.symbol,
    brsymbol: instrument.brokerSymbol ?? instrument.symbol,
    brexchange: instrument.brokerExchange ?? instrument.exchange,
    name: instrument.name,
    token: instrument.token ?? '',
    expiry: instrument.expiry === null ? '' : formatExpiry(instrument.expiry),
    expiry_date: instrument.expiry,
    strike: formatPrice(instrument.strike ?? 0n),
    lotsize: instrument.lotSize,
    instrumenttype: instrument.instrumentType,
    tick_size: formatPrice(instrument.tickSize),
    contract_value: formatContractValue(instrument.contractValue),
    freeze_quantity: instrument.freezeQuantity,
  };
}

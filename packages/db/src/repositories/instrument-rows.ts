/** Instruments as rows of symtoken, and back. */
import { formatContractValue, formatExpiry, formatPrice, type Instrument } from '@openalgo/domain';
import { toBigInt } from '../sql/decode.ts';
import { decimal, defineTable, integer, type RowOf, text } from '../sql/table.ts';
import { join, raw, type Sql } from '../sql/template.ts';
import { type RawRow, readContractValue, readPrice, readWord } from './sandbox/columns.ts';

/** How a broker names an instrument; its own name where nothing is said. */
export interface BrokerNames {
  readonly brokerSymbol?: string;
  readonly brokerExchange?: string;
  readonly token?: string;
}

/** An instrument with all that the master tells of it. */
export type ListedInstrument = Instrument & Required<BrokerNames>;

export const instrumentKeyColumns = { exchange: text(20), symbol: text(50) };

export const instrumentsTable = defineTable('symtoken', {
  ...instrumentKeyColumns,
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

const RULE_COLUMNS = [
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
];

const columnList = (names: readonly string[]): Sql => join(names.map((name) => raw(`symtoken.${name}`)));

/** The columns of what the rules need to know. */
export const INSTRUMENT_COLUMNS: Sql = columnList(RULE_COLUMNS);
/** The columns of all that the master tells. */
export const LISTING_COLUMNS: Sql = columnList([...RULE_COLUMNS, 'brsymbol', 'brexchange', 'token']);

export function toInstrument(row: RawRow): Instrument {
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

export function toListedInstrument(row: RawRow): ListedInstrument {
  return {
    ...toInstrument(row),
    brokerSymbol: String(row.brsymbol),
    brokerExchange: String(row.brexchange),
    token: String(row.token),
  };
}

export function toInstrumentRow(
  instrument: Instrument & BrokerNames,
): RowOf<typeof instrumentsTable.columns> {
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

import type { ListedInstrument } from '@openalgo/db';
import { type Day, formatContractValue, formatExpiry } from '@openalgo/domain';
import type { CsvColumn } from '../csv.ts';
import type { InstrumentRow } from '../schemas/market-replies.ts';
import { presentData, presentPrice } from './values.ts';

/** An instrument as the reference's master has it. */
export function presentInstrument(instrument: ListedInstrument): InstrumentRow {
  return {
    symbol: instrument.symbol,
    brsymbol: instrument.brokerSymbol,
    name: instrument.name,
    exchange: instrument.exchange,
    brexchange: instrument.brokerExchange,
    token: instrument.token,
    expiry: instrument.expiry === null ? '' : formatExpiry(instrument.expiry),
    strike: presentPrice(instrument.strike),
    lotsize: Number(instrument.lotSize),
    instrumenttype: instrument.instrumentType,
    tick_size: presentPrice(instrument.tickSize),
    contract_value: Number(formatContractValue(instrument.contractValue)),
    freeze_qty: Number(instrument.freezeQuantity ?? 0n),
  };
}

export function presentSearch(found: readonly ListedInstrument[]) {
  const message = `Found ${found.length} matching symbols`;
  return { ...presentData(found.map(presentInstrument)), message };
}

export function presentExpiries(days: readonly Day[]) {
  return { ...presentData(days.map(formatExpiry)), message: `Found ${days.length} expiry dates` };
}

const COLUMNS = [
  'symbol',
  'brsymbol',
  'name',
  'exchange',
  'brexchange',
  'token',
  'expiry',
  'strike',
  'lotsize',
  'instrumenttype',
  'tick_size',
  'contract_value',
  'freeze_qty',
] as const satisfies readonly (keyof InstrumentRow)[];

/** The same row as a line of a CSV file. */
export const INSTRUMENT_CSV: readonly CsvColumn<InstrumentRow>[] = COLUMNS.map((name) => [
  name,
  (row) => row[name],
]);

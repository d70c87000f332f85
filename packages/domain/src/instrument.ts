import type { ContractValue, Price, Quantity } from './money.ts';
import type { Exchange } from './vocabulary.ts';

/** What identifies an instrument everywhere: symbols are unique within an exchange only. */
export interface InstrumentKey {
  readonly exchange: Exchange;
  readonly symbol: string;
}

/** What the rules need to know of an instrument. */
export interface Instrument extends InstrumentKey {
  readonly name: string;
  /** EQ, INDEX, FUT…, CE, PE, PERPFUT: brokers differ in the spelling beyond these stems. */
  readonly instrumentType: string;
  /** The day of expiry as YYYY-MM-DD, or null for what does not expire. */
  readonly expiry: string | null;
  readonly strike: Price | null;
  readonly lotSize: Quantity;
  /** The price step; 0n where the master knows none. */
  readonly tickSize: Price;
  readonly contractValue: ContractValue;
  /** The largest quantity the exchange takes in one order, or null where the master knows none. */
  readonly freezeQuantity: Quantity | null;
}

/** One string for an instrument, for the keys of maps. */
export function instrumentId(key: InstrumentKey): string {
  return `${key.exchange}:${key.symbol}`;
}

import type { InstrumentKey } from './instrument.ts';
import type { Price } from './money.ts';
import type { Instant } from './time.ts';

/** One message of a price feed about one instrument. */
export interface Tick extends InstrumentKey {
  readonly ltp: Price;
  readonly bid: Price | null;
  readonly ask: Price | null;
  /** The day's extremes so far, where the feed tells them. */
  readonly low: Price | null;
  readonly high: Price | null;
  readonly volume: number | null;
  /** When the exchange made it. */
  readonly at: Instant;
}

/** The newest known state of one instrument's market: its last tick and what earlier ones tell of the day. */
export interface Quote extends Tick {
  readonly open: Price;
  readonly prevClose: Price | null;
  readonly openInterest: number;
}

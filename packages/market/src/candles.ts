import type { Instant, InstrumentKey, Price } from '@openalgo/domain';
import type { SequencedTick } from './tick-source.ts';

/** The trades of one instrument in one minute. */
export interface Candle extends InstrumentKey {
  /** The start of the minute. */
  readonly at: Instant;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** Units traded in the minute. */
  readonly volume: number;
}

const TICK_SPACING_MS = 15_000;

/**
 * A candle as four ticks, 15 s apart from its start: open, then whichever of low and high is nearer to the open (low
 * where both are as near), then the other, then close. A candle tells the extremes of its minute, not of the day, so the
 * ticks leave the day's low and high to the quote book; the last one tells the day's volume where the caller knows it.
 */
export function candleTicks(candle: Candle, dayVolume: number | null = null): readonly SequencedTick[] {
  const { exchange, symbol, open, high, low, close, at } = candle;
  const isLowNearer = open - low <= high - open;
  const path = isLowNearer ? [open, low, high, close] : [open, high, low, close];

  return path.map((ltp, index) => ({
    exchange,
    symbol,
    ltp,
    bid: null,
    ask: null,
    low: null,
    high: null,
    volume: index === path.length - 1 ? dayVolume : null,
    at: at + index * TICK_SPACING_MS,
    seq: 0,
  }));
}

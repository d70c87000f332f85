import type { Instant, Price } from '@openalgo/domain';
import type { Candle } from './candles.ts';
import { createPriceWalk, type PriceWalk } from './price-walk.ts';
import { type PricedInstrument, randomOf } from './priced-instrument.ts';

export interface CandleGeneratorOptions {
  readonly instruments: readonly PricedInstrument[];
  /** How many candles each instrument gets. */
  readonly minutes: number;
  /** The start of the first minute. */
  readonly start: Instant;
  readonly seed: number;
}

const MINUTE_MS = 60_000;
const PRICES_PER_CANDLE = 12;
const VOLUME_MAX = 50_000;

/**
 * Candles of a made-up market, for replays where there are no recorded ones: minute by minute, within a minute in the
 * order of the instruments. The same options give the same candles.
 */
export function generateCandles(options: CandleGeneratorOptions): readonly Candle[] {
  const { instruments, minutes, start, seed } = options;
  const markets = instruments.map((priced) => createCandleMaker(priced, seed));

  return Array.from({ length: minutes }, (_, minute) =>
    markets.map((nextCandle) => nextCandle(start + minute * MINUTE_MS)),
  ).flat();
}

function createCandleMaker(priced: PricedInstrument, seed: number): (at: Instant) => Candle {
  const { exchange, symbol } = priced.instrument;
  const walk = createPriceWalk(priced, seed);
  // Another seed, or volumes would echo the prices.
  const volumes = randomOf(priced.instrument, seed + 1);

  return (at) => ({ exchange, symbol, at, ...nextRange(walk), volume: volumes.below(VOLUME_MAX) });
}

function nextRange(walk: PriceWalk): Pick<Candle, 'open' | 'high' | 'low' | 'close'> {
  const open = walk.next();
  const range = { open, high: open, low: open, close: open };
  for (let count = 1; count < PRICES_PER_CANDLE; count += 1) {
    include(range, walk.next());
  }

  return range;
}

function include(range: { high: Price; low: Price; close: Price }, value: Price): void {
  range.high = value > range.high ? value : range.high;
  range.low = value < range.low ? value : range.low;
  range.close = value;
}

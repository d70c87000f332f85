import type { Price } from '@openalgo/domain';
import { alignToTick, type PricedInstrument, randomOf, tickOf } from './priced-instrument.ts';

export interface PriceWalk {
  /** The next price of the walk; the first one is the base. */
  next(): Price;
}

/** The largest step is this part of the base price: 0.05 %. */
const STEP_PART = 2_000;
/** A price stays within this part of its base price: 20 %. */
const BAND_PART = 5;

/**
 * A random walk of prices that depends on the seed and the instrument alone. Every price is a multiple of the tick,
 * above zero and within 20 % of the base (which is rounded to the tick first).
 *
 * Counted in ticks, a step is a draw from −s…s less the pull of the base, trunc(s × distance ÷ radius). As s ≤ radius,
 * the sum cannot leave the band: the pull takes from the outward step what the distance has used up.
 */
export function createPriceWalk({ instrument, basePrice }: PricedInstrument, seed: number): PriceWalk {
  const random = randomOf(instrument, seed);
  const tick = tickOf(instrument);
  const base = Number(alignToTick(basePrice, tick) / tick);
  const radius = Math.floor(base / BAND_PART);
  const step = Math.min(radius, Math.max(1, Math.floor(base / STEP_PART)));
  let distance = 0;

  function advance(): void {
    const pull = radius === 0 ? 0 : Math.trunc((step * distance) / radius);
    distance += random.below(2 * step + 1) - step - pull;
  }

  return {
    next() {
      const current = BigInt(base + distance) * tick;
      advance();
      return current;
    },
  };
}

import { divideRounded, type Instrument, instrumentId, type Price, price } from '@openalgo/domain';
import { createRandom, hashText, type Random } from './random.ts';

/** An instrument and the price around which a made-up market of it moves. */
export interface PricedInstrument {
  readonly instrument: Instrument;
  readonly basePrice: Price;
}

/** The step for instruments whose master knows none, as indices'. */
const DEFAULT_TICK = price('0.05');

/** The instrument's price step, never 0. */
export function tickOf(instrument: Pick<Instrument, 'tickSize'>): Price {
  return instrument.tickSize > 0n ? instrument.tickSize : DEFAULT_TICK;
}

/** The multiple of the tick that is nearest to a price, and at least one tick. */
export function alignToTick(value: Price, tick: Price): Price {
  const ticks = divideRounded(value, tick);
  return ticks < 1n ? tick : ticks * tick;
}

/** Randomness of the instrument's own, so that its prices do not depend on which others there are. */
export function randomOf(instrument: Instrument, seed: number): Random {
  return createRandom(hashText(`${seed}/${instrumentId(instrument)}`));
}

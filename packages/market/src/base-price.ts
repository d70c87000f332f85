import {
  absolute,
  type Instrument,
  type ParsedSymbol,
  type Price,
  parseSymbol,
  price,
} from '@openalgo/domain';
import { DEMO_UNDERLYINGS } from './demo-underlyings.ts';
import { alignToTick, tickOf } from './priced-instrument.ts';
import { hashText } from './random.ts';

/**
 * A plausible price for a made-up market of any instrument, demo or imported, always the same for the same symbol and
 * on its tick. Contracts agree with their underlying: a future costs a little more, an option its intrinsic value
 * and a time value.
 */
export function basePriceOf(instrument: Instrument): Price {
  const parsed = parseSymbol(instrument.exchange, instrument.symbol);
  const value = parsed === null ? spotPrice(instrument.symbol) : priceOf(parsed);
  return alignToTick(value, tickOf(instrument));
}

function priceOf({ base, strike, kind }: ParsedSymbol): Price {
  if (strike !== null) {
    return optionPrice(knownSpot(base) ?? strike, strike, kind === 'PE');
  }

  const spot = spotPrice(base);
  return kind === 'FUT' ? spot + spot / CARRY_PART : spot;
}

/** A future costs this part of its underlying more: 0.5 %. */
const CARRY_PART = 200n;
/** The time value at the money as a part of the spot (0.8 %), and far from it (0.05 %). */
const TIME_VALUE_PART = 125n;
const TIME_VALUE_MIN_PART = 2_000n;
/** The time value falls by this part of the distance from the money. */
const DECAY_PART = 3n;

function optionPrice(spot: Price, strike: Price, isPut: boolean): Price {
  const gain = isPut ? strike - spot : spot - strike;
  const intrinsic = gain > 0n ? gain : 0n;
  const timeValue = spot / TIME_VALUE_PART - absolute(gain) / DECAY_PART;
  const least = spot / TIME_VALUE_MIN_PART;
  return intrinsic + (timeValue > least ? timeValue : least);
}

const knownSpot = (base: string): Price | undefined => DEMO_UNDERLYINGS.get(base)?.basePrice;

const UNKNOWN_PRICE_MIN = 50;
const UNKNOWN_PRICE_MAX = 3_000;

/** An underlying that the demo does not have costs 50 to 3,000 rupees, by a hash of its name. */
function spotPrice(base: string): Price {
  const rupees = UNKNOWN_PRICE_MIN + (hashText(base) % (UNKNOWN_PRICE_MAX - UNKNOWN_PRICE_MIN));
  return knownSpot(base) ?? price(String(rupees));
}

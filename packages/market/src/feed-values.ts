import { EXCHANGES, type Exchange, PRICE_DECIMALS, type Price, parseDecimal } from '@openalgo/domain';
import { z } from 'zod';

/** The values of foreign feeds, which write numbers as numbers or as text, and leave out what they do not know. */

const NUMERIC_TEXT_LENGTH_MAX = 40;
/** A count of seconds is below this until the year 5138, one of milliseconds above it since 1973. */
const SECONDS_MAX = 100_000_000_000;
const SECOND_MS = 1000;

export const exchangeOfFeed: z.ZodType<Exchange> = z.enum(EXCHANGES);
export const symbolOfFeed = z.string().min(1).max(50);

/** A price, whatever its sign: whether it is believed is decided later. Floating-point dust is rounded away. */
export const priceOfFeed = z
  .union([z.string().max(NUMERIC_TEXT_LENGTH_MAX), z.number()])
  .transform((value, context) => {
    const price = readPrice(value);
    if (price === null) {
      context.issues.push({ code: 'custom', message: 'not a price', input: value });
      return z.NEVER;
    }

    return price;
  });

function readPrice(value: string | number): Price | null {
  const exact = parseDecimal(String(value), PRICE_DECIMALS);
  const number = Number(value);
  if (exact !== null || value === '' || !Number.isFinite(number)) {
    return exact;
  }

  return parseDecimal(number.toFixed(PRICE_DECIMALS), PRICE_DECIMALS);
}

/** A price that may be missing or unreadable: then nothing is known of it. */
export const maybePriceOfFeed = priceOfFeed
  .nullish()
  .catch(null)
  .transform((price) => price ?? null);

/** A volume that may be missing or unreadable. */
export const maybeVolumeOfFeed = z.coerce.number().int().nonnegative().nullable().catch(null);

/** An instant: ISO 8601 with an offset, or the seconds or milliseconds since 1970. */
export const instantOfFeed = z
  .union([z.string().max(NUMERIC_TEXT_LENGTH_MAX), z.number()])
  .transform((value, context) => {
    const at =
      typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value) ? readIso(value) : readEpoch(Number(value));
    if (!(at > 0)) {
      context.issues.push({ code: 'custom', message: 'not an instant', input: value });
      return z.NEVER;
    }

    return at;
  });

function readIso(text: string): number {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
}

const readEpoch = (count: number): number => Math.round(count < SECONDS_MAX ? count * SECOND_MS : count);

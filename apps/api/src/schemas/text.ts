import { ACTIONS, EXCHANGES, PRICE_TYPES, PRODUCTS } from '@openalgo/domain';
import { z } from 'zod';

/** Control characters and lone surrogates: no name has them, and not every database keeps them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** Printable text. */
export function text(lengthMax: number) {
  return z
    .string()
    .max(lengthMax)
    .refine((value) => !UNPRINTABLE.test(value), 'Must not contain control characters.');
}

/** The bearer's secret; checked for its shape alone, so that a stranger learns nothing else. */
export const apiKey = text(256)
  .min(1)
  .meta({ description: 'Your API key', examples: ['0123456789abcdef…'] });
export const symbol = text(50)
  .min(1)
  .meta({ examples: ['RELIANCE'] });
export const orderId = text(50)
  .min(1)
  .meta({ examples: ['26081900000001'] });
/** The reference takes an empty strategy for a given one; it is kept as none. */
export const strategy = text(100)
  .transform((value) => (value === '' ? null : value))
  .meta({ description: 'The name of your strategy', examples: ['My strategy'] });

export const exchange = z.enum(EXCHANGES);
export const priceType = z.enum(PRICE_TYPES);
export const product = z.enum(PRODUCTS);
export const action = z
  .string()
  .transform((value) => value.toUpperCase())
  .pipe(z.enum(ACTIONS))
  .meta({
    description: 'BUY or SELL, in upper or lower case',
    pattern: '^([Bb][Uu][Yy]|[Ss][Ee][Ll][Ll])$',
    // Not `examples`: they would be of what it is read into, and left out of what is sent.
    example: 'BUY',
  });

/** What a person types to find an instrument. */
export const searchQuery = text(100)
  .refine((value) => value.trim() !== '', 'Must not be empty.')
  .meta({ examples: ['NIFTY 25000 CE'] });

const NOT_A_DAY = 'Must be a day as YYYY-MM-DD.';

/** A calendar day. */
export const day = z
  .string()
  .refine((value) => z.iso.date().safeParse(value).success, NOT_A_DAY)
  .meta({ format: 'date', examples: ['2026-08-19'] });

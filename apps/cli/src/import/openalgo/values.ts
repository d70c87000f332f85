/**
 * What the columns of an OpenAlgo installation hold (reference §1). SQLite keeps whatever was written, so every value is
 * checked; a column that an older release did not have reads as undefined and is treated like null.
 */
import {
  EXCHANGES,
  type Instant,
  type Paise,
  type Price,
  paise,
  price as priceOf,
  type Quantity,
} from '@openalgo/domain';
import { z } from 'zod';

const IST_OFFSET_MS = 330 * 60_000;
/** "2026-08-19 11:00:00.123456", with a T or a zone where a driver wrote one. */
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Text that must be there, of at most as many characters as our column holds. */
export const text = (max: number) =>
  z.string().min(1, 'is empty').max(max, `has more than ${max} characters`);

/** Text that may be missing; empty text counts as missing. */
export const optionalText = (max: number) =>
  z
    .string()
    .max(max, `has more than ${max} characters`)
    .nullish()
    .transform((value) => (value === '' ? null : (value ?? null)));

/** Text that is only shown, so it may be cut to what our column holds. */
export const cutText = (max: number) =>
  z
    .string()
    .nullish()
    .transform((value) => (value ? value.slice(0, max) : null));

/** Text of any length. */
export const longText = z.string().min(1, 'is empty');
export const optionalLongText = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? null : (value ?? null)));

/** 0 or 1; `fallback` where it is missing. */
export const flag = (fallback: boolean) =>
  z
    .number()
    .nullish()
    .transform((value) => (value == null ? fallback : value !== 0));

/** A whole number of 32 bits. */
export const integer = z.number().int('is not whole').min(-2_147_483_648).max(2_147_483_647);
export const integerOr = (fallback: number) => integer.nullish().transform((value) => value ?? fallback);
/** A number of any kind, for durations. */
export const duration = z.number().nonnegative();
export const optionalDuration = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** Units of an instrument. */
export const quantity = integer.transform((value): Quantity => BigInt(value));

/** SQLite keeps decimals as floating point; a double holds fifteen digits, more than these columns have. */
const decimalText = (value: number | string, decimals: number): string => Number(value).toFixed(decimals);
const decimal = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'is no decimal')]);

export const price = decimal.transform((value): Price => priceOf(decimalText(value, 4)));
export const optionalPrice = decimal
  .nullish()
  .transform((value): Price | null => (value == null ? null : priceOf(decimalText(value, 4))));
/** Money; 0 where it is missing. */
export const money = decimal
  .nullish()
  .transform((value): Paise => (value == null ? 0n : paise(decimalText(value, 2))));
/** A factor of eight decimals; 1 where it is missing or makes no sense. */
export const contractValue = decimal
  .nullish()
  .transform((value): bigint =>
    value != null && Number(value) > 0 ? BigInt(Number(value).toFixed(8).replace('.', '')) : 10n ** 8n,
  );

/** An instant written without its zone, which is `offsetMs` ahead of UTC; with a zone, that is what counts. */
function naive(offsetMs: number) {
  return z
    .string()
    .regex(DATE_TIME, 'is no date and time')
    .transform((value): Instant => {
      const [, day, time, fraction = '', zone] = DATE_TIME.exec(value) ?? [];
      const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone ?? 'Z'}`);
      return zone === undefined ? at - offsetMs : at;
    })
    .refine(Number.isFinite, 'is no date and time');
}

/** An instant that was written in Indian time: the paper account's own times and the analyzer's (reference §1.0, §1.2). */
export const istInstant = naive(IST_OFFSET_MS);
/** An instant that was written in UTC: all others (reference §1.0). */
export const utcInstant = naive(0);
export const optionalIstInstant = istInstant.nullish().transform((value) => value ?? null);
export const optionalUtcInstant = utcInstant.nullish().transform((value) => value ?? null);

export const exchange = z.enum(EXCHANGES, 'is no exchange that is known here');
/** HH:MM, or null for anything else. */
export const timeOfDay = z
  .string()
  .nullish()
  .transform((value) => (value != null && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : null));
/** A day as YYYY-MM-DD; SQLAlchemy writes dates so. */
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'is no day');

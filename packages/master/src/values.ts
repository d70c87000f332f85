/** What the texts of an instrument file may be. */
import {
  CONTRACT_VALUE_DECIMALS,
  ONE_CONTRACT,
  PRICE_DECIMALS,
  parseDecimal,
  parseExpiryText,
} from '@openalgo/domain';
import { z } from 'zod';

/** What a 32-bit column holds. */
const WHOLE_MAX = 2_147_483_647n;
/** Ten digits before the point, as the column of strikes has. */
const PRICE_LIMIT = 10n ** BigInt(10 + PRICE_DECIMALS);
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const ESCAPED_FORMULA = /^'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** Text of at most so many characters. The apostrophe that our own export writes before what looks like a formula goes. */
export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.trim().replace(ESCAPED_FORMULA, ''))
    .refine((value) => value.length <= max, `is longer than ${max} characters`)
    .refine((value) => !UNPRINTABLE.test(value), 'has control characters');

export const requiredText = (max: number) => text(max).refine((value) => value !== '', 'is empty');

/** A decimal; an empty text, 0 and what is below it are none, as masters give what has no strike 0, -0.01 or -1. */
export const priceOrNone = z.string().transform((value, context) => {
  const parsed = parseDecimal(value.trim() || '0', PRICE_DECIMALS);
  if (parsed === null || parsed >= PRICE_LIMIT) {
    return fail(context, value, `is no number of at most ${PRICE_DECIMALS} decimals`);
  }

  return parsed > 0n ? parsed : null;
});

/** A whole number; an empty text and 0 are none. */
export const wholeOrNone = z.string().transform((value, context) => {
  const parsed = parseDecimal(value.trim() || '0', 0);
  if (parsed === null || parsed < 0n || parsed > WHOLE_MAX) {
    return fail(context, value, `is no whole number up to ${WHOLE_MAX}`);
  }

  return parsed > 0n ? parsed : null;
});

/** A contract's value; 1 where nothing is said. */
export const contractValueOrOne = z.string().transform((value, context) => {
  const parsed = value.trim() === '' ? ONE_CONTRACT : parseDecimal(value.trim(), CONTRACT_VALUE_DECIMALS);
  return parsed !== null && parsed > 0n && parsed < 10n ** 18n
    ? parsed
    : fail(context, value, 'is no number above 0');
});

/** A day as 2026-08-27 or 27-AUG-26; null for an empty text. */
export const expiryOrNone = z.string().transform((value, context) => {
  const trimmed = value.trim();
  if (trimmed === '') {
    return null;
  }

  const day = z.iso.date().safeParse(trimmed).success ? trimmed : parseExpiryText(trimmed);
  return day ?? fail(context, value, 'is no day like 2026-08-27 or 27-AUG-26');
});

function fail(context: z.core.$RefinementCtx, input: unknown, message: string): never {
  context.issues.push({ code: 'custom', message, input });
  return z.NEVER;
}

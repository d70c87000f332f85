import { PRICE_DECIMALS, parseDecimal, QUANTITY_DECIMALS } from '@openalgo/domain';
import { z } from 'zod';
import { REQUIRED } from './reasons.ts';

/** What a 32-bit column of quantities holds. */
const QUANTITY_MAX = 2_147_483_647n;
/** Ten digits before the point, as the columns of prices. */
const PRICE_LIMIT = 10n ** BigInt(10 + PRICE_DECIMALS);
/** Longer texts are no numbers of ours, and reading them takes time that grows with their square. */
const NUMERIC_TEXT_LENGTH_MAX = 40;
/** Only said in the documentation; zeros may follow the last decimal that counts. */
const DECIMAL_PATTERN = '^[+-]?\\d+(\\.\\d+)?$';

interface Bounds {
  readonly min: bigint;
  readonly max: bigint;
  readonly notDecimal: string;
  readonly outOfBounds: string;
}

/**
 * A number or a numeric string, read from its text into an integer of `decimals` decimals without floating-point
 * arithmetic. (A JSON number is a double by then, whose shortest text gives every decimal of up to 15 digits back.)
 */
function decimal(decimals: number, { min, max, notDecimal, outOfBounds }: Bounds) {
  return z
    .union([z.string(), z.number()], {
      error: ({ input }) => (input === undefined ? REQUIRED : notDecimal),
    })
    .transform((value, context) => {
      const text = String(value);
      const parsed = text.length > NUMERIC_TEXT_LENGTH_MAX ? null : parseDecimal(text, decimals);
      if (parsed !== null && parsed >= min && parsed <= max) {
        return parsed;
      }

      context.issues.push({
        code: 'custom',
        message: parsed === null ? notDecimal : outOfBounds,
        input: value,
      });
      return z.NEVER;
    })
    .meta({
      description: 'A number, or its text',
      minimum: inUnits(min, decimals),
      maximum: inUnits(max, decimals),
      ...(decimals === 0 && { multipleOf: 1 }),
      maxLength: NUMERIC_TEXT_LENGTH_MAX,
      pattern: DECIMAL_PATTERN,
    });
}

/** A bound as the documentation tells it. */
const inUnits = (value: bigint, decimals: number): number => Number(value) / 10 ** decimals;

const PRICE_TEXT = `Must be a number with at most ${PRICE_DECIMALS} decimals.`;

/** A price above zero. */
export const price = decimal(PRICE_DECIMALS, {
  min: 1n,
  max: PRICE_LIMIT - 1n,
  notDecimal: PRICE_TEXT,
  outOfBounds: 'Must be greater than 0 and less than 10000000000.',
});

/** A price where 0 means that there is none: then it is null. */
export const priceOrZero = decimal(PRICE_DECIMALS, {
  min: 0n,
  max: PRICE_LIMIT - 1n,
  notDecimal: PRICE_TEXT,
  outOfBounds: 'Must be 0 or more and less than 10000000000.',
}).transform((value) => (value === 0n ? null : value));

/** The quantity of an order, in units. */
export const quantity = decimal(QUANTITY_DECIMALS, {
  min: 1n,
  max: QUANTITY_MAX,
  notDecimal: 'Must be a whole number; fractions, also of CRYPTO, are not supported yet.',
  outOfBounds: `Must be greater than 0 and at most ${QUANTITY_MAX}.`,
});

/** The quantity of a smart order, where 0 enters nothing. */
export const quantityOrZero = decimal(QUANTITY_DECIMALS, {
  min: 0n,
  max: QUANTITY_MAX,
  notDecimal: 'Must be a whole number; fractions, also of CRYPTO, are not supported yet.',
  outOfBounds: `Must be 0 or more and at most ${QUANTITY_MAX}.`,
});

/** A position: long above zero, short below. */
export const positionSize = decimal(QUANTITY_DECIMALS, {
  min: -QUANTITY_MAX,
  max: QUANTITY_MAX,
  notDecimal: 'Must be a whole number; fractions, also of CRYPTO, are not supported yet.',
  outOfBounds: `Must be between -${QUANTITY_MAX} and ${QUANTITY_MAX}.`,
});

/** Taken for compatibility; the sandbox shows nobody a part of an order only. */
export const disclosedQuantity = decimal(QUANTITY_DECIMALS, {
  min: 0n,
  max: QUANTITY_MAX,
  notDecimal: 'Must be a whole number.',
  outOfBounds: `Must be 0 or more and at most ${QUANTITY_MAX}.`,
});

/** A day's volume. */
export const volume = decimal(0, {
  min: 0n,
  max: BigInt(Number.MAX_SAFE_INTEGER),
  notDecimal: 'Must be a whole number.',
  outOfBounds: `Must be 0 or more and at most ${Number.MAX_SAFE_INTEGER}.`,
}).transform(Number);

/** The id of a row, in a path or a query. */
export const positiveId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'Must be an id.')
  .transform(Number)
  .meta({ examples: ['1'] });

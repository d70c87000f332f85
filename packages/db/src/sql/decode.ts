import { formatDecimal, type Instant, parseDecimal } from '@openalgo/domain';

/**
 * Engines and statements differ in what a column comes back as; these take whatever it is. Each throws RangeError
 * for what it cannot be: a corrupt row or a bug.
 */

/** A whole number of any size. */
export function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') {
    return value;
  }

  if (typeof value === 'number' ? Number.isSafeInteger(value) : /^-?\d+$/.test(String(value))) {
    return BigInt(typeof value === 'number' ? value : String(value));
  }

  throw unreadable(value, 'a whole number');
}

/** Yes or no, which SQLite and MySQL keep as 1 and 0. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') {
    return value;
  }

  const bit = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
  if (bit !== 0 && bit !== 1) {
    throw unreadable(value, 'yes or no');
  }

  return bit === 1;
}

/** A point in time as epoch milliseconds. Text without a zone is UTC. */
export function toInstant(value: unknown): Instant {
  const epochMs =
    value instanceof Date ? value.getTime() : typeof value === 'string' ? parseUtc(value) : Number(value);
  if (value === null || !Number.isFinite(epochMs)) {
    throw unreadable(value, 'an instant');
  }

  return epochMs;
}

function parseUtc(value: string): number {
  // What this package writes into SQLite: no need to look for what else it could be.
  if (value.length === UTC_TEXT_LENGTH && value.endsWith('+00:00')) {
    return Date.parse(value);
  }

  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`;
  return Date.parse(zoned.replace(' ', 'T'));
}

const UTC_TEXT_LENGTH = '2026-01-01T00:00:00.000+00:00'.length;

/** A decimal as an integer of its last decimal: 12.5 with four decimals is 125000n. */
export function toScaled(value: unknown, decimals: number): bigint {
  if (typeof value === 'bigint') {
    return value * 10n ** BigInt(decimals);
  }

  if (typeof value === 'number') {
    // Up to fifteen digits the product is off by far less than a half, so that rounding finds the integer that is meant.
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled) < FIFTEEN_DIGITS) {
      return BigInt(Math.round(scaled));
    }
  }

  return BigInt(toDecimalText(value, decimals).replace('.', ''));
}

const FIFTEEN_DIGITS = 1e15;

/** A decimal with exactly `decimals` decimals, as text. */
export function toDecimalText(value: unknown, decimals: number): string {
  const exact = typeof value === 'string' ? parseDecimal(value, decimals) : null;
  if (exact !== null) {
    return formatDecimal(exact, decimals);
  }

  if (typeof value === 'bigint') {
    return formatDecimal(value * 10n ** BigInt(decimals), decimals);
  }

  // A double holds fifteen digits faithfully, and no decimal column has more: rounding to the column's scale is exact.
  if (typeof value === 'number' && Number.isFinite(value)) {
    return unsignedZero(value.toFixed(decimals));
  }

  if (isDecimalObject(value)) {
    return unsignedZero(value.toFixed(decimals));
  }

  throw unreadable(value, `a number of at most ${decimals} decimals`);
}

function isDecimalObject(value: unknown): value is { toFixed(decimals: number): string } {
  return (
    typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function'
  );
}

function unsignedZero(decimal: string): string {
  return /^-0(\.0*)?$/.test(decimal) ? decimal.slice(1) : decimal;
}

function unreadable(value: unknown, wanted: string): RangeError {
  return new RangeError(`Not ${wanted}: ${typeof value} ${String(value)}`);
}

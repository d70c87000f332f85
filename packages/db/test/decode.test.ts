import { describe, expect, test } from 'vitest';
import { toBigInt, toBoolean, toDecimalText, toInstant } from '../src/index.ts';

describe('a decimal is read the same, whatever it comes as', () => {
  test.each([
    ['103.3333', 4, '103.3333'],
    ['103.33330000', 4, '103.3333'],
    ['103', 2, '103.00'],
    [103.3333, 4, '103.3333'],
    // Fifteen digits, the most that a column of money has
    [9_999_999_999_999.99, 2, '9999999999999.99'],
    [0.1 + 0.2, 2, '0.30'],
    [-0, 2, '0.00'],
    [1e-7, 4, '0.0000'],
    [100n, 2, '100.00'],
    [{ toFixed: (decimals: number) => `1.${'5'.repeat(decimals)}` }, 3, '1.555'],
  ])('%s with %d decimals is %s', (value, decimals, expected) => {
    expect(toDecimalText(value, decimals)).toBe(expected);
  });

  test.each([null, undefined, '', 'abc', '1.239', Number.NaN, {}])('%s is no decimal', (value) => {
    expect(() => toDecimalText(value, 2)).toThrow(RangeError);
  });
});

describe('a whole number', () => {
  test.each([
    [5, 5n],
    [5n, 5n],
    ['-9007199254740993', -9_007_199_254_740_993n],
  ])('%s is %s', (value, expected) => {
    expect(toBigInt(value)).toBe(expected);
  });

  test.each([1.5, 2 ** 53, '', '1e3', null])('%s is none', (value) => {
    expect(() => toBigInt(value)).toThrow(RangeError);
  });
});

describe('yes or no', () => {
  test.each([
    [true, true],
    [false, false],
    [1n, true],
    [0n, false],
    [1, true],
    [0, false],
  ])('%s is %s', (value, expected) => {
    expect(toBoolean(value)).toBe(expected);
  });

  test.each([null, undefined, 2, -1n, '', 'true'])('%s is neither', (value) => {
    expect(() => toBoolean(value)).toThrow(RangeError);
  });
});

describe('an instant', () => {
  const AT = Date.UTC(2016, 8, 30, 3, 45, 0, 7);

  test.each([
    new Date(AT),
    AT,
    BigInt(AT),
    '2016-09-30T03:45:00.007+00:00',
    '2016-09-30T03:45:00.007Z',
    '2016-09-30 03:45:00.007',
    '2016-09-30T09:15:00.007+05:30',
  ])('%s is read as UTC', (value) => {
    expect(toInstant(value)).toBe(AT);
  });

  test.each([null, undefined, 'yesterday', {}])('%s is none', (value) => {
    expect(() => toInstant(value)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averagePrice,
  divideRounded,
  formatDecimal,
  leverage,
  leveragedNotional,
  notional,
  ONE_CONTRACT,
  paise,
  paiseToNumber,
  parseDecimal,
  price,
  profit,
  prorate,
} from '../src/index.ts';

const integer = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const decimals = fc.integer({ min: 0, max: 8 });

describe('decimals', () => {
  it('come back from their text unchanged, at every scale', () => {
    fc.assert(
      fc.property(
        integer,
        decimals,
        (value, scale) => parseDecimal(formatDecimal(value, scale), scale) === value,
      ),
    );
  });

  it.each(['', '1e3', '0x10', '1.', '.5', '1,000', ' 1', 'NaN', 'Infinity', '1.2.3', '--1'])(
    'are not read from %j',
    (text) => {
      expect(parseDecimal(text, 2)).toBeNull();
    },
  );

  it('may carry zeros beyond the scale, but no other digit', () => {
    expect(parseDecimal('12.3400', 2)).toBe(1234n);
    expect(parseDecimal('12.3401', 2)).toBeNull();
  });

  it('throw when a trusted amount is none', () => {
    expect(() => paise('12.345')).toThrow(RangeError);
  });

  it('become JSON numbers that print the same digits', () => {
    fc.assert(
      fc.property(integer, (value) => {
        expect(paiseToNumber(value).toFixed(2)).toBe(formatDecimal(value, 2));
      }),
    );
  });
});

describe('rounding', () => {
  it('is half away from zero, on both sides', () => {
    expect(divideRounded(5n, 10n)).toBe(1n);
    expect(divideRounded(-5n, 10n)).toBe(-1n);
    expect(divideRounded(4n, 10n)).toBe(0n);
    expect(divideRounded(-4n, 10n)).toBe(0n);
  });

  it('never moves a quotient by more than half', () => {
    const denominator = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(integer, denominator, (n, d) => {
        const error = divideRounded(n, d) * d - n;
        return 2n * (error < 0n ? -error : error) <= d;
      }),
    );
  });
});

describe('amounts', () => {
  it('multiply quantity, price and contract value exactly', () => {
    expect(notional(1000n, price('83.0025'))).toBe(paise('83002.50'));
    expect(notional(5n, price('60000'), ONE_CONTRACT / 1000n)).toBe(paise('300'));
  });

  it('divide by leverage once, at the end', () => {
    expect(leveragedNotional(1n, price('100.05'), ONE_CONTRACT, leverage('3'))).toBe(paise('33.35'));
    expect(leveragedNotional(100n, price('1200'), ONE_CONTRACT, leverage('5'))).toBe(paise('24000'));
  });

  it('split without loss: a share and the rest are the whole', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const quantity = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(amount, quantity, quantity, (whole, a, b) => {
        const part = prorate(whole, a, a + b);
        return part >= 0n && part <= whole;
      }),
    );
    expect(prorate(paise('15500'), 50n, 150n)).toBe(paise('5166.67'));
  });

  it('average to four decimals', () => {
    expect(averagePrice(paise('15500'), 150n)).toBe(price('103.3333'));
    expect(averagePrice(0n, 0n)).toBe(0n);
  });

  it('earn what lies above cost, times the contract value', () => {
    expect(profit(50n, price('120'), paise('5166.67'), ONE_CONTRACT)).toBe(paise('833.33'));
    expect(profit(10n, price('61000'), paise('600000'), ONE_CONTRACT / 1000n)).toBe(paise('10'));
  });
});

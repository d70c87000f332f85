import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exchange, futureSymbol, optionSymbol, parseSymbol, price } from '../src/index.ts';

describe('writing symbols', () => {
  it.each([
    [futureSymbol('NIFTY', '2026-08-27'), 'NIFTY27AUG26FUT'],
    [futureSymbol('USDINR', '2026-08-28'), 'USDINR28AUG26FUT'],
    [futureSymbol('M&M', '2027-01-05'), 'M&M05JAN27FUT'],
    [optionSymbol('VEDL', '2024-04-25', price('292.5'), 'CE'), 'VEDL25APR24292.5CE'],
    [optionSymbol('BTC', '2025-02-28', price('80000'), 'CE'), 'BTC28FEB2580000CE'],
    [optionSymbol('USDINR', '2026-08-28', price('86.0025'), 'PE'), 'USDINR28AUG2686.0025PE'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('reading symbols', () => {
  it.each<[Exchange, string, string, string | null, string | null, string]>([
    ['NSE', 'RELIANCE', 'RELIANCE', null, null, 'EQ'],
    ['NSE', 'BAJAJ-AUTO', 'BAJAJ-AUTO', null, null, 'EQ'],
    ['NSE_INDEX', 'NIFTY', 'NIFTY', null, null, 'INDEX'],
    ['NFO', 'NIFTY27AUG26FUT', 'NIFTY', '2026-08-27', null, 'FUT'],
    ['NFO', 'NIFTYNXT5025AUG26FUT', 'NIFTYNXT50', '2026-08-25', null, 'FUT'],
    ['NFO', '360ONE25AUG261000PE', '360ONE', '2026-08-25', '1000', 'PE'],
    ['NFO', 'M&M25AUG262800CE', 'M&M', '2026-08-25', '2800', 'CE'],
    ['NFO', 'VEDL25APR24292.5CE', 'VEDL', '2024-04-25', '292.5', 'CE'],
    ['MCX', 'CRUDEOIL18SEP26FUT', 'CRUDEOIL', '2026-09-18', null, 'FUT'],
    ['CRYPTO', 'BTCUSD.P', 'BTCUSD', null, null, 'PERPFUT'],
    ['CRYPTO', 'BTC28FEB2580000CE', 'BTC', '2025-02-28', '80000', 'CE'],
  ])('%s %s', (exchange, symbol, base, expiry, strike, kind) => {
    const expected = { base, expiry, strike: strike === null ? null : price(strike), kind };

    expect(parseSymbol(exchange, symbol)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a broker’s spelling', 'NIFTY24APRFUT'],
    ['a month that is none', 'NIFTY27AUK26FUT'],
    ['a day that its month does not have', 'NIFTY31FEB26FUT'],
    ['day 0', 'NIFTY00AUG26FUT'],
    ['no base', '27AUG26FUT'],
    ['an option without a strike', 'NIFTY27AUG26CE'],
    ['a strike of zero', 'NIFTY27AUG260CE'],
    ['a share on an exchange of contracts', 'RELIANCE'],
  ])('gives null for %s', (_, symbol) => {
    expect(parseSymbol('NFO', symbol)).toBeNull();
  });

  it('gives back what was written, for every base, day and strike', () => {
    const base = fc.stringMatching(/^[A-Z][A-Z&-]{0,9}$/);
    const expiry = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const strike = fc.bigInt({ min: 1n, max: price('999999') });

    fc.assert(
      fc.property(base, expiry, strike, fc.constantFrom('CE', 'PE'), (name, day, at, right) => {
        expect(parseSymbol('NFO', futureSymbol(name, day))).toEqual({
          base: name,
          expiry: day,
          strike: null,
          kind: 'FUT',
        });
        expect(parseSymbol('NFO', optionSymbol(name, day, at, right))).toEqual({
          base: name,
          expiry: day,
          strike: at,
          kind: right,
        });
      }),
    );
  });
});

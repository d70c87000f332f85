import { describe, expect, it } from 'vitest';
import {
  checkOrderTerms,
  type Instrument,
  istInstant,
  type OrderTerms,
  placeOrder,
  price,
  readSandboxSettings,
  refuseByHours,
} from '../src/index.ts';
import {
  CONTEXT,
  CRYPTO,
  emptyAccount,
  FUTURE,
  NOW,
  place,
  SHARE,
  terms,
  trade,
} from './support/fixtures.ts';

const INDEX: Instrument = {
  ...SHARE,
  exchange: 'NSE_INDEX',
  symbol: 'NIFTY',
  instrumentType: 'INDEX',
  tickSize: 0n,
};

describe('terms that can never be an order are refused with field and reason', () => {
  const cases: readonly (readonly [string, Partial<OrderTerms>, Instrument, string, RegExp])[] = [
    ['an index', {}, INDEX, 'symbol', /index and cannot be traded/],
    [
      'CNC on a derivative exchange',
      { product: 'CNC', quantity: 65n },
      FUTURE,
      'product',
      /not possible on NFO/,
    ],
    ['NRML on an equity exchange', { product: 'NRML' }, SHARE, 'product', /not possible on NSE/],
    ['MIS where nothing is squared off', { product: 'MIS' }, CRYPTO, 'product', /no square-off time/],
    [
      'an expired contract',
      { product: 'NRML', quantity: 65n },
      { ...FUTURE, expiry: '2026-08-18' },
      'symbol',
      /expired on 2026-08-18/,
    ],
    ['no quantity', { quantity: 0n }, SHARE, 'quantity', /greater than 0/],
    [
      'an odd lot',
      { product: 'NRML', quantity: 50n },
      FUTURE,
      'quantity',
      /multiples of lot size 65; 50 is not/,
    ],
    [
      'more than the freeze quantity',
      { product: 'NRML', quantity: 1950n },
      { ...FUTURE, freezeQuantity: 1800n },
      'quantity',
      /freeze quantity 1800/,
    ],
    [
      'a limit order without price',
      { priceType: 'LIMIT', price: 0n },
      SHARE,
      'price',
      /greater than 0 for a LIMIT order/,
    ],
    [
      'a stop without trigger',
      { priceType: 'SL-M' },
      SHARE,
      'trigger_price',
      /greater than 0 for a SL-M order/,
    ],
    [
      'a price off the tick',
      { priceType: 'LIMIT', price: price('100.03') },
      SHARE,
      'price',
      /tick size 0\.0500; got 100\.0300/,
    ],
    [
      'a trigger off the tick',
      { priceType: 'SL-M', triggerPrice: price('100.03') },
      SHARE,
      'trigger_price',
      /tick size/,
    ],
    [
      'a buy stop above its limit',
      { priceType: 'SL', price: price('100'), triggerPrice: price('101') },
      SHARE,
      'trigger_price',
      /at most the price for a BUY/,
    ],
    [
      'a sell stop below its limit',
      { action: 'SELL', priceType: 'SL', price: price('101'), triggerPrice: price('100') },
      SHARE,
      'trigger_price',
      /at least the price for a SELL/,
    ],
    [
      'a value beyond all money',
      { priceType: 'LIMIT', quantity: 2_147_483_647n, price: price('9999999999') },
      SHARE,
      'quantity',
      /beyond what an account can hold/,
    ],
  ];

  it.each(cases)('%s', (_, overrides, instrument, field, reason) => {
    const errors = checkOrderTerms(terms(overrides), instrument, CONTEXT);
    expect(Object.keys(errors ?? {})).toEqual([field]);
    expect(errors?.[field]?.[0]).toMatch(reason);
  });

  it('accepts what keeps every rule', () => {
    expect(
      checkOrderTerms(
        terms({ priceType: 'SL', price: price('101'), triggerPrice: price('100.05') }),
        SHARE,
        CONTEXT,
      ),
    ).toBeNull();
    expect(checkOrderTerms(terms({ product: 'NRML', quantity: 130n }), FUTURE, CONTEXT)).toBeNull();
  });

  it('takes a contract until the close of its expiry day, and not a moment longer', () => {
    const lastDay = { ...FUTURE, expiry: '2026-08-19' };
    const at = (time: string) => ({ ...CONTEXT, now: istInstant('2026-08-19', time) });
    expect(checkOrderTerms(terms({ product: 'NRML', quantity: 65n }), lastDay, at('15:39'))).toBeNull();
    expect(checkOrderTerms(terms({ product: 'NRML', quantity: 65n }), lastDay, at('15:40'))).not.toBeNull();
  });
});

describe('with market hours enforced', () => {
  const at = (day: string, time: string) => ({ ...CONTEXT, now: istInstant(day, time) });
  const attempt = (day: string, time: string, slice = emptyAccount(), overrides: Partial<OrderTerms> = {}) =>
    placeOrder(
      slice,
      { terms: terms(overrides), instrument: SHARE, strategy: null, lastPrice: price('1200'), tickSeq: 0 },
      at(day, time),
    ).order;

  it.each([
    ['2026-08-19', '09:14'],
    ['2026-08-19', '15:30'],
    ['2026-08-22', '11:00'],
  ])('an order on %s at %s is refused', (day, time) => {
    expect(attempt(day, time)).toMatchObject({
      status: 'rejected',
      rejectionReason: expect.stringMatching(/NSE is closed/),
    });
  });

  it('MIS opens from the open until the square-off time', () => {
    expect(attempt('2026-08-19', '09:15').status).toBe('open');
    expect(attempt('2026-08-19', '15:14').status).toBe('open');
    expect(attempt('2026-08-19', '15:15').rejectionReason).toMatch(/After 15:15 MIS orders may only close/);
    expect(attempt('2026-08-19', '15:15', emptyAccount(), { product: 'CNC' }).status).toBe('open');
  });

  it('after the square-off time a close is taken, but never beyond flat, resting exits counted', () => {
    const long = trade(emptyAccount(), { quantity: 10n }, '1200');
    const sell = (quantity: bigint, slice = long) =>
      attempt('2026-08-19', '15:20', slice, { action: 'SELL', quantity });
    expect(sell(10n).status).toBe('open');
    expect(sell(11n).rejectionReason).toMatch(/10 can be closed, 11 asked/);
    const exit = place(long, { action: 'SELL', quantity: 6n, priceType: 'LIMIT', price: price('1300') });
    expect(sell(5n, exit.slice).rejectionReason).toMatch(/4 can be closed/);
  });

  it('and without, any hour will do', () => {
    const settings = readSandboxSettings(new Map([['enforce_market_hours', 'false']]));
    const { order, slice } = place(emptyAccount(), {});
    expect(refuseByHours(order, slice.book, { ...CONTEXT, settings, now: NOW + 12 * 3_600_000 })).toBeNull();
  });
});

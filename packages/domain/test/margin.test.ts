import { describe, expect, it } from 'vitest';
import {
  blockedMargin,
  cancelOrder,
  modifyOrder,
  paise,
  placeOrder,
  price,
  readSandboxSettings,
} from '../src/index.ts';
import {
  CONTEXT,
  CRYPTO,
  emptyAccount,
  FUTURE,
  fill,
  NOW,
  place,
  SETTINGS,
  SHARE,
  terms,
  trade,
} from './support/fixtures.ts';

const long100 = () => trade(emptyAccount(), { quantity: 100n }, '1200');

describe('the margin of an instrument', () => {
  it('of a long 100 MIS at 1200 is a fifth of its cost', () => {
    const { funds } = long100();
    expect(funds).toMatchObject({ used: paise('24000'), available: paise('9976000') });
  });

  it('does not rise with an exit that the position covers, nor fall when that exit is cancelled', () => {
    const exit = place(long100(), {
      action: 'SELL',
      quantity: 50n,
      priceType: 'LIMIT',
      price: price('1300'),
    });
    expect(exit.slice.funds.used).toBe(paise('24000'));
    expect(cancelOrder(exit.slice, exit.order, SETTINGS, NOW).slice.funds.used).toBe(paise('24000'));
  });

  it('counts a second exit for the full quantity as the short that it would open', () => {
    const first = place(long100(), { action: 'SELL', priceType: 'LIMIT', price: price('1250') });
    const second = place(first.slice, { action: 'SELL', priceType: 'SL-M', triggerPrice: price('1150') });
    expect(second.slice.funds.used).toBe(paise('24000') + paise('23000'));
    expect(second.order.marginBlocked).toBe(paise('23000'));
  });

  it('after both exits fill is that of the short, and no P&L is lost', () => {
    const first = place(long100(), { action: 'SELL', priceType: 'LIMIT', price: price('1250') });
    const second = place(first.slice, { action: 'SELL', priceType: 'SL-M', triggerPrice: price('1150') });
    const closed = fill(second.slice, first.order, '1250');
    const reversed = fill(closed.slice, second.order, '1140').slice;
    expect(reversed.book.position?.quantity).toBe(-100n);
    expect(reversed.funds).toMatchObject({ used: paise('22800'), realizedPnl: paise('5000') });
  });

  it('of a reversal ends as the margin of what is left', () => {
    const bought = trade(emptyAccount(), { quantity: 100n }, '1000');
    const sold = trade(bought, { action: 'SELL', quantity: 150n }, '1010');
    expect(sold.book.position).toMatchObject({ quantity: -50n, costBasis: paise('50500') });
    expect(sold.funds).toMatchObject({
      used: paise('10100'),
      available: paise('9990900'),
      realizedPnl: paise('1000'),
    });
  });

  it('falls with a fill below the limit', () => {
    const placed = place(emptyAccount(), { priceType: 'LIMIT', price: price('1200') });
    expect(placed.slice.funds.used).toBe(paise('24000'));
    expect(fill(placed.slice, placed.order, '1195').slice.funds.used).toBe(paise('23900'));
  });

  it('follows a modification, both ways', () => {
    const placed = place(emptyAccount(), { priceType: 'LIMIT', price: price('1100') });
    const raised = modifyOrder(
      placed.slice,
      placed.order,
      terms({ quantity: 200n, priceType: 'LIMIT', price: price('1150') }),
      0,
      CONTEXT,
    );
    if ('refusal' in raised) throw new Error(raised.refusal);
    expect(raised.slice.funds.used).toBe(paise('46000'));
    expect(raised.order).toMatchObject({ version: 2, ackedAt: null, marginBlocked: paise('46000') });
    expect(cancelOrder(raised.slice, raised.order, SETTINGS, NOW).slice.funds).toMatchObject({
      used: 0n,
      available: paise('10000000'),
    });
  });

  it('of a future uses its leverage, of crypto its contract value', () => {
    expect(trade(emptyAccount(), { quantity: 65n, product: 'NRML' }, '25000', FUTURE).funds.used).toBe(
      paise('162500'),
    );
    expect(trade(emptyAccount(), { quantity: 10n, product: 'NRML' }, '60000', CRYPTO).funds.used).toBe(
      paise('60'),
    );
  });

  it('changes with the leverage, and with nothing else, when it is booked anew', () => {
    const settings = readSandboxSettings(new Map([['equity_mis_leverage', '10']]));
    const resting = place(long100(), { priceType: 'LIMIT', price: price('1100') });
    const cancelled = cancelOrder(resting.slice, resting.order, settings, NOW);
    expect(cancelled.slice.funds.used).toBe(paise('12000'));
  });
});

describe('CNC', () => {
  it('blocks the full cost of a buy and keeps it until settlement; closing frees its share', () => {
    const bought = trade(emptyAccount(), { product: 'CNC' }, '112.35');
    expect(bought.funds.used).toBe(paise('11235'));
    const half = trade(bought, { product: 'CNC', action: 'SELL', quantity: 50n }, '112.35');
    expect(half.funds.used).toBe(paise('5617.50'));
    expect(trade(half, { product: 'CNC', action: 'SELL', quantity: 50n }, '112.35').funds).toMatchObject({
      used: 0n,
      available: paise('10000000'),
    });
  });

  it('sells only what is held and bought less what resting sells ask for, and says the three figures', () => {
    const held = {
      ...emptyAccount(),
      book: {
        position: null,
        resting: [],
        holding: {
          userId: 'asha',
          exchange: 'NSE' as const,
          symbol: 'RELIANCE',
          quantity: 100n,
          costBasis: paise('120000'),
          settledOn: '2026-08-18',
        },
      },
    };
    const first = place(held, {
      product: 'CNC',
      action: 'SELL',
      quantity: 40n,
      priceType: 'LIMIT',
      price: price('1250'),
    });
    const second = placeOrder(
      first.slice,
      {
        terms: terms({ product: 'CNC', action: 'SELL', quantity: 70n }),
        instrument: SHARE,
        strategy: null,
        lastPrice: price('1200'),
        tickSeq: 0,
      },
      CONTEXT,
    );
    expect(second.order).toMatchObject({
      status: 'rejected',
      marginBlocked: 0n,
      rejectionReason: 'Only 60 shares available to sell (Position: 0, Holdings: 100, Resting sells: 40).',
    });
    expect(second.slice.book).toBe(first.slice.book);
    expect(second.slice.funds).toEqual({ ...first.slice.funds, orderSeq: first.slice.funds.orderSeq + 1 });
  });

  it('sold from holdings has no margin, and buying back nets it with its P&L at once', () => {
    const held = {
      ...emptyAccount(),
      book: {
        position: null,
        resting: [],
        holding: {
          userId: 'asha',
          exchange: 'NSE' as const,
          symbol: 'RELIANCE',
          quantity: 100n,
          costBasis: paise('120000'),
          settledOn: '2026-08-18',
        },
      },
    };
    const sold = trade(held, { product: 'CNC', action: 'SELL', quantity: 40n }, '1250');
    expect(sold.funds.used).toBe(0n);
    const back = place(sold, { product: 'CNC', quantity: 100n }, '1240');
    expect(back.slice.funds.used).toBe(paise('74400'));
    expect(trade(sold, { product: 'CNC', quantity: 40n }, '1240').funds).toMatchObject({
      realizedPnl: paise('400'),
      used: 0n,
    });
  });
});

describe('funds', () => {
  it('refuse a rise that they do not cover, with the figures', () => {
    const { order, slice } = placeOrder(
      emptyAccount(),
      {
        terms: terms({ product: 'CNC', quantity: 10_000n }),
        instrument: SHARE,
        strategy: null,
        lastPrice: price('1200'),
        tickSeq: 0,
      },
      CONTEXT,
    );
    expect(order.rejectionReason).toBe(
      'Insufficient funds. Required: ₹12000000.00, Available: ₹10000000.00, Shortage: ₹2000000.00',
    );
    expect(slice.funds.used).toBe(0n);
  });

  it('below zero still take orders that do not raise the margin', () => {
    const long = trade(emptyAccount(), { quantity: 50_000n }, '1000');
    const half = trade(long, { action: 'SELL', quantity: 25_000n }, '500');
    expect(half.funds.available).toBeLessThan(0n);
    expect(place(half, { action: 'SELL', quantity: 25_000n }, '500').order.status).toBe('open');
    expect(() => place(half, { quantity: 1n }, '500')).toThrow('Insufficient funds');
  });
});

it('a book’s blocked margin is always what its funds use', () => {
  const slice = place(long100(), { priceType: 'LIMIT', price: price('1100') }).slice;
  expect(blockedMargin(slice.book)).toBe(slice.funds.used);
});

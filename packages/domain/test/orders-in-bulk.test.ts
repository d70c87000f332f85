import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  buyLegsFirst,
  cancelOrders,
  closingMove,
  EMPTY_BOOK,
  expectedPosition,
  type InstrumentBook,
  type Order,
  paise,
  price,
  type Quantity,
  signed,
  smartMove,
  splitCount,
  splitQuantity,
  strategyShare,
  valueHolding,
} from '../src/index.ts';
import { emptyAccount, NOW, place, SETTINGS, trade } from './support/fixtures.ts';

const afterMove = (held: Quantity, move: { action: Action; quantity: Quantity } | null) =>
  move === null ? held : held + signed(move.action, move.quantity);

describe('a smart order', () => {
  it.each([
    // target, held, side, quantity → order
    [0n, 0n, 'BUY', 0n, null],
    [0n, 0n, 'BUY', 10n, ['BUY', 10n]],
    [0n, 0n, 'SELL', 10n, ['SELL', 10n]],
    [25n, 0n, 'BUY', 10n, ['BUY', 25n]],
    [-25n, 0n, 'BUY', 10n, ['SELL', 25n]],
    [25n, 10n, 'SELL', 10n, ['BUY', 15n]],
    [25n, 25n, 'BUY', 10n, null],
    [25n, 40n, 'BUY', 0n, ['SELL', 15n]],
    [10n, -7n, 'SELL', 3n, ['BUY', 17n]],
    [0n, 10n, 'BUY', 10n, ['SELL', 10n]],
    [0n, -10n, 'SELL', 0n, ['BUY', 10n]],
  ] as const)('for %s with %s held (%s %s) is %s', (positionSize, held, action, quantity, expected) => {
    const move = smartMove({ positionSize, action, quantity }, held);
    expect(move === null ? null : [move.action, move.quantity]).toEqual(expected);
  });

  const units = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
  const aTarget = fc.record({
    positionSize: units,
    action: fc.constantFrom('BUY', 'SELL'),
    quantity: fc.bigInt({ min: 0n, max: 1_000_000n }),
  });

  it('leaves the position at its target once it has filled, and repeating it then does nothing', () => {
    fc.assert(
      fc.property(aTarget, units, (target, held) => {
        fc.pre(!(target.positionSize === 0n && held === 0n));
        const after = afterMove(held, smartMove(target, held));
        expect(after).toBe(target.positionSize);
        fc.pre(target.positionSize !== 0n || target.quantity === 0n);
        expect(smartMove(target, after)).toBeNull();
      }),
    );
  });

  it('repeated before the first has filled asks for nothing more', () => {
    const first = place(emptyAccount(), { quantity: 25n, priceType: 'LIMIT', price: price('1000') });
    const expected = expectedPosition(first.slice.book, null);
    expect(expected).toBe(25n);
    expect(smartMove({ positionSize: 25n, action: 'BUY', quantity: 25n }, expected)).toBeNull();
  });

  it('counts the resting orders of its own strategy alone, whatever their type', () => {
    const held = trade(emptyAccount(), { quantity: 10n }, '1200');
    const { book } = place(held, {
      action: 'SELL',
      quantity: 4n,
      priceType: 'SL-M',
      triggerPrice: price('1100'),
    }).slice;
    const resting = book.resting.map((order) => ({ ...order, strategy: 'A' }));
    expect(expectedPosition({ ...book, resting }, 'A')).toBe(6n);
    expect(expectedPosition({ ...book, resting }, 'B')).toBe(10n);
    expect(expectedPosition({ ...book, resting }, null)).toBe(10n);
  });
});

describe('a strategy’s share of a position', () => {
  it.each([
    [100n, 40n, 40n],
    [100n, 150n, 100n],
    [-100n, -40n, -40n],
    [-100n, -150n, -100n],
    [100n, -40n, 0n],
    [-100n, 40n, 0n],
    [100n, 0n, 0n],
    [0n, 40n, 0n],
  ])('of %s with net trades of %s is %s', (position, net, share) => {
    expect(strategyShare(position, net)).toBe(share);
  });
});

describe('closing a position', () => {
  const long100 = (): InstrumentBook => trade(emptyAccount(), { quantity: 100n }, '1200').book;
  const resting = (quantity: bigint, changes: Partial<Order> = {}): Order => ({
    ...place(emptyAccount(), { action: 'SELL', quantity }).order,
    ...changes,
  });

  it('is the opposite order for the share', () => {
    expect(closingMove(long100(), 100n, null)).toEqual({ action: 'SELL', quantity: 100n });
    expect(closingMove(long100(), 40n, 'A')).toEqual({ action: 'SELL', quantity: 40n });
    const short = trade(emptyAccount(), { action: 'SELL', quantity: 7n }, '1200').book;
    expect(closingMove(short, -7n, null)).toEqual({ action: 'BUY', quantity: 7n });
    expect(closingMove(EMPTY_BOOK, 0n, null)).toBeNull();
  });

  it('counts the MARKET orders on their way as filled, so that closing twice closes once', () => {
    const book = { ...long100(), resting: [resting(60n, { strategy: 'A' })] };
    expect(closingMove(book, 100n, null)).toEqual({ action: 'SELL', quantity: 40n });
    expect(closingMove(book, 60n, 'A')).toBeNull();
    expect(closingMove(book, 60n, 'B')).toEqual({ action: 'SELL', quantity: 40n });
  });

  it('does not take a resting target, or an order that adds, for an exit on its way', () => {
    const target = resting(100n, { priceType: 'LIMIT', price: price('1250') });
    const adding = resting(50n, { action: 'BUY' });
    expect(closingMove({ ...long100(), resting: [target, adding] }, 100n, null)).toEqual({
      action: 'SELL',
      quantity: 100n,
    });
  });
});

describe('splitting an order', () => {
  it.each([
    [105n, 20n, [20n, 20n, 20n, 20n, 20n, 5n]],
    [100n, 20n, [20n, 20n, 20n, 20n, 20n]],
    [5n, 20n, [5n]],
  ])('%s in parts of %s', (quantity, size, parts) => {
    expect(splitQuantity(quantity, size)).toEqual(parts);
  });

  it('makes as many parts as it says, which add up to the whole and are never larger than the size', () => {
    const above = (max: bigint) => fc.bigInt({ min: 1n, max });
    fc.assert(
      fc.property(above(5_000n), above(500n), (quantity, size) => {
        const parts = splitQuantity(quantity, size);
        expect(BigInt(parts.length)).toBe(splitCount(quantity, size));
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(quantity);
        expect(parts.every((part) => part > 0n && part <= size)).toBe(true);
      }),
    );
  });
});

it('a basket has its BUY legs first, each side in the order given', () => {
  const legs = (['SELL', 'BUY', 'SELL', 'BUY'] as const).map((action, index) => ({ action, index }));
  expect(buyLegsFirst(legs).map(({ index }) => index)).toEqual([1, 3, 0, 2]);
});

it('cancelling every order of a book, stops included, leaves its funds as if none had been placed', () => {
  const long = trade(emptyAccount(), { quantity: 10n }, '1200');
  const limit = place(long, { quantity: 3n, priceType: 'LIMIT', price: price('1100') }).slice;
  const stop = place(limit, {
    action: 'SELL',
    quantity: 20n,
    priceType: 'SL-M',
    triggerPrice: price('1100'),
  });
  const { slice, orders } = cancelOrders(stop.slice, () => true, SETTINGS, NOW);

  expect(orders.map(({ status, version }) => [status, version])).toEqual([
    ['cancelled', 2],
    ['cancelled', 2],
  ]);
  expect(slice.book).toEqual(long.book);
  expect(slice.funds).toEqual({ ...long.funds, orderSeq: 3 });
});

describe('a holding', () => {
  const holding = {
    userId: 'asha',
    exchange: 'NSE',
    symbol: 'RELIANCE',
    quantity: 3n,
    costBasis: paise('3600.10'),
    settledOn: '2026-08-19',
  } as const;

  it('is worth its quantity at the price, against its exact cost', () => {
    expect(valueHolding(holding, price('1300'))).toMatchObject({
      averagePrice: price('1200.0333'),
      currentValue: paise('3900'),
      pnl: paise('299.90'),
      pnlPercent: 83_303n,
    });
  });

  it('without a price is worth what it cost', () => {
    expect(valueHolding(holding, null)).toMatchObject({
      lastPrice: price('1200.0333'),
      currentValue: paise('3600.10'),
      pnl: 0n,
      pnlPercent: 0n,
    });
  });
});

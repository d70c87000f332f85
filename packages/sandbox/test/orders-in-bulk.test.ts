import { setImmediate } from 'node:timers/promises';
import { testProviders } from '@openalgo/db/testing';
import { istInstant, paise, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClosePositionsCommand, SmartOrderCommand } from '../src/index.ts';
import { aLimit, anOrder, brokenIdentities, createWorld, NOW, type World } from './support/world.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

const cancelAll = (strategy: string | null) => ({ userId: 'asha', strategy, receivedAt: NOW });
const closeAll = (strategy: string | null): ClosePositionsCommand => ({
  userId: 'asha',
  strategy,
  receivedAt: NOW,
  requestSize: 100,
  responseSize: 70,
});
const aSmart = (
  positionSize: bigint,
  quantity: bigint,
  overrides: Partial<SmartOrderCommand> = {},
): SmartOrderCommand => ({ ...anOrder({ quantity, ...overrides }), positionSize });

describe.each(providers)('orders in bulk on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  const positionOf = async (symbol = 'RELIANCE') => {
    const positions = await world.repositories.positions.ofUser('asha');
    return positions.find((position) => position.symbol === symbol)?.quantity ?? 0n;
  };
  const usedMargin = async () => (await world.accounts.funds('asha')).funds.used;

  describe('cancelling all', () => {
    it('includes stops that wait for their trigger, of every book, and frees all their margin', async () => {
      await world.accounts.placeOrder(aLimit('1100', { strategy: 'A' }));
      await world.accounts.placeOrder(
        anOrder({ priceType: 'SL-M', triggerPrice: price('1300'), strategy: 'B' }),
      );
      await world.accounts.placeOrder(aLimit('1000', { symbol: 'SBIN', product: 'CNC', strategy: null }));
      expect(await usedMargin()).toBe(paise('1480'));

      const cancelled = await world.accounts.cancelAllOrders(cancelAll(null));
      expect(cancelled.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
      expect(
        (await world.accounts.orderBook('asha')).map(({ status, version }) => [status, version]),
      ).toEqual([
        ['cancelled', 2],
        ['cancelled', 2],
        ['cancelled', 2],
      ]);
      expect((await world.accounts.funds('asha')).funds).toMatchObject({
        available: paise('10000000'),
        used: 0n,
      });
      expect(await world.accounts.cancelAllOrders(cancelAll(null))).toEqual([]);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });

    it('of a strategy leaves the orders of the others', async () => {
      const kept = await world.accounts.placeOrder(aLimit('1100', { strategy: 'A' }));
      await world.accounts.placeOrder(aLimit('1100', { strategy: 'B' }));
      await world.accounts.placeOrder(aLimit('1100', { userId: 'ravi', strategy: 'B' }));
      expect(await world.accounts.cancelAllOrders(cancelAll('B'))).toHaveLength(1);
      expect((await world.accounts.order('asha', kept.order.orderId)).status).toBe('open');
      expect((await world.accounts.orderBook('ravi'))[0]?.status).toBe('open');
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });

    it('takes along an order that came a moment before, in the same group', async () => {
      const placing = [{ userId: 'ravi' }, {}].map((whose) =>
        world.accounts.placeOrder(aLimit('1100', whose)),
      );
      await setImmediate();
      const cancelled = await world.accounts.cancelAllOrders(cancelAll(null));
      const [, placed] = await Promise.all(placing);
      expect(cancelled.map(({ orderId }) => orderId)).toEqual([placed?.order.orderId]);
      expect(await usedMargin()).toBe(0n);
    });

    it('of an account that has done nothing is nothing, and opens none', async () => {
      expect(await world.accounts.cancelAllOrders(cancelAll(null))).toEqual([]);
      expect(await world.accounts.closePositions(closeAll(null))).toEqual([]);
      expect(await world.repositories.funds.ofUser('asha')).toBeNull();
    });
  });

  describe('closing positions', () => {
    it('closes each whole, CNC included, and closes nothing twice', async () => {
      await world.accounts.placeOrder(anOrder({ quantity: 10n, product: 'CNC' }));
      await world.accounts.placeOrder(anOrder({ quantity: 7n, action: 'SELL' }));
      await world.fill('1200');

      const closing = await world.accounts.closePositions(closeAll(null));
      expect(
        closing.map(({ order }) => [order.product, order.action, order.quantity, order.priceType]),
      ).toEqual([
        ['CNC', 'SELL', 10n, 'MARKET'],
        ['MIS', 'BUY', 7n, 'MARKET'],
      ]);
      expect(await world.accounts.closePositions(closeAll(null))).toEqual([]);
      await world.fill('1210');
      expect(await usedMargin()).toBe(0n);
      expect(await world.accounts.closePositions(closeAll(null))).toEqual([]);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });

    it('of a strategy closes what it made of each, never more than is there', async () => {
      await world.accounts.placeOrder(anOrder({ quantity: 100n, strategy: 'A' }));
      await world.accounts.placeOrder(anOrder({ quantity: 30n, action: 'SELL', strategy: 'A' }));
      await world.accounts.placeOrder(anOrder({ quantity: 50n, strategy: 'B' }));
      await world.accounts.placeOrder(anOrder({ quantity: 100n, action: 'SELL', strategy: 'C' }));
      await world.fill('1200');
      expect(await positionOf()).toBe(20n);

      const quantities = async (strategy: string) =>
        (await world.accounts.closePositions(closeAll(strategy))).map(({ order }) => order.quantity);
      expect(await quantities('nobody')).toEqual([]);
      expect(await quantities('C')).toEqual([]);
      expect(await quantities('B')).toEqual([20n]);
      expect(await quantities('A')).toEqual([]);
      await world.fill('1200');
      expect(await positionOf()).toBe(0n);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });

    it('does not take for a strategy’s what it traded before the position was opened', async () => {
      await world.accounts.placeOrder(anOrder({ quantity: 10n, strategy: 'A' }));
      await world.fill('1200');
      await world.accounts.placeOrder(anOrder({ quantity: 10n, action: 'SELL', strategy: 'B' }));
      await world.fill('1200');
      world.setTime(istInstant('2026-08-19', '11:05'));
      await world.accounts.placeOrder(anOrder({ quantity: 5n, strategy: 'B' }));
      await world.fill('1200');
      expect(await world.accounts.closePositions(closeAll('A'))).toEqual([]);
      expect(await world.accounts.closePositions(closeAll('B'))).toHaveLength(1);
    });
  });

  describe('a smart order', () => {
    it('enters, adjusts, is content with its target, and exits', async () => {
      const moves: unknown[] = [];
      for (const [positionSize, quantity] of [
        [0n, 0n],
        [0n, 10n],
        [25n, 0n],
        [25n, 1n],
        [-5n, 0n],
        [0n, 1n],
      ] as const) {
        const result = await world.accounts.placeSmartOrder(aSmart(positionSize, quantity));
        moves.push(result.outcome === 'unchanged' ? null : [result.order.action, result.order.quantity]);
        await world.fill('1200');
      }
      expect(moves).toEqual([null, ['BUY', 10n], ['BUY', 15n], null, ['SELL', 30n], ['BUY', 5n]]);
      expect(await positionOf()).toBe(0n);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });

    it('honours its price type, price and trigger', async () => {
      const result = await world.accounts.placeSmartOrder(
        aSmart(10n, 0n, { priceType: 'SL', price: price('1305'), triggerPrice: price('1300') }),
      );
      expect(result).toMatchObject({
        outcome: 'accepted',
        order: { status: 'trigger pending', price: price('1305'), triggerPrice: price('1300') },
      });
    });

    it('called by many at once, from two processes, moves the position once', async () => {
      const other = await world.openAnother();
      const results = await Promise.all(
        [1, 2, 3, 4].flatMap(() => [
          world.accounts.placeSmartOrder(aSmart(10n, 10n)),
          other.accounts.placeSmartOrder(aSmart(10n, 10n)),
        ]),
      );
      expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
      await world.fill('1200');
      expect(await positionOf()).toBe(10n);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
      await other.close();
    });

    it('that can never be right leaves nothing', async () => {
      await expect(
        world.accounts.placeSmartOrder(aSmart(10n, 0n, { priceType: 'LIMIT', price: price('100.03') })),
      ).rejects.toMatchObject({ code: 'INVALID_ORDER' });
      await expect(
        world.accounts.placeSmartOrder(aSmart(10n, 0n, { symbol: 'UNKNOWN' })),
      ).rejects.toMatchObject({
        code: 'UNKNOWN_SYMBOL',
      });
      expect(await world.accounts.orderBook('asha')).toEqual([]);
    });
  });

  describe('a basket', () => {
    it('places its BUY legs first and tells of each leg; a bad one stops no other', async () => {
      const results = await world.accounts.placeBasket({
        userId: 'asha',
        legs: [
          anOrder({ action: 'SELL', symbol: 'SBIN', priceType: 'LIMIT', price: price('800') }),
          aLimit('1100'),
          anOrder({ symbol: 'UNKNOWN' }),
          anOrder({ quantity: 1_000_000n, product: 'CNC' }),
        ],
      });
      expect(
        results.map(({ leg, result }) => [
          leg.symbol,
          leg.action,
          result.ok ? result.value.outcome : result.error,
        ]),
      ).toEqual([
        ['RELIANCE', 'BUY', 'accepted'],
        ['UNKNOWN', 'BUY', expect.objectContaining({ code: 'UNKNOWN_SYMBOL' })],
        ['RELIANCE', 'BUY', 'rejected'],
        ['SBIN', 'SELL', 'accepted'],
      ]);
      expect(await world.accounts.orderBook('asha')).toHaveLength(3);
      expect(await brokenIdentities(world, 'asha')).toEqual([]);
    });
  });

  describe('a split', () => {
    it('makes orders of the size, and one of what remains, in their order', async () => {
      const results = await world.accounts.splitOrder({
        ...aLimit('1000', { quantity: 45n }),
        splitSize: 20n,
      });
      const orders = results.flatMap(({ result }) => (result.ok ? [result.value.order] : []));
      expect(orders.map(({ quantity }) => quantity)).toEqual([20n, 20n, 5n]);
      expect(orders.map(({ orderId }) => orderId).sort()).toEqual(orders.map(({ orderId }) => orderId));
      expect(await usedMargin()).toBe(paise('9000'));
    });
  });

  it('an open position and the holdings are shown at the newest price', async () => {
    await world.accounts.placeOrder(anOrder({ quantity: 3n }));
    await world.fill('1200');
    await world.repositories.holdings.save(
      [
        {
          userId: 'asha',
          exchange: 'NSE',
          symbol: 'RELIANCE',
          quantity: 10n,
          costBasis: paise('11000'),
          settledOn: '2026-08-18',
        },
      ],
      NOW,
    );
    const key = { userId: 'asha', exchange: 'NSE', symbol: 'RELIANCE' } as const;
    expect(await world.accounts.openPosition({ ...key, product: 'MIS' })).toBe(3n);
    expect(await world.accounts.openPosition({ ...key, product: 'CNC' })).toBe(0n);
    expect(await world.accounts.holdings('asha')).toMatchObject([
      { lastPrice: price('1200'), currentValue: paise('12000'), pnl: paise('1000') },
    ]);
  });
});

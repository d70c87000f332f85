import { testProviders } from '@openalgo/db/testing';
import { dayBoundary, istInstant, paise, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLimit, anOrder, brokenIdentities, createWorld, NOW, type World } from './support/world.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

describe.each(providers)('paper accounts on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  it('take a market order, margin it at the last price, and fill it whole', async () => {
    const { outcome, order } = await world.accounts.placeOrder(anOrder({ quantity: 100n }));
    expect(outcome).toBe('accepted');
    expect(order).toMatchObject({
      status: 'open',
      marginBlocked: paise('24000'),
      orderId: '260819000010000001',
    });

    await world.fill('1195');
    expect(await world.accounts.order('asha', order.orderId)).toMatchObject({
      status: 'complete',
      averagePrice: price('1195'),
      filledQuantity: 100n,
      ackedAt: NOW,
    });
    expect((await world.accounts.tradeBook('asha'))[0]).toMatchObject({
      tradeId: `TRADE-${order.orderId}-1`,
      price: price('1195'),
      tradedAt: NOW,
    });
    const { funds } = await world.accounts.funds('asha');
    expect(funds).toMatchObject({ used: paise('23900'), available: paise('9976100') });
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('value positions and funds at the newest quote when they are read', async () => {
    await world.accounts.placeOrder(anOrder({ quantity: 100n }));
    await world.fill('1200');
    await world.quote('1210');
    expect((await world.accounts.positionBook('asha'))[0]).toMatchObject({
      unrealizedPnl: paise('1000'),
      pnlPercent: 8333n,
    });
    expect(await world.accounts.funds('asha')).toMatchObject({
      unrealizedPnl: paise('1000'),
      totalPnl: paise('1000'),
    });

    await world.accounts.placeOrder(anOrder({ action: 'SELL', quantity: 100n }));
    await world.fill('1210');
    expect(await world.accounts.funds('asha')).toMatchObject({
      unrealizedPnl: 0n,
      realizedPnlToday: paise('1000'),
      totalPnl: paise('1000'),
    });
    expect((await world.accounts.positionBook('asha'))[0]).toMatchObject({
      pnl: paise('1000'),
      averagePrice: 0n,
    });
  });

  it('begin each trading day with no realised P&L and empty books, and forget nothing', async () => {
    const { order } = await world.accounts.placeOrder(anOrder());
    await world.fill('1200');
    await world.accounts.placeOrder(anOrder({ action: 'SELL' }));
    await world.fill('1300');
    world.setTime(istInstant('2026-08-20', '03:00'));
    expect(await world.accounts.orderBook('asha')).toEqual([]);
    expect(await world.accounts.tradeBook('asha')).toEqual([]);
    expect(await world.accounts.positionBook('asha')).toEqual([]);
    expect(await world.accounts.funds('asha')).toMatchObject({
      realizedPnlToday: 0n,
      totalPnl: paise('100'),
    });
    expect((await world.accounts.order('asha', order.orderId)).status).toBe('complete');
    expect(dayBoundary(NOW)).toBeLessThan(NOW);
  });

  it('leave nothing of an order that can never be right', async () => {
    await expect(world.accounts.placeOrder(aLimit('100.03'))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'INVALID_ORDER',
      fields: { price: [expect.stringMatching(/tick size/)] },
    });
    await expect(world.accounts.placeOrder(anOrder({ symbol: 'UNKNOWN' }))).rejects.toMatchObject({
      code: 'UNKNOWN_SYMBOL',
    });
    await expect(world.accounts.placeOrder(anOrder({ symbol: 'QUIET' }))).rejects.toMatchObject({
      code: 'NO_QUOTE',
    });
    expect(await world.accounts.orderBook('asha')).toEqual([]);
    expect((await world.accounts.funds('asha')).funds).toMatchObject({
      available: paise('10000000'),
      orderSeq: 0,
    });
  });

  it('keep an order that a rule of the account refuses, with its reason', async () => {
    const { outcome, order } = await world.accounts.placeOrder(
      anOrder({ product: 'CNC', quantity: 10_000n }),
    );
    expect(outcome).toBe('rejected');
    expect(await world.accounts.orderBook('asha')).toMatchObject([
      {
        orderId: order.orderId,
        status: 'rejected',
        rejectionReason: expect.stringMatching(/Insufficient funds/),
      },
    ]);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('cancel and modify resting orders, each as a new version that awaits the worker', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100', { quantity: 100n }));
    await world.repositories.orders.acknowledge([
      { orderId: order.orderId, version: 1, status: 'open', ackedAt: NOW },
    ]);
    expect(await world.repositories.orders.inbox(10)).toEqual([]);

    const change = {
      userId: 'asha',
      orderId: order.orderId,
      exchange: 'NSE',
      symbol: 'RELIANCE',
      quantity: 200n,
      price: price('1150'),
      triggerPrice: null,
      receivedAt: NOW,
    } as const;
    expect(await world.accounts.modifyOrder(change)).toMatchObject({
      quantity: 200n,
      version: 2,
      marginBlocked: paise('46000'),
    });
    expect(await world.repositories.orders.inbox(10)).toMatchObject([{ version: 2, ackedAt: null }]);

    const cancelled = await world.accounts.cancelOrder({
      userId: 'asha',
      orderId: order.orderId,
      receivedAt: NOW,
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', marginBlocked: 0n });
    expect((await world.accounts.funds('asha')).funds).toMatchObject({
      available: paise('10000000'),
      used: 0n,
    });
    await expect(
      world.accounts.cancelOrder({ userId: 'asha', orderId: order.orderId, receivedAt: NOW }),
    ).rejects.toMatchObject({ code: 'ORDER_NOT_OPEN', message: 'Cannot cancel order in cancelled status' });
    await expect(world.accounts.modifyOrder(change)).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Cannot modify order in cancelled status',
    });
  });

  it('refuse a change that the order’s type, instrument or the funds forbid, and leave the order as it was', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    const change = {
      userId: 'asha',
      orderId: order.orderId,
      exchange: 'NSE',
      symbol: 'RELIANCE',
      quantity: 1n,
      price: price('1100'),
      triggerPrice: null,
      receivedAt: NOW,
    } as const;
    await expect(
      world.accounts.modifyOrder({ ...change, triggerPrice: price('1050') }),
    ).rejects.toMatchObject({ fields: { trigger_price: [expect.any(String)] } });
    await expect(world.accounts.modifyOrder({ ...change, symbol: 'SBIN' })).rejects.toMatchObject({
      fields: { symbol: [expect.any(String)] },
    });
    await expect(world.accounts.modifyOrder({ ...change, quantity: 100_000n })).rejects.toMatchObject({
      code: 'ORDER_CHANGE_REFUSED',
      message: expect.stringMatching(/Insufficient funds/),
    });
    expect(await world.accounts.order('asha', order.orderId)).toEqual(order);
  });

  it('hide the orders of others as if they were not there', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    const notFound = { kind: 'not-found', message: `Order ${order.orderId} not found` };
    await expect(world.accounts.order('ravi', order.orderId)).rejects.toMatchObject(notFound);
    await expect(
      world.accounts.cancelOrder({ userId: 'ravi', orderId: order.orderId, receivedAt: NOW }),
    ).rejects.toMatchObject(notFound);
    expect(await world.accounts.orderBook('ravi')).toEqual([]);
    expect((await world.accounts.order('asha', order.orderId)).status).toBe('open');
  });

  it('decide each of a group on what the ones before it left', async () => {
    const orders = await Promise.all(
      [1, 2, 3].map(() => world.accounts.placeOrder(aLimit('1000', { quantity: 25_000n }))),
    );
    expect(orders.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'rejected']);
    expect(orders.map(({ order }) => order.orderId.slice(-1))).toEqual(['1', '2', '3']);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });
});

describe.each(providers)('settlement on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  it('done twice fills once', async () => {
    const { order } = await world.accounts.placeOrder(anOrder());
    expect((await world.fill('1200', [order])).trades).toHaveLength(1);
    expect((await world.fill('1200', [order])).trades).toEqual([]);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('is void for an order that was cancelled or modified since it was evaluated', async () => {
    const [cancelled, modified, untouched] = await Promise.all(
      [1, 2, 3].map(() => world.accounts.placeOrder(aLimit('1100'))),
    );
    if (!cancelled || !modified || !untouched) throw new Error('three orders');
    await world.accounts.cancelOrder({ userId: 'asha', orderId: cancelled.order.orderId, receivedAt: NOW });
    await world.accounts.modifyOrder({
      userId: 'asha',
      orderId: modified.order.orderId,
      exchange: 'NSE',
      symbol: 'RELIANCE',
      quantity: 1n,
      price: price('1000'),
      triggerPrice: null,
      receivedAt: NOW,
    });

    const { trades } = await world.fill('1100', [cancelled.order, modified.order, untouched.order]);
    expect(trades.map((trade) => trade.orderId)).toEqual([untouched.order.orderId]);
    expect(await world.repositories.orders.inbox(10)).toMatchObject([
      { status: 'cancelled' },
      { status: 'open', version: 2 },
    ]);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('lets the first of a fill and a cancel win, and the other see the true state', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    const [settled, cancelled] = await Promise.allSettled([
      world.fill('1100', [order]),
      world.accounts.cancelOrder({ userId: 'asha', orderId: order.orderId, receivedAt: NOW }),
    ]);
    const { status } = await world.accounts.order('asha', order.orderId);
    const trades = settled.status === 'fulfilled' ? settled.value.trades.length : -1;
    expect([status, trades, cancelled.status]).toEqual(
      status === 'complete' ? ['complete', 1, 'rejected'] : ['cancelled', 0, 'fulfilled'],
    );
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('loses nothing and doubles nothing when two processes place and two workers fill the same orders at once', async () => {
    const other = await world.openAnother();
    const clients = Array.from({ length: 8 }, (_, client) =>
      client % 2 === 0 ? world.accounts : other.accounts,
    );
    await Promise.all(
      clients.map(async (accounts) => {
        for (let buy = 0; buy < 25; buy += 1) {
          await accounts.placeOrder(anOrder());
          const extra = await accounts.placeOrder(aLimit('1000'));
          await accounts.cancelOrder({ userId: 'asha', orderId: extra.order.orderId, receivedAt: NOW });
        }
      }),
    );

    const waiting = (await world.repositories.orders.inbox(10_000)).filter(
      (order) => order.status === 'open',
    );
    expect(waiting).toHaveLength(200);
    const halves = [waiting.slice(0, 120), waiting.slice(80)];
    const [a, b] = await Promise.all([
      world.fill('1200', halves[0], world.database),
      world.fill('1200', halves[1], other.database),
    ]);
    expect(a.trades.length + b.trades.length).toBe(200);
    expect((await world.accounts.positionBook('asha'))[0]?.position).toMatchObject({
      quantity: 200n,
      marginBlocked: paise('48000'),
    });
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
    await other.close();
  });
});

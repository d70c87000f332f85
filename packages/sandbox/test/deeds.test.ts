import { testProviders } from '@openalgo/db/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resetAccount } from '../src/index.ts';
import { aLimit, anOrder, createWorld, NOW, type World } from './support/world.ts';

const { providers } = await testProviders();

describe.each(providers)('what is done for users, on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider, { actsAs: 'system' });
    await world.quote('1200');
  });
  afterEach(() => world.close());

  const deeds = async () =>
    (await world.repositories.deeds.oldest(100)).map(({ event }) => [
      event.actor,
      event.action,
      event.subject,
    ]);

  test('is written down with it: placed, rejected, modified, cancelled, for whom and on what terms', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    await world.accounts.modifyOrder({
      userId: 'asha',
      orderId: order.orderId,
      exchange: 'NSE',
      symbol: 'RELIANCE',
      quantity: 2n,
      price: order.price,
      triggerPrice: null,
      receivedAt: order.placedAt,
    });
    await world.accounts.cancelAllOrders({ userId: 'asha', strategy: null, receivedAt: order.placedAt });
    const refused = await world.accounts.placeOrder(anOrder({ quantity: 10_000_000n }));

    expect(refused.outcome).toBe('rejected');
    expect(await deeds()).toEqual([
      ['system', 'order.placed', order.orderId],
      ['system', 'order.modified', order.orderId],
      ['system', 'order.cancelled', order.orderId],
      ['system', 'order.rejected', refused.order.orderId],
    ]);
    const [placed] = await world.repositories.deeds.oldest(1);
    expect(placed?.event.detail).toMatchObject({
      user: 'asha',
      strategy: 'test',
      symbol: 'RELIANCE',
      quantity: '1',
    });
  });

  test('is written down once, however often it is asked for under its key', async () => {
    const command = aLimit('1100', { idempotencyKey: 'signal 1 2' });
    await world.accounts.placeOrder(command);
    await world.accounts.placeOrder(command);
    expect(await deeds()).toHaveLength(1);
  });

  test('leaves nothing where it was not done', async () => {
    await expect(world.accounts.placeOrder(anOrder({ symbol: 'UNKNOWN' }))).rejects.toThrow();
    await expect(
      world.accounts.cancelOrder({ userId: 'asha', orderId: '1', receivedAt: 0 }),
    ).rejects.toThrow();
    expect(await deeds()).toEqual([]);
  });

  test('is the doing of the system: an account that is reset as well', async () => {
    await world.accounts.placeOrder(aLimit('1100'));
    await resetAccount(world.database, world.options, 'asha');
    expect((await deeds()).at(-1)).toEqual(['system', 'account.reset', 'asha']);
  });
});

describe.each(providers)('what users do themselves, on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  const events = async () => (await world.repositories.deeds.oldest(100)).map(({ event }) => event);

  test('is written down as theirs, on what terms, and by when it was done', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    await world.accounts.cancelOrder({ userId: 'asha', orderId: order.orderId, receivedAt: NOW });
    await resetAccount(world.database, world.options, 'asha');

    const terms = {
      exchange: 'NSE',
      symbol: 'RELIANCE',
      action: 'BUY',
      quantity: '1',
      priceType: 'LIMIT',
      product: 'MIS',
      price: expect.stringMatching(/^1100(\.0+)?$/),
      triggerPrice: null,
      strategy: 'test',
      rejectionReason: null,
    };
    const ofOrder = { at: NOW, actor: 'asha', subject: order.orderId };
    expect(await events()).toEqual([
      { ...ofOrder, action: 'order.placed', detail: terms },
      { ...ofOrder, action: 'order.cancelled', detail: {} },
      { at: NOW, actor: 'asha', action: 'account.reset', subject: 'asha', detail: {} },
    ]);
  });

  test('has each order of several, and nothing of what changed nothing', async () => {
    const legs = [aLimit('1100'), aLimit('1101'), anOrder({ symbol: 'UNKNOWN' })];
    const placed = await world.accounts.placeBasket({ userId: 'asha', legs });
    await world.accounts.splitOrder({ ...aLimit('1102', { quantity: 5n }), splitSize: 2n });
    await world.accounts.placeSmartOrder({ ...anOrder({ quantity: 0n }), positionSize: 7n });
    await world.accounts.cancelAllOrders({ userId: 'asha', strategy: null, receivedAt: NOW });

    expect(placed.map(({ result }) => result.ok)).toEqual([true, true, false]);
    const actions = (await events()).map(({ action }) => action);
    expect(actions).toEqual([...Array(5).fill('order.placed'), ...Array(5).fill('order.cancelled')]);
  });
});

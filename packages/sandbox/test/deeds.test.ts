import { testProviders } from '@openalgo/db/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aLimit, anOrder, createWorld, type World } from './support/world.ts';

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

  test('is left to the caller where users act themselves', async () => {
    const other = await createWorld(provider);
    await other.accounts.placeOrder(aLimit('1100'));
    expect(await other.repositories.deeds.oldest(1)).toEqual([]);
    await other.close();
  });
});

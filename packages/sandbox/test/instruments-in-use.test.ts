import { testProviders } from '@openalgo/db/testing';
import { expect, it } from 'vitest';
import { aLimit, anOrder, createWorld } from './support/world.ts';

const { providers } = await testProviders();

it.each(providers)(
  'prices are needed for what rests and what is held, each once, on %s',
  async (provider) => {
    const world = await createWorld(provider);
    await world.quote('1200');
    const needed = async () => (await world.repositories.instrumentsInUse.list()).map(({ symbol }) => symbol);
    expect(await needed()).toEqual([]);

    await world.accounts.placeOrder(anOrder());
    await world.fill('1200');
    const resting = await world.accounts.placeOrder(aLimit('50', { symbol: 'SBIN' }));
    await world.accounts.placeOrder(aLimit('1100'));
    expect(await needed()).toEqual(['RELIANCE', 'SBIN']);

    await world.accounts.cancelOrder({
      userId: 'asha',
      orderId: resting.order.orderId,
      receivedAt: 0,
    });
    expect(await needed()).toEqual(['RELIANCE']);
    await world.close();
  },
);

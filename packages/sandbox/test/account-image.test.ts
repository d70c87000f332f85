import { testProviders } from '@openalgo/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAccountImage } from '../src/account-image.ts';
import { aLimit, createWorld, NOW, type World } from './support/world.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

describe.each(providers)('an account in memory on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  it('puts a new version before the worker, also where it took note of the old one since the loading', async () => {
    const { orders, funds } = world.repositories;
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    const image = await loadAccountImage(world.repositories, await funds.claim(['asha']), [order]);

    await orders.acknowledge([{ orderId: order.orderId, version: 1, status: 'open', ackedAt: NOW }]);
    const slice = image.slice(order);
    if (slice === null) {
      throw new Error('The account is claimed');
    }

    const resting = slice.book.resting.map((old) => ({ ...old, version: 2 }));
    image.keep(order, { ...slice, book: { ...slice.book, resting } }, []);
    await image.save(world.repositories, NOW);

    expect(await orders.inbox(10)).toMatchObject([
      { orderId: order.orderId, version: 2, status: 'open', ackedAt: null },
    ]);
  });
});

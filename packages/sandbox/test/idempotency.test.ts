import { clearAccounts } from '@openalgo/db';
import { testProviders } from '@openalgo/db/testing';
import { price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaperAccounts, type PaperAccounts } from '../src/index.ts';
import { aLimit, anOrder, brokenIdentities, createWorld, NOW, type World } from './support/world.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

const idempotencyKey = 'order-7';

describe.each(providers)('a request under an idempotency key on %s', (provider) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(provider);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  const orderCount = async (userId = 'asha') => (await world.accounts.orderBook(userId)).length;

  it('is done once, and answered again as it was by another process', async () => {
    const first = await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    const other = await world.openAnother();
    const repeat = await other.accounts.placeOrder(
      aLimit('1100', { idempotencyKey, receivedAt: NOW + 5, requestSize: 999 }),
    );
    expect(repeat).toEqual(first);
    expect(await orderCount()).toBe(1);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
    await other.close();
  });

  it('is the same in whatever order its fields were put together', async () => {
    const order = aLimit('1100', { idempotencyKey });
    const reversed = Object.fromEntries(Object.entries(order).reverse()) as typeof order;
    const first = await world.accounts.placeOrder(order);
    expect(await world.accounts.placeOrder(reversed)).toEqual(first);
    expect(await orderCount()).toBe(1);
  });

  it('is done once though the first answer was lost in a crash after the commit', async () => {
    const crashing = createPaperAccounts(
      {
        session: world.database.session,
        reading: world.database.reading,
        transaction: async (work) => {
          await world.database.transaction(work);
          throw new Error('killed after the commit');
        },
      },
      world.options,
    );
    await expect(crashing.placeOrder(aLimit('1100', { idempotencyKey }))).rejects.toThrow('killed');
    const repeat = await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    expect(repeat.outcome).toBe('accepted');
    expect(await orderCount()).toBe(1);
  });

  it('is not remembered when its transaction failed', async () => {
    const failing = createPaperAccounts(
      {
        session: world.database.session,
        reading: world.database.reading,
        transaction: (work) =>
          world.database.transaction(async (session) => {
            await work(session);
            throw new Error('disk full');
          }),
      },
      world.options,
    );
    await expect(failing.placeOrder(aLimit('1100', { idempotencyKey }))).rejects.toThrow('disk full');
    expect(await orderCount()).toBe(0);
    await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    expect(await orderCount()).toBe(1);
  });

  it('sent twenty times at once from two processes makes exactly one order', async () => {
    const other = await world.openAnother();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? world : other).accounts.placeOrder(aLimit('1100', { idempotencyKey })),
      ),
    );
    expect(new Set(results.map(({ order }) => order.orderId)).size).toBe(1);
    expect(await orderCount()).toBe(1);
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
    await other.close();
  });

  it('twice in one group counts once, and another request in that group is refused', async () => {
    const [, first, again, other] = await Promise.allSettled([
      world.accounts.placeOrder(anOrder({ userId: 'ravi' })),
      world.accounts.placeOrder(aLimit('1100', { idempotencyKey })),
      world.accounts.placeOrder(aLimit('1100', { idempotencyKey })),
      world.accounts.placeOrder(aLimit('1101', { idempotencyKey })),
    ]);
    expect(again).toEqual(first);
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await orderCount()).toBe(1);
  });

  it('is refused when another request had the key, and nothing changes', async () => {
    await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    const reused = { kind: 'invalid', code: 'IDEMPOTENCY_KEY_REUSED' };
    const others: ((accounts: PaperAccounts) => Promise<unknown>)[] = [
      (accounts) => accounts.placeOrder(aLimit('1100', { idempotencyKey, quantity: 2n })),
      (accounts) => accounts.placeBasket({ userId: 'asha', idempotencyKey, legs: [aLimit('1100')] }),
      (accounts) =>
        accounts.cancelAllOrders({ userId: 'asha', idempotencyKey, strategy: null, receivedAt: NOW }),
    ];
    for (const other of others) {
      await expect(other(world.accounts)).rejects.toMatchObject(reused);
    }
    expect(await orderCount()).toBe(1);
  });

  it('is its user’s own: others may use the same key', async () => {
    await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    await world.accounts.placeOrder(aLimit('1100', { idempotencyKey, userId: 'ravi' }));
    expect([await orderCount('asha'), await orderCount('ravi')]).toEqual([1, 1]);
  });

  it('that was refused is refused again with the same words, though it would be taken by now', async () => {
    const silent = anOrder({ symbol: 'QUIET', idempotencyKey });
    const refusal = await world.accounts.placeOrder(silent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      kind: 'invalid',
      code: 'NO_QUOTE',
      fields: { symbol: [expect.any(String)] },
    });
    const again = await world.accounts.placeOrder(silent).catch((error: unknown) => error);
    expect(again).toEqual(refusal);
    const rejected = anOrder({ product: 'CNC', quantity: 10_000n, idempotencyKey: 'too-large' });
    expect(await world.accounts.placeOrder(rejected)).toEqual(await world.accounts.placeOrder(rejected));
    expect(await orderCount()).toBe(1);
  });

  it('cancels and modifies once, too', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100'));
    const { orderId, exchange, symbol } = order;
    const change = {
      userId: 'asha',
      orderId,
      exchange,
      symbol,
      quantity: 2n,
      price: price('1100'),
      triggerPrice: null,
      receivedAt: NOW,
      idempotencyKey: 'change',
    };
    await world.accounts.modifyOrder(change);
    expect(await world.accounts.modifyOrder(change)).toMatchObject({ version: 2, quantity: 2n });
    const cancellation = { userId: 'asha', orderId, receivedAt: NOW, idempotencyKey: 'cancel' };
    const cancelled = await world.accounts.cancelOrder(cancellation);
    expect(await world.accounts.cancelOrder(cancellation)).toEqual(cancelled);
  });

  it('of many orders is remembered leg by leg', async () => {
    const basket = {
      userId: 'asha',
      idempotencyKey,
      legs: [aLimit('1100'), anOrder({ symbol: 'UNKNOWN' }), anOrder({ quantity: 1_000_000n })],
    };
    const first = await world.accounts.placeBasket(basket);
    const repeat = await world.accounts.placeBasket(basket);
    expect(repeat).toEqual(first);
    expect(await orderCount()).toBe(2);
  });

  it('is done once though it is the first that the account hears of, from two processes at once', async () => {
    const other = await world.openAnother();
    const cancelAll = { userId: 'asha', idempotencyKey, strategy: null, receivedAt: NOW };
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? world : other).accounts.cancelAllOrders(cancelAll),
      ),
    );
    expect(await world.repositories.idempotency.find([{ userId: 'asha', idempotencyKey }])).toHaveLength(1);
    // The claim of its funds is what makes equal requests follow one another, so there must be some.
    expect(await world.repositories.funds.ofUser('asha')).not.toBeNull();
    await other.close();
  });

  it('is forgotten with everything else when the account is reset', async () => {
    await world.accounts.placeOrder(aLimit('1100', { idempotencyKey }));
    await world.database.transaction((session) => clearAccounts(session, ['asha']));
    await world.accounts.placeOrder(aLimit('1000', { idempotencyKey }));
    expect(await orderCount()).toBe(1);
  });

  it('that had nothing to do is done: repeated later it cancels nothing', async () => {
    const cancelAll = { userId: 'asha', idempotencyKey, strategy: null, receivedAt: NOW };
    expect(await world.accounts.cancelAllOrders(cancelAll)).toEqual([]);
    await world.accounts.placeOrder(aLimit('1100'));
    expect(await world.accounts.cancelAllOrders(cancelAll)).toEqual([]);
    expect((await world.accounts.orderBook('asha'))[0]?.status).toBe('open');
  });
});

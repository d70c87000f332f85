import { testProviders } from '@openalgo/db/testing';
import { istInstant, type Quantity } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createOrderCheck,
  createStrategyBooks,
  type OrderCheck,
  type SmartOrderCommand,
  type StrategyBooks,
} from '../src/index.ts';
import { aLimit, anOrder, brokenIdentities, createWorld, type World } from './support/world.ts';

const { providers } = await testProviders();

const BOOK = { userId: 'asha', exchange: 'NSE', symbol: 'RELIANCE', product: 'MIS' } as const;

describe.each(providers)('the strategies of one account on %s', (provider) => {
  let world: World;
  let books: StrategyBooks;
  let orders: OrderCheck;
  beforeEach(async () => {
    world = await createWorld(provider);
    books = createStrategyBooks(world.database, world.options);
    orders = createOrderCheck(world.database, world.options);
    await world.quote('1200');
  });
  afterEach(() => world.close());

  const buy = (strategy: string, quantity: Quantity) =>
    world.accounts.placeOrder(anOrder({ strategy, quantity }));
  const move = async (strategy: string, positionSize: Quantity, changes: Partial<SmartOrderCommand> = {}) => {
    const command = {
      ...anOrder({ strategy, quantity: 0n }),
      positionSize,
      scope: 'strategy',
      ...changes,
    } as const;
    const result = await world.accounts.placeSmartOrder(command);
    return result.outcome === 'unchanged' ? null : [result.order.action, result.order.quantity];
  };

  it('each move their own share to a size, whatever the others hold', async () => {
    await buy('A', 10n);
    await buy('B', 5n);
    await world.fill('1200');

    expect(await move('A', 25n)).toEqual(['BUY', 15n]);
    expect(await move('A', 25n)).toBeNull();
    expect(await move('C', -3n)).toEqual(['SELL', 3n]);
    await world.fill('1200');
    expect(await move('A', 25n)).toBeNull();
    expect(await move('B', 5n)).toBeNull();
    expect(await brokenIdentities(world, 'asha')).toEqual([]);
  });

  it('each leave what is theirs, once, and nothing that is held by another', async () => {
    await buy('A', 10n);
    await buy('B', 5n);
    await world.fill('1200');

    expect(await move('A', 0n)).toEqual(['SELL', 10n]);
    expect(await move('A', 0n)).toBeNull();
    expect(await move('C', 0n, { quantity: 7n })).toBeNull();
    await world.fill('1190');
    expect(await move('A', 0n)).toBeNull();
    expect(await books.held('asha', 'A')).toEqual([]);
    expect(await books.held('asha', 'B')).toMatchObject([BOOK]);
    expect((await world.repositories.positions.find([BOOK]))[0]?.quantity).toBe(5n);
  });

  it('leave what they are only about to enter', async () => {
    await buy('A', 10n);
    await buy('B', 5n);

    expect(await move('A', 0n)).toEqual(['SELL', 10n]);
    expect(await move('A', 0n)).toBeNull();
    await world.fill('1200');
    expect(await books.held('asha', 'A')).toEqual([]);
    expect((await world.repositories.positions.find([BOOK]))[0]?.quantity).toBe(5n);
  });

  it('leave at market although a target of theirs rests', async () => {
    await buy('A', 10n);
    await world.fill('1200');
    await world.accounts.placeOrder(aLimit('1300', { strategy: 'A', action: 'SELL', quantity: 10n }));

    expect(await move('A', 0n)).toEqual(['SELL', 10n]);
  });

  it('leave under an idempotency key once, even when it has been bought again since', async () => {
    await buy('A', 10n);
    await world.fill('1200');
    const key = { idempotencyKey: 'exit 1' };
    expect(await move('A', 0n, key)).toEqual(['SELL', 10n]);
    await world.fill('1200');
    await buy('A', 10n);
    await world.fill('1200');

    expect(await move('A', 0n, key)).toEqual(['SELL', 10n]);
    expect((await books.holding(BOOK, 'A')).quantity).toBe(10n);
  });

  it('hold what they traded and what is on its way at market, and have traded today or not', async () => {
    expect(await books.holding(BOOK, 'A')).toEqual({ quantity: 0n, tradedToday: false });
    await buy('A', 10n);
    expect(await books.holding(BOOK, 'A')).toEqual({ quantity: 10n, tradedToday: true });
    await world.fill('1200');
    await world.accounts.placeOrder(anOrder({ strategy: 'A', action: 'SELL', quantity: 4n }));

    expect(await books.holding(BOOK, 'A')).toEqual({ quantity: 6n, tradedToday: true });
    expect(await books.holding(BOOK, 'B')).toEqual({ quantity: 0n, tradedToday: false });
    world.setTime(istInstant('2026-08-20', '03:00'));
    expect(await books.holding(BOOK, 'A')).toEqual({ quantity: 6n, tradedToday: false });
  });

  it('have not traded when their orders were refused or cancelled', async () => {
    const { order } = await world.accounts.placeOrder(aLimit('1100', { strategy: 'A' }));
    await world.accounts.cancelOrder({ userId: 'asha', orderId: order.orderId, receivedAt: 0 });
    await world.accounts.placeOrder(anOrder({ strategy: 'A', quantity: 1_000_000n }));

    expect((await books.holding(BOOK, 'A')).tradedToday).toBe(false);
  });

  it('are told beforehand of an order that can never be, and of no other', async () => {
    await orders.check([anOrder(), aLimit('1100'), { ...anOrder({ quantity: 0n }), positionSize: 0n }]);
    await orders.check([{ ...anOrder({ quantity: 0n }), positionSize: -25n }]);

    const refusal = (order: Parameters<OrderCheck['check']>[0][number]) => orders.check([anOrder(), order]);
    await expect(refusal(aLimit('1100.01'))).rejects.toMatchObject({ code: 'INVALID_ORDER' });
    await expect(refusal(anOrder({ quantity: 0n }))).rejects.toMatchObject({
      fields: { quantity: expect.anything() },
    });
    await expect(refusal(anOrder({ symbol: 'UNKNOWN' }))).rejects.toMatchObject({ code: 'UNKNOWN_SYMBOL' });
    expect(await world.repositories.orders.sinceOfUser('asha', 0)).toEqual([]);
  });
});

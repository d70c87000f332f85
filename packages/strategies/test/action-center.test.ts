import { AppError, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createActionCenter,
  createSignalCarrier,
  type OrderFields,
  type OrderRequest,
} from '../src/index.ts';
import { createRoom, everybody, NOW, type Room } from './support/room.ts';

let room: Room;
beforeEach(async () => {
  room = await createRoom();
  await room.setMode('semi_auto');
});
afterEach(() => room.close());

const order: OrderFields = {
  strategy: 'Breakout',
  exchange: 'NSE',
  symbol: 'SBIN',
  action: 'BUY',
  quantity: 10n,
  priceType: 'MARKET',
  product: 'MIS',
  price: null,
  triggerPrice: null,
};
const placing = (changes: Partial<OrderFields> = {}): OrderRequest => ({
  apiType: 'placeorder',
  order: { ...order, ...changes },
});
const queue = (request: OrderRequest, key: string | null = null) => room.center.queue('asha', request, key);
const found = (id: number) => room.pendingOrders.find('asha', id);

describe('an order that waits', () => {
  it('is placed when its owner approves, and its result is recorded', async () => {
    const id = await queue(placing());
    expect(await room.orders()).toEqual([]);
    expect(await found(id)).toMatchObject({
      status: 'pending',
      apiType: 'placeorder',
      orderData: JSON.stringify({
        strategy: 'Breakout',
        exchange: 'NSE',
        symbol: 'SBIN',
        action: 'BUY',
        quantity: '10',
        pricetype: 'MARKET',
        product: 'MIS',
        price: '0',
        trigger_price: '0',
      }),
    });

    const { result } = await room.center.approve('asha', id);
    const [placed] = await room.accounts.orderBook('asha');
    expect(result).toEqual({ brokerOrderId: placed?.orderId, brokerStatus: 'open', rejectedReason: null });
    expect(await found(id)).toMatchObject({
      status: 'approved',
      approvedBy: 'asha',
      brokerOrderId: placed?.orderId,
    });
    expect(placed).toMatchObject({ strategy: 'Breakout', quantity: 10n });
  });

  it.each<[string, OrderRequest, string[], string]>([
    ['a limit', placing({ priceType: 'LIMIT', price: price('490.05') }), ['BUY 10 SBIN open'], 'open'],
    ['a smart order', { apiType: 'placesmartorder', order, positionSize: -4n }, ['SELL 4 SBIN open'], 'open'],
    [
      'nothing to do',
      { apiType: 'placesmartorder', order: { ...order, quantity: 0n }, positionSize: 0n },
      [],
      'complete',
    ],
    [
      'a basket',
      {
        apiType: 'basketorder',
        legs: [
          { ...order, action: 'SELL' },
          { ...order, symbol: 'INFY' },
        ],
      },
      ['BUY 10 INFY open', 'SELL 10 SBIN open'],
      'open',
    ],
    [
      'a basket of which one leg is refused',
      { apiType: 'basketorder', legs: [order, { ...order, symbol: 'INFY', quantity: 1_000_000n }] },
      ['BUY 10 SBIN open', 'BUY 1000000 INFY rejected'],
      'partial',
    ],
    [
      'a split order',
      { apiType: 'splitorder', order, splitSize: 4n },
      ['BUY 4 SBIN open', 'BUY 4 SBIN open', 'BUY 2 SBIN open'],
      'open',
    ],
    [
      'what the account refuses',
      placing({ quantity: 1_000_000n }),
      ['BUY 1000000 SBIN rejected'],
      'rejected',
    ],
  ])('may be %s', async (_what, request, orders, brokerStatus) => {
    const { result } = await room.center.approve('asha', await queue(request));
    expect(await room.orders()).toEqual(orders);
    expect(result?.brokerStatus).toBe(brokerStatus);
  });

  it('names the first of many orders, and how many there are besides', async () => {
    const { result } = await room.center.approve(
      'asha',
      await queue({ apiType: 'splitorder', order, splitSize: 2n }),
    );
    expect(result?.brokerOrderId).toMatch(/^\d+ \(\+4 more\)$/);
  });

  it('is validated before it waits', async () => {
    await expect(queue(placing({ symbol: 'UNKNOWN' }))).rejects.toMatchObject({ code: 'UNKNOWN_SYMBOL' });
    await expect(queue(placing({ priceType: 'LIMIT', price: price('490.01') }))).rejects.toMatchObject({
      code: 'INVALID_ORDER',
    });
    await expect(
      queue({ apiType: 'basketorder', legs: [order, { ...order, product: 'NRML' }] }),
    ).rejects.toMatchObject({ code: 'INVALID_ORDER' });
    expect(await room.center.countPending('asha')).toBe(0);
  });

  it('is decided once, and by its owner alone', async () => {
    const id = await queue(placing());
    await expect(room.center.approve('ravi', id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(room.center.reject('ravi', id, 'no')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(room.center.remove('asha', id)).rejects.toMatchObject({ code: 'PENDING_ORDER_OPEN' });

    const decisions = await Promise.allSettled([
      room.center.approve('asha', id),
      room.center.approve('asha', id),
      room.center.approve('asha', id),
    ]);
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(room.center.reject('asha', id, 'no')).rejects.toMatchObject({
      code: 'PENDING_ORDER_DECIDED',
    });
    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
    await room.center.remove('asha', id);
    expect(await found(id)).toBeNull();
  });

  it('that is rejected is never placed', async () => {
    const id = await queue(placing());
    await room.center.reject('asha', id, 'too risky');
    await expect(room.center.approve('asha', id)).rejects.toMatchObject({ code: 'PENDING_ORDER_DECIDED' });
    expect(await found(id)).toMatchObject({
      status: 'rejected',
      rejectedBy: 'asha',
      rejectedReason: 'too risky',
    });
    expect(await room.center.resume(everybody)).toBe(0);
    expect(await room.orders()).toEqual([]);
  });

  it('of a kind that cannot be placed here can be rejected, not approved', async () => {
    const unknown = {
      userId: 'asha',
      apiType: 'placegttorder',
      orderData: '{}',
      sourceKey: null,
      createdAt: NOW,
    };
    const id = await room.pendingOrders.create(unknown);
    await queue(placing());
    await expect(room.center.approve('asha', id)).rejects.toMatchObject({ code: 'ORDER_UNREADABLE' });
    expect(await room.center.approveAll('asha')).toHaveLength(1);
    expect(await found(id)).toMatchObject({ status: 'pending' });
    await room.center.reject('asha', id, 'no');
  });

  it('under a key waits once; another request under the key is refused', async () => {
    const ids = await Promise.all([queue(placing(), 'k1'), queue(placing(), 'k1'), queue(placing(), 'k1')]);
    expect(new Set(ids).size).toBe(1);
    await expect(queue(placing({ quantity: 11n }), 'k1')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await room.center.countPending('asha')).toBe(1);
  });

  it('is not placed again when the same request comes under its key after the mode was changed', async () => {
    await room.center.approve('asha', await queue(placing(), 'k1'));
    const command = { userId: 'asha', idempotencyKey: 'k1', ...order };
    const [first] = await room.accounts.orderBook('asha');

    expect(
      (await room.accounts.placeOrder({ ...command, receivedAt: NOW, requestSize: 1, responseSize: 1 })).order
        .orderId,
    ).toBe(first?.orderId);
    expect(await room.orders()).toHaveLength(1);
  });
});

describe('approving all', () => {
  it('places what waits in the order in which it came', async () => {
    for (const quantity of [1n, 2n, 3n]) {
      await queue(placing({ quantity }));
    }
    await room.center.queue('ravi', placing(), null);

    expect(await room.center.approveAll('asha')).toHaveLength(3);
    expect(await room.orders()).toEqual(['BUY 1 SBIN open', 'BUY 2 SBIN open', 'BUY 3 SBIN open']);
    expect(await room.center.countPending('ravi')).toBe(1);
  });
});

describe('an approved order', () => {
  const centerWith = (changes: Partial<Parameters<typeof createActionCenter>[0]>) =>
    createActionCenter({
      pendingOrders: room.pendingOrders,
      accounts: room.accounts,
      orders: { check: async () => {} },
      clock: room.clock,
      ...changes,
    });

  it('is placed once when a crash comes between placing and recording, and its result is recorded then', async () => {
    const id = await queue(placing());
    const crashing = centerWith({
      pendingOrders: {
        ...room.pendingOrders,
        recordExecution: async () => {
          throw new Error('killed');
        },
      },
    });
    await expect(crashing.approve('asha', id)).rejects.toThrow('killed');
    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
    expect(await found(id)).toMatchObject({ status: 'approved', brokerOrderId: null });

    expect(await room.center.resume(() => false)).toBe(0);
    await Promise.all([room.center.resume(everybody), room.center.resume(everybody)]);
    expect(await room.center.resume(everybody)).toBe(0);
    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
    const [placed] = await room.accounts.orderBook('asha');
    expect(await found(id)).toMatchObject({ brokerOrderId: placed?.orderId, brokerStatus: 'open' });
  });

  it('is placed once when a crash comes between approving and placing', async () => {
    const id = await queue(placing());
    await room.pendingOrders.approve({ id, userId: 'asha', by: 'asha', at: NOW });

    expect(await room.center.resume(everybody)).toBe(1);
    expect(await room.center.resume(everybody)).toBe(0);
    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
  });

  it('is placed as soon as its database is back', async () => {
    const id = await queue(placing());
    const away = async () => {
      throw new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'The database is away.');
    };
    const center = centerWith({ accounts: { ...room.accounts, placeOrder: away } });

    expect(await center.approve('asha', id)).toEqual({ id, result: null });
    await room.center.resume(everybody);
    expect(await found(id)).toMatchObject({ brokerStatus: 'open' });
  });
});

describe('a signal of a semi-automatic key', () => {
  const buy = { symbol: 'SBIN', action: 'BUY', positionSize: null } as const;

  it('waits in the Action Center, exits too, once each whatever crashes', async () => {
    const { webhookId } = await room.chart();
    await room.intake.chart(webhookId, buy);
    await room.intake.chart(webhookId, { ...buy, action: 'SELL' });
    const crash = async () => {
      throw new Error('killed');
    };
    const crashing = createSignalCarrier({
      ...room.carrierDependencies,
      signals: { ...room.signals, finish: crash, postpone: crash, bury: crash },
    });
    await expect(crashing.run(everybody)).rejects.toThrow('killed');
    await room.carrier.run(everybody);

    expect(await room.orders()).toEqual([]);
    expect(await room.center.countPending('asha')).toBe(2);
    expect(
      (await room.signals.page({ userId: 'asha', limit: 9 })).rows.map(({ outcome }) => outcome),
    ).toEqual(['awaiting_approval', 'awaiting_approval']);
    await room.center.approveAll('asha');
    expect(await room.orders()).toEqual(['BUY 10 SBIN open', 'SELL 10 SBIN open']);
  });

  it('is placed once when the mode changes between two attempts', async () => {
    const { webhookId } = await room.chart();
    await room.setMode('auto');
    await room.intake.chart(webhookId, buy);
    const crash = async () => {
      throw new Error('killed');
    };
    const crashing = createSignalCarrier({
      ...room.carrierDependencies,
      signals: { ...room.signals, finish: crash, postpone: crash, bury: crash },
    });
    await expect(crashing.run(everybody)).rejects.toThrow('killed');
    await room.setMode('semi_auto');
    await room.carrier.run(everybody);
    await room.center.approveAll('asha');

    expect(await room.orders()).toEqual(['BUY 10 SBIN open']);
  });
});

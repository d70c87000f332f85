import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStrategyApp, type StrategyApp } from './support/strategy-app.ts';
import { USER_KEY } from './support/test-app.ts';

let api: StrategyApp;
beforeEach(async () => {
  api = await createStrategyApp();
  api.setMode('semi_auto');
});
afterEach(() => api.close());

const order = {
  exchange: 'NSE',
  symbol: 'SBIN',
  action: 'BUY',
  quantity: '10',
  product: 'MIS',
  pricetype: 'MARKET',
};
const asked = { apikey: USER_KEY, strategy: 'Charts' };
const ORDERS = [
  ['placeorder', { ...asked, ...order }],
  ['placesmartorder', { ...asked, ...order, position_size: '10' }],
  ['basketorder', { ...asked, orders: [order] }],
  ['splitorder', { ...asked, ...order, splitsize: 4 }],
] as const;

const orderCount = async () => (await api.accounts.orderBook('asha')).length;

describe('with a semi-automatic key', () => {
  it.each(ORDERS)('%s waits for its owner', async (path, body) => {
    const answer = await api.post(path, body);
    const [pending] = (await api.pendingOrders.page({ userId: 'asha', limit: 9 })).rows;

    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        status: 'success',
        message: 'Order queued for approval in the Action Center',
        mode: 'semi_auto',
        pending_order_id: pending?.id,
      },
    ]);
    expect(pending).toMatchObject({ apiType: path, status: 'pending' });
    expect(pending?.orderData).not.toContain(USER_KEY);
    expect(await orderCount()).toBe(0);
  });

  it('an order that can never be is refused instead of waiting', async () => {
    const wrong = { ...asked, ...order };
    const answers = [
      await api.post('placeorder', { ...wrong, symbol: 'UNKNOWN' }),
      await api.post('placeorder', { ...wrong, pricetype: 'LIMIT', price: '500.01' }),
      await api.post('placeorder', { ...wrong, quantity: 0 }),
      await api.post('basketorder', { ...asked, orders: [order, { ...order, product: 'NRML' }] }),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [400, 'UNKNOWN_SYMBOL'],
      [400, 'INVALID_ORDER'],
      [400, 'VALIDATION'],
      [400, 'INVALID_ORDER'],
    ]);
    expect(await api.pendingOrders.countPending('asha')).toBe(0);
  });

  it.each(ORDERS)(
    '%s under an idempotency key waits once, and is placed once in either mode',
    async (path, body) => {
      const key = { 'idempotency-key': 'alert-1' };
      const first = await api.post(path, body, key);
      const again = await api.post(path, body, key);
      expect(again.json()).toEqual(first.json());
      const other = await api.post(path, { ...body, strategy: 'Another' }, key);
      expect([other.statusCode, other.json().code]).toEqual([400, 'IDEMPOTENCY_KEY_REUSED']);

      await api.center.approve('asha', first.json().pending_order_id);
      const placed = await orderCount();
      expect(placed).toBeGreaterThan(0);
      api.setMode('auto');
      expect((await api.post(path, body, key)).statusCode).toBe(200);
      expect(await orderCount()).toBe(placed);
    },
  );

  it('what changes paper orders is allowed, and so is reading', async () => {
    api.setMode('auto');
    const resting = { ...asked, ...order, pricetype: 'LIMIT', price: 400 };
    const { orderid } = (await api.post('placeorder', resting)).json();
    api.setMode('semi_auto');

    const answers = [
      await api.post('modifyorder', {
        ...resting,
        orderid,
        quantity: 5,
        trigger_price: 0,
        disclosed_quantity: 0,
      }),
      await api.post('orderbook', { apikey: USER_KEY }),
      await api.post('cancelorder', { ...asked, orderid }),
      await api.post('cancelallorder', asked),
      await api.post('closeposition', asked),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
  });

  it('switching between paper and real money is refused', async () => {
    const answer = await api.post('analyzer/toggle', { apikey: USER_KEY, mode: false });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'SEMI_AUTO']);
  });
});

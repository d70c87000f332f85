import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A_TICK, ENDPOINTS } from './support/endpoints.ts';
import { createRealApp, type RealApp } from './support/real-accounts.ts';
import { ADMIN_KEY, USER_KEY } from './support/test-app.ts';

let api: RealApp;

beforeEach(async () => {
  api = await createRealApp();
});
afterEach(() => api.close());

const account = { apikey: USER_KEY };
const limitOrder = {
  ...account,
  strategy: 'Momentum',
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: '10',
  pricetype: 'LIMIT',
  price: '2400.05',
};

async function ask(path: string, body: object) {
  const response = await api.post(path, body);
  return { status: response.statusCode, ...response.json() };
}

describe('an order', () => {
  it('is placed, seen, modified and cancelled, and the money follows', async () => {
    const { orderid } = await ask('placeorder', limitOrder);
    expect(orderid).toMatch(/^240102\d{12}$/);
    expect((await ask('funds', account)).data).toMatchObject({
      availablecash: 9995199.9,
      utiliseddebits: 4800.1,
    });

    const reference = { ...account, strategy: 'Momentum', orderid };
    const change = { ...limitOrder, product: 'MIS', orderid, quantity: 20, price: 2300 };
    expect(await ask('modifyorder', change)).toMatchObject({ status: 'success', orderid });
    expect((await ask('orderstatus', reference)).data).toMatchObject({
      order_status: 'open',
      quantity: 20,
      price: 2300,
      price_type: 'LIMIT',
      timestamp: '2024-01-02 09:30:00',
    });
    expect((await ask('funds', account)).data).toMatchObject({ utiliseddebits: 9200 });

    expect(await ask('cancelorder', reference)).toMatchObject({ status: 'success', orderid });
    expect((await ask('orderbook', account)).data.statistics).toMatchObject({
      total_buy_orders: 1,
      total_open_orders: 0,
    });
    expect((await ask('funds', account)).data).toMatchObject({ availablecash: 10000000, utiliseddebits: 0 });
  });

  it('that is over cannot be changed', async () => {
    const { orderid } = await ask('placeorder', limitOrder);
    const reference = { ...account, strategy: 'Momentum', orderid };
    await ask('cancelorder', reference);

    expect((await api.post('cancelorder', reference)).statusCode).toBe(400);
    expect(await ask('cancelorder', reference)).toMatchObject({
      message: 'Cannot cancel order in cancelled status',
    });
    expect(await ask('modifyorder', { ...limitOrder, product: 'MIS', orderid })).toMatchObject({
      message: 'Cannot modify order in cancelled status',
    });
  });

  it('that costs more than there is is answered with its reason, and kept as rejected', async () => {
    const answer = await ask('placeorder', { ...limitOrder, product: 'CNC', quantity: 100_000 });
    expect(answer).toMatchObject({ status: 'error', code: 'ORDER_REJECTED', mode: 'analyze' });

    const { data } = await ask('orderstatus', { ...account, strategy: 's', orderid: answer.orderid });
    expect(data).toMatchObject({ order_status: 'rejected', rejection_reason: answer.message });
  });

  it('of somebody else, or that does not exist, is not found by any endpoint', async () => {
    const { orderid } = await ask('placeorder', limitOrder);

    for (const [apikey, id] of [
      [ADMIN_KEY, orderid],
      [USER_KEY, '240102000019999999'],
    ]) {
      const body = { ...limitOrder, product: 'MIS', apikey, orderid: id };
      const reference = { apikey, strategy: 's', orderid: id };
      const answers = [
        await api.post('orderstatus', reference),
        await api.post('cancelorder', reference),
        await api.post('modifyorder', body),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(404);
        expect(answer.json()).toEqual({
          status: 'error',
          message: `Order ${id} not found`,
          code: 'ORDER_NOT_FOUND',
        });
      }
    }
  });
});

describe('an order that can never be right is refused by field, and leaves nothing', () => {
  it.each([
    ['symbol', { symbol: 'NOSUCH' }],
    ['symbol', { exchange: 'BSE' }],
    ['price', { price: '2400.03' }],
    ['price', { price: 0 }],
    ['trigger_price', { pricetype: 'SL-M' }],
    ['trigger_price', { pricetype: 'SL', trigger_price: 2500 }],
    ['product', { product: 'NRML' }],
    ['quantity', { exchange: 'NFO', symbol: 'NIFTY25JAN24FUT', product: 'NRML', price: 22000, quantity: 64 }],
    ['quantity', { quantity: 2147483647, price: 9999999999.95 }],
  ])('%s: %o', async (field, change) => {
    const response = await api.post('placeorder', { ...limitOrder, ...change });

    expect(response.statusCode).toBe(400);
    expect(Object.keys(response.json().errors)).toEqual([field]);
    expect(await api.rowsIn('sandbox_orders')).toBe(0);
  });

  it('such as a MARKET order of what has no quote', async () => {
    const answer = await ask('placeorder', { ...limitOrder, symbol: 'SILENT', pricetype: 'MARKET' });

    expect(answer.status).toBe('error');
    expect(await api.rowsIn('sandbox_orders')).toBe(0);
  });
});

describe('an account that has done nothing yet', () => {
  it.each(ENDPOINTS.filter(({ path }) => ['orderbook', 'tradebook', 'positionbook', 'funds'].includes(path)))(
    'is shown by $path',
    async ({ path, body }) => {
      expect((await api.post(path, body)).statusCode).toBe(200);
    },
  );
});

describe('quotes', () => {
  it('shows the newest quote, and tells a silent instrument from an unknown one', async () => {
    const asked = { ...account, exchange: 'NSE' };

    expect((await ask('quotes', { ...asked, symbol: 'RELIANCE' })).data).toMatchObject({ ltp: 2500 });
    expect(await ask('quotes', { ...asked, symbol: 'SILENT' })).toMatchObject({ code: 'NO_QUOTE' });
    expect((await api.post('quotes', { ...asked, symbol: 'NOSUCH' })).statusCode).toBe(400);
  });
});

describe('ticks', () => {
  it('are numbered without a gap in the order in which they came, across requests', async () => {
    const push = (count: number) =>
      ask('ticks', { apikey: ADMIN_KEY, ticks: Array.from({ length: count }, () => A_TICK) });

    expect((await push(3)).data).toEqual({ accepted: 3, last_seq: 3 });
    expect((await push(2)).data).toEqual({ accepted: 2, last_seq: 5 });
    expect(await api.rowsIn('sandbox_ticks')).toBe(5);
  });

  it('are kept all or none', async () => {
    const ticks = [A_TICK, { ...A_TICK, ltp: -1 }];

    expect((await api.post('ticks', { apikey: ADMIN_KEY, ticks })).statusCode).toBe(400);
    expect(await api.rowsIn('sandbox_ticks')).toBe(0);
  });
});

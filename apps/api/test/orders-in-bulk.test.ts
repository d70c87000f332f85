import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRealApp, type RealApp } from './support/real-accounts.ts';
import { ADMIN_KEY, USER_KEY } from './support/test-app.ts';

/** Requests for several orders over real paper accounts; the share is quoted at 2,500. */
let api: RealApp;
beforeEach(async () => {
  api = await createRealApp();
});
afterEach(() => api.close());

const account = { apikey: USER_KEY };
const share = { exchange: 'NSE', symbol: 'RELIANCE' };
const order = { ...account, ...share, strategy: 'Momentum', action: 'BUY', quantity: 10, product: 'MIS' };
const limit = (price: number) => ({ pricetype: 'LIMIT', price });

async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  return (await api.post(path, body, headers)).json();
}

const fundsData = async () => (await ask('funds', account)).data;
const openPosition = async (product = 'MIS') =>
  (await ask('openposition', { ...account, ...share, strategy: 'any', product })).quantity;

describe('placesmartorder', () => {
  const smart = (size: number, quantity: number, more: object = {}) =>
    ask('placesmartorder', { ...order, quantity, position_size: size, ...more });

  it('flat, target 0 with and without a quantity, then to a target, once and again', async () => {
    expect(await smart(0, 0)).toEqual({
      status: 'success',
      message: 'No OpenPosition Found. Not placing Exit order.',
      mode: 'analyze',
    });
    expect(await smart(0, 10)).toMatchObject({ status: 'success', orderid: expect.any(String) });
    await api.fill('2500');
    expect(await smart(25, 10)).toMatchObject({ orderid: expect.any(String) });
    await api.fill('2500');
    expect(await openPosition()).toBe(25);
    expect(await smart(25, 10)).toMatchObject({ message: 'Positions Already Matched. No Action needed.' });
    expect(await api.rowsIn('sandbox_orders')).toBe(2);
  });

  it('from a short to a long, as the LIMIT order that it asks for', async () => {
    await ask('placeorder', { ...order, action: 'SELL', quantity: 7 });
    await api.fill('2500');
    const { orderid } = await smart(10, 1, limit(2400));
    const { data } = await ask('orderstatus', { ...account, strategy: 's', orderid });
    expect(data).toMatchObject({
      action: 'BUY',
      quantity: 17,
      price_type: 'LIMIT',
      price: 2400,
      order_status: 'open',
    });
  });

  it('twice at once does not double a position', async () => {
    await Promise.all([smart(10, 10), smart(10, 10), smart(10, 10)]);
    await api.fill('2500');
    expect(await openPosition()).toBe(10);
  });

  it('that the funds do not allow is answered with 400, its reason and its id', async () => {
    const response = await api.post('placesmartorder', { ...order, position_size: 10_000_000 });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'ORDER_REJECTED', orderid: expect.any(String) });
  });
});

describe('cancelallorder', () => {
  it('cancels a limit order and a stop, and frees the margin of both', async () => {
    const ids = [
      (await ask('placeorder', { ...order, ...limit(2400) })).orderid,
      (await ask('placeorder', { ...order, pricetype: 'SL-M', trigger_price: 2600 })).orderid,
    ];
    expect((await fundsData()).utiliseddebits).toBe(10_000);

    const answer = await ask('cancelallorder', account);
    expect(answer).toEqual({
      status: 'success',
      message: 'Canceled 2 orders. Failed to cancel 0 orders.',
      canceled_orders: ids,
      failed_cancellations: [],
      mode: 'analyze',
    });
    expect(await fundsData()).toMatchObject({ utiliseddebits: 0, availablecash: 10_000_000 });
    expect(await ask('cancelallorder', account)).toMatchObject({
      message: 'No open orders to cancel',
      canceled_orders: [],
    });
  });

  it('honours the strategy, and leaves other accounts alone', async () => {
    await ask('placeorder', { ...order, ...limit(2400) });
    const other = await ask('placeorder', { ...order, ...limit(2400), strategy: 'Other' });
    await ask('placeorder', { ...order, ...limit(2400), apikey: ADMIN_KEY, strategy: 'Other' });
    const { canceled_orders } = await ask('cancelallorder', { ...account, strategy: 'Other' });
    expect(canceled_orders).toEqual([other.orderid]);
    const { data } = await ask('orderbook', { apikey: ADMIN_KEY });
    expect(data.statistics.total_open_orders).toBe(1);
  });
});

describe('closeposition', () => {
  it('closes MIS and CNC alike, and nothing the second time', async () => {
    await ask('placeorder', order);
    await ask('placeorder', { ...order, product: 'CNC' });
    await api.fill('2500');

    expect(await ask('closeposition', { ...account, strategy: '' })).toEqual({
      status: 'success',
      message: 'Closed 2 positions',
      closed_positions: 2,
      failed_closures: 0,
      mode: 'analyze',
    });
    await api.fill('2500');
    expect([await openPosition('MIS'), await openPosition('CNC')]).toEqual([0, 0]);
    expect((await fundsData()).utiliseddebits).toBe(0);
    expect(await ask('closeposition', account)).toMatchObject({
      message: 'No open positions to close',
      closed_positions: 0,
    });
  });

  it('closes the strategy’s part only', async () => {
    await ask('placeorder', { ...order, strategy: 'A' });
    await ask('placeorder', { ...order, strategy: 'B', quantity: 4 });
    await api.fill('2500');
    await ask('closeposition', { ...account, strategy: 'B' });
    await api.fill('2500');
    expect(await openPosition()).toBe(10);
  });

  it('tells of shares that a resting sale keeps from being sold', async () => {
    await ask('placeorder', { ...order, product: 'CNC' });
    await api.fill('2500');
    await ask('placeorder', { ...order, product: 'CNC', action: 'SELL', ...limit(2600) });
    expect(await ask('closeposition', account)).toMatchObject({
      message: 'Closed 0 positions (Failed to close 1 positions)',
      closed_positions: 0,
      failed_closures: 1,
    });
  });
});

describe('basketorder', () => {
  it('answers leg by leg, BUY first; a bad leg stops no other', async () => {
    const leg = { ...share, quantity: 10 };
    const { results, status } = await ask('basketorder', {
      ...account,
      strategy: 'Pairs',
      orders: [
        { ...leg, action: 'sell', ...limit(2600) },
        { ...leg, action: 'BUY', symbol: 'NOSUCH' },
        { ...leg, action: 'BUY', product: 'CNC', quantity: 100_000 },
        { ...leg, action: 'BUY', ...limit(2400) },
      ],
    });
    expect(status).toBe('success');
    const id = expect.any(String);
    const taken = { ...share, product: 'MIS', status: 'success', orderid: id };
    expect(results).toEqual([
      {
        ...taken,
        orderid: undefined,
        symbol: 'NOSUCH',
        status: 'error',
        message: 'Symbol NOSUCH not found on NSE',
      },
      { ...taken, product: 'CNC', status: 'error', message: expect.stringMatching(/Insufficient funds/) },
      taken,
      taken,
    ]);
    const { data } = await ask('orderbook', account);
    expect(
      data.orders.map((row: { action: string; strategy: string }) => [row.action, row.strategy]),
    ).toEqual([
      ['SELL', 'Pairs'],
      ['BUY', 'Pairs'],
      ['BUY', 'Pairs'],
    ]);
  });
});

describe('splitorder', () => {
  it('answers part by part', async () => {
    const answer = await ask('splitorder', { ...order, ...limit(2400), quantity: '105', splitsize: '50' });
    expect(answer).toMatchObject({
      total_quantity: 105,
      split_size: 50,
      results: [
        { order_num: 1, quantity: 50, status: 'success', orderid: expect.any(String) },
        { order_num: 2, quantity: 50, status: 'success' },
        { order_num: 3, quantity: 5, status: 'success' },
      ],
    });
    expect(await api.rowsIn('sandbox_orders')).toBe(3);
  });
});

describe('an Idempotency-Key', () => {
  const key = { 'idempotency-key': 'alert-2024-01-02/7' };
  const basket = {
    ...account,
    strategy: 'Pairs',
    orders: [
      { ...share, action: 'BUY', quantity: 10 },
      { ...share, action: 'BUY', quantity: 1, symbol: 'NOSUCH' },
    ],
  };
  const requests: [string, object][] = [
    ['placeorder', order],
    ['placeorder', { ...order, product: 'CNC', quantity: 1_000_000 }],
    ['placeorder', { ...order, symbol: 'NOSUCH' }],
    ['placeorder', { ...order, ...limit(2400.03) }],
    ['cancelorder', { ...account, strategy: 's', orderid: '240102000019999999' }],
    ['modifyorder', { ...order, ...limit(2400), orderid: '240102000019999999' }],
    ['placesmartorder', { ...order, position_size: 10 }],
    ['placesmartorder', { ...order, quantity: 0, position_size: 0 }],
    ['basketorder', basket],
    ['splitorder', { ...order, splitsize: 4 }],
    ['cancelallorder', account],
    ['closeposition', account],
  ];

  it.each(requests)('has %s %o done once and answered alike', async (path, body) => {
    const first = await api.post(path, body, key);
    const orders = await api.rowsIn('sandbox_orders');
    await api.fill('2500');
    const again = await api.post(path, body, key);

    expect([again.statusCode, again.json()]).toEqual([first.statusCode, first.json()]);
    expect(await api.rowsIn('sandbox_orders')).toBe(orders);
  });

  it('is refused for another request, and free for another user', async () => {
    await ask('placeorder', order, key);
    for (const [path, body] of [
      ['placeorder', { ...order, quantity: 11 }],
      ['placesmartorder', { ...order, position_size: 10 }],
      ['closeposition', account],
    ] as const) {
      const response = await api.post(path, body, key);
      expect([path, response.statusCode]).toEqual([path, 400]);
      expect(response.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    }
    expect(await api.rowsIn('sandbox_orders')).toBe(1);
    expect(await ask('placeorder', { ...order, apikey: ADMIN_KEY }, key)).toMatchObject({
      status: 'success',
    });
  });

  it('may be of every visible character, up to 128 of them', async () => {
    const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join('');
    for (const name of ['!', visible, '~'.repeat(128)]) {
      const answer = await ask('placeorder', order, { 'idempotency-key': name });
      expect(answer).toMatchObject({ status: 'success' });
    }
  });
});

describe('the portfolio', () => {
  it('is empty at first, and tells P&L by position', async () => {
    expect((await ask('holdings', account)).data).toEqual({
      holdings: [],
      statistics: { totalholdingvalue: 0, totalinvvalue: 0, totalprofitandloss: 0, totalpnlpercentage: 0 },
    });
    await ask('placeorder', order);
    await api.fill('2490');
    const row = { unrealized_pnl: 100, today_realized_pnl: 0, total_pnl_today: 100, pnl: 100 };
    expect(await ask('pnl/symbols', account)).toEqual({
      status: 'success',
      data: [{ ...share, product: 'MIS', quantity: 10, ...row }],
      total_pnl: 100,
      total_unrealized_pnl: 100,
      total_today_realized_pnl: 0,
      total_pnl_today: 100,
      mode: 'analyze',
    });
  });
});

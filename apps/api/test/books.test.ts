import { AppError, ONE_CONTRACT, paise, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDER_STATUS, QUOTES } from './support/endpoints.ts';
import { anOrder, aPosition, aTrade } from './support/fake-accounts.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

let api: TestApp;

beforeEach(() => {
  api = createTestApp();
});
afterEach(() => api.app.close());

const account = { apikey: USER_KEY };

const WIRE_ORDER = {
  orderid: '24010200000001',
  symbol: 'RELIANCE',
  exchange: 'NSE',
  action: 'BUY',
  quantity: 10,
  price: 2500.05,
  trigger_price: 0,
  product: 'MIS',
  order_status: 'open',
  average_price: 0,
  filled_quantity: 0,
  pending_quantity: 10,
  rejection_reason: '',
  timestamp: '2024-01-02 09:30:00',
  strategy: 'Momentum',
};

describe('orderstatus', () => {
  it('shows the order, its type as price_type', async () => {
    const response = await api.post(ORDER_STATUS.path, ORDER_STATUS.body);

    expect(api.accounts.order).toHaveBeenCalledExactlyOnceWith('asha', '24010200000001');
    expect(response.json()).toEqual({
      status: 'success',
      data: { ...WIRE_ORDER, price_type: 'LIMIT' },
      mode: 'analyze',
    });
  });

  it('shows what was filled, and nothing pending, of a complete order', async () => {
    const fill = { status: 'complete', filledQuantity: 10n, averagePrice: price('103.3333') } as const;
    api.accounts.order.mockResolvedValue(
      anOrder({ ...fill, priceType: 'MARKET', price: null, strategy: null }),
    );

    const { data } = (await api.post(ORDER_STATUS.path, ORDER_STATUS.body)).json();

    expect(data).toMatchObject({
      order_status: 'complete',
      price: 0,
      average_price: 103.3333,
      filled_quantity: 10,
      pending_quantity: 0,
      strategy: '',
    });
  });

  it('answers an unknown order with 404', async () => {
    api.accounts.order.mockRejectedValue(new AppError('not-found', 'ORDER_NOT_FOUND', 'Order 1 not found'));

    const response = await api.post(ORDER_STATUS.path, ORDER_STATUS.body);

    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'Order 1 not found',
      code: 'ORDER_NOT_FOUND',
    });
  });
});

describe('orderbook', () => {
  it('shows the orders, their type as pricetype, with counts by side and status', async () => {
    api.accounts.orderBook.mockResolvedValue([
      anOrder(),
      anOrder({ status: 'complete', action: 'SELL' }),
      anOrder({ status: 'trigger pending' }),
      anOrder({ status: 'rejected', rejectionReason: 'Funds' }),
      anOrder({ status: 'cancelled' }),
    ]);

    const { data } = (await api.post('orderbook', account)).json();

    expect(data.orders[0]).toEqual({ ...WIRE_ORDER, pricetype: 'LIMIT' });
    expect(data.orders[3]).toMatchObject({ rejection_reason: 'Funds', pending_quantity: 0 });
    expect(data.statistics).toEqual({
      total_buy_orders: 4,
      total_sell_orders: 1,
      total_completed_orders: 1,
      total_open_orders: 1,
      total_rejected_orders: 1,
      total_trigger_pending_orders: 1,
    });
  });
});

describe('tradebook', () => {
  it('shows each trade with its value', async () => {
    const response = await api.post('tradebook', account);

    expect(response.json()).toEqual({
      status: 'success',
      data: [
        {
          tradeid: 'T24010200000001',
          orderid: '24010200000001',
          symbol: 'RELIANCE',
          exchange: 'NSE',
          action: 'SELL',
          quantity: 3,
          average_price: 103.3333,
          price: 103.3333,
          trade_value: 310,
          product: 'CNC',
          strategy: '',
          timestamp: '2024-01-02 09:30:00',
        },
      ],
      mode: 'analyze',
    });
  });

  it('shows the evening in UTC as the next day in India', async () => {
    api.accounts.tradeBook.mockResolvedValue([aTrade({ tradedAt: Date.UTC(2024, 0, 1, 18, 30, 59, 999) })]);

    const { data } = (await api.post('tradebook', account)).json();

    expect(data[0].timestamp).toBe('2024-01-02 00:00:59');
  });
});

describe('positionbook', () => {
  it('shows each position at the newest price, with totals that are exact sums', async () => {
    const view = {
      averagePrice: price('103.3333'),
      lastPrice: price('120'),
      unrealizedPnl: paise('1666.67'),
      realizedPnlToday: paise('833.33'),
      pnl: paise('2500.00'),
      pnlPercent: 241_935n,
    };
    const short = {
      ...view,
      unrealizedPnl: paise('-0.10'),
      realizedPnlToday: paise('0.20'),
      pnl: paise('0.10'),
    };
    api.accounts.positionBook.mockResolvedValue([
      { position: aPosition(), ...view },
      { position: aPosition({ quantity: -5n, contractValue: ONE_CONTRACT / 1000n }), ...short },
    ]);

    const response = (await api.post('positionbook', account)).json();

    expect(response.data[0]).toEqual({
      symbol: 'RELIANCE',
      exchange: 'NSE',
      product: 'MIS',
      quantity: 100,
      average_price: 103.3333,
      ltp: 120,
      pnl: 2500,
      pnlpercent: 24.1935,
      unrealized_pnl: 1666.67,
      today_realized_pnl: 833.33,
      total_pnl_today: 2500,
      lot_size: 1,
    });
    expect(response.data[1]).toMatchObject({ quantity: -5, lot_size: 0.001 });
    expect(response).toMatchObject({
      status: 'success',
      total_pnl: 2500.1,
      total_unrealized_pnl: 1666.57,
      total_today_realized_pnl: 833.53,
      mode: 'analyze',
    });
  });
});

describe('funds', () => {
  it('shows the money under the names that clients of the reference read', async () => {
    const response = await api.post('funds', account);

    expect(response.json()).toEqual({
      status: 'success',
      data: {
        availablecash: 9976000.5,
        collateral: 0,
        m2munrealized: 1667,
        m2mrealized: 0.25,
        utiliseddebits: 24000,
        grossexposure: 24000,
        totalpnl: 1667.5,
        total_realized_pnl: 0.5,
        today_realized_pnl: 0.25,
        last_reset: '2024-01-02 09:30:00',
        reset_count: 2,
      },
      mode: 'analyze',
    });
  });
});

describe('quotes', () => {
  it('shows the newest quote, 0 for what the feed does not tell', async () => {
    const response = await api.post(QUOTES.path, QUOTES.body);

    expect(api.accounts.quote).toHaveBeenCalledExactlyOnceWith({ exchange: 'NSE', symbol: 'RELIANCE' });
    expect(response.json()).toEqual({
      status: 'success',
      data: {
        open: 2490,
        high: 2510.1,
        low: 2480,
        ltp: 2500.05,
        ask: 0,
        bid: 2500,
        prev_close: 0,
        volume: 123456,
        oi: 0,
      },
      mode: 'analyze',
    });
  });

  it('answers an instrument that has no quote yet with 404', async () => {
    api.accounts.quote.mockResolvedValue(null);

    const response = await api.post(QUOTES.path, QUOTES.body);

    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ status: 'error', code: 'NO_QUOTE' });
  });
});

describe('ping', () => {
  it('answers the bearer of a valid key', async () => {
    const response = await api.post('ping', account);

    expect(response.json()).toEqual({
      status: 'success',
      data: { broker: 'sandbox', message: 'pong' },
      mode: 'analyze',
    });
  });
});

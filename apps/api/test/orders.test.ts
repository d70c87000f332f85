import { AppError, price } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CANCEL_ORDER, MODIFY_ORDER, PLACE_ORDER } from './support/endpoints.ts';
import { anOrder, MORNING } from './support/fake-accounts.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

let api: TestApp;

beforeEach(() => {
  api = createTestApp();
});
afterEach(() => api.app.close());

describe('placeorder', () => {
  const { path, body } = PLACE_ORDER;

  it('asks the account for the order and answers with its id', async () => {
    const response = await api.post(path, body);

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'success', orderid: '24010200000001', mode: 'analyze' });
    expect(api.accounts.placeOrder).toHaveBeenCalledExactlyOnceWith({
      userId: 'asha',
      strategy: 'Momentum',
      exchange: 'NSE',
      symbol: 'RELIANCE',
      action: 'BUY',
      quantity: 10n,
      priceType: 'LIMIT',
      product: 'MIS',
      price: price('2500.05'),
      triggerPrice: null,
      receivedAt: MORNING,
      requestSize: JSON.stringify(body).length,
      responseSize: expect.any(Number),
    });
  });

  it('takes an order of nothing but the required fields for a MARKET order in MIS', async () => {
    const { apikey, strategy, exchange, symbol, action, quantity } = body;
    await api.post(path, { apikey, strategy, exchange, symbol, action, quantity });

    expect(api.accounts.placeOrder.mock.lastCall?.[0]).toMatchObject({
      priceType: 'MARKET',
      product: 'MIS',
      price: null,
      triggerPrice: null,
    });
  });

  it.each([
    ['100', '0.0025', 25n],
    ['1.0', '9999999999.9999', 99_999_999_999_999n],
    [7, 9999999999.9999, 99_999_999_999_999n],
    ['+2147483647', '2500.0500000', 25_000_500n],
    [2147483647, 1e3, 10_000_000n],
    [1e2, 0.1, 1_000n],
  ])('reads quantity %s and price %s exactly', async (quantity, written, exact) => {
    const response = await api.post(path, { ...body, quantity, price: written });

    expect(response.statusCode).toBe(200);
    expect(api.accounts.placeOrder.mock.lastCall?.[0]).toMatchObject({
      quantity: BigInt(Number(quantity)),
      price: exact,
    });
  });

  it.each(['BUY', 'buy', 'Buy'])('takes the action %s', async (action) => {
    await api.post(path, { ...body, action });

    expect(api.accounts.placeOrder.mock.lastCall?.[0]).toMatchObject({ action: 'BUY' });
  });

  it('keeps an empty strategy as none', async () => {
    await api.post(path, { ...body, strategy: '' });

    expect(api.accounts.placeOrder.mock.lastCall?.[0]).toMatchObject({ strategy: null });
  });

  it('takes the path with a slash at its end, as the published Python client writes it', async () => {
    expect((await api.post(`${path}/`, body)).statusCode).toBe(200);
  });

  it('answers an order that the account refused with 400, the reason and the order’s id', async () => {
    const order = anOrder({ status: 'rejected', rejectionReason: 'Needs 25,000.50; 10.00 are available.' });
    api.accounts.placeOrder.mockResolvedValue({ outcome: 'rejected', order });

    const response = await api.post(path, body);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'Needs 25,000.50; 10.00 are available.',
      code: 'ORDER_REJECTED',
      orderid: '24010200000001',
      mode: 'analyze',
    });
  });

  it('passes on the reasons of an order that can never be right', async () => {
    const fields = { quantity: ['Quantity must be in multiples of lot size 65; 10 is not.'] };
    api.accounts.placeOrder.mockRejectedValue(new AppError('invalid', 'LOT_SIZE', 'Wrong lot.', { fields }));

    const response = await api.post(path, body);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'Wrong lot.',
      code: 'LOT_SIZE',
      errors: fields,
    });
  });

  it('announces the size of the answer that it sends', async () => {
    const order = anOrder({ orderId: '240102000010000001' });
    api.accounts.placeOrder.mockResolvedValue({ outcome: 'accepted', order });

    const response = await api.post(path, body);

    const announced = api.accounts.placeOrder.mock.lastCall?.[0].responseSize;
    expect(response.headers['content-length']).toBe(String(announced));
  });
});

describe('modifyorder', () => {
  const { path, body } = MODIFY_ORDER;

  it('asks the account for the change and answers with the order’s id', async () => {
    const response = await api.post(path, { ...body, quantity: '20', price: '2501', trigger_price: '0' });

    expect(response.json()).toEqual({
      status: 'success',
      orderid: '24010200000001',
      message: 'Order modified',
      mode: 'analyze',
    });
    expect(api.accounts.modifyOrder).toHaveBeenCalledExactlyOnceWith({
      userId: 'asha',
      orderId: '24010200000001',
      exchange: 'NSE',
      symbol: 'RELIANCE',
      quantity: 20n,
      price: price('2501'),
      triggerPrice: null,
      receivedAt: MORNING,
    });
  });

  it('answers the change of an order that is over with 400', async () => {
    const refusal = new AppError('conflict', 'ORDER_NOT_OPEN', 'Cannot modify order in complete status');
    api.accounts.modifyOrder.mockRejectedValue(refusal);

    const response = await api.post(path, body);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'Cannot modify order in complete status',
      code: 'ORDER_NOT_OPEN',
    });
  });
});

describe('cancelorder', () => {
  it('asks the account for the cancellation and answers with the order’s id', async () => {
    const response = await api.post(CANCEL_ORDER.path, CANCEL_ORDER.body);

    expect(response.json()).toEqual({
      status: 'success',
      orderid: '24010200000001',
      message: 'Order cancelled',
      mode: 'analyze',
    });
    expect(api.accounts.cancelOrder).toHaveBeenCalledExactlyOnceWith({
      userId: 'asha',
      orderId: '24010200000001',
      receivedAt: MORNING,
    });
  });

  it('answers an unknown order with 404', async () => {
    api.accounts.cancelOrder.mockRejectedValue(
      new AppError('not-found', 'ORDER_NOT_FOUND', 'Order 24010200000001 not found'),
    );

    const response = await api.post(CANCEL_ORDER.path, CANCEL_ORDER.body);

    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ status: 'error', code: 'ORDER_NOT_FOUND' });
  });
});

/** What openalgo@1.0.0 of npm sends: quantities and prices as texts, and no trigger price with a modification. */
describe('requests as the published Node client makes them', () => {
  const common = { apikey: USER_KEY, strategy: 'NodeJS', symbol: 'RELIANCE', action: 'BUY', exchange: 'NSE' };

  it.each([
    ['placeorder', { ...common, pricetype: 'MARKET', product: 'MIS', quantity: '1' }],
    [
      'placeorder',
      { ...common, pricetype: 'SL', product: 'CNC', quantity: '1', price: '2500', trigger_price: 2499.5 },
    ],
    [
      'modifyorder',
      {
        ...common,
        orderid: '24010200000001',
        pricetype: 'LIMIT',
        product: 'MIS',
        quantity: '2',
        price: '2500.5',
      },
    ],
    ['cancelorder', { apikey: USER_KEY, orderid: '24010200000001', strategy: 'NodeJS' }],
  ])('%s', async (path, payload) => {
    const response = await api.post(path, payload);

    expect(response.json()).toMatchObject({ status: 'success', orderid: '24010200000001' });
  });

  it('placesmartorder, with the size of the position as text', async () => {
    const payload = { ...common, pricetype: 'MARKET', product: 'MIS', quantity: '1', position_size: '-5' };
    const response = await api.post('placesmartorder', payload);

    expect(response.json()).toMatchObject({ status: 'success', orderid: '24010200000001' });
    expect(api.accounts.placeSmartOrder.mock.lastCall?.[0]).toMatchObject({
      quantity: 1n,
      positionSize: -5n,
    });
  });

  it.each(['cancelallorder', 'closeposition'])('%s', async (path) => {
    const response = await api.post(path, { apikey: USER_KEY, strategy: 'NodeJS' });

    expect(response.json()).toMatchObject({ status: 'success' });
  });
});

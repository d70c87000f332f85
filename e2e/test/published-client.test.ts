import OpenAlgo from 'openalgo';
import { expect, it } from 'vitest';
import { client, eventually, makeInstallation } from './support/installation.ts';

it('the published client places, modifies and cancels orders, and market orders are filled while it looks', async () => {
  const installation = await makeInstallation();
  const [api, worker] = await Promise.all([installation.startApi(), installation.startWorker()]);
  const sdk = new OpenAlgo(installation.apiKey, api.url);
  const ask = client(api.url, installation.apiKey);
  await eventually(
    () => ask('quotes', { exchange: 'NSE', symbol: 'SBIN' }),
    ({ status }) => status === 'success',
  );
  const statusOf = async (orderid: string) =>
    (await ask('orderstatus', { strategy: 'NodeJS', orderid })).data;

  const market = await sdk.placeOrder({
    symbol: 'SBIN',
    action: 'BUY',
    exchange: 'NSE',
    priceType: 'MARKET',
    product: 'MIS',
    quantity: 10,
  });
  expect(market).toMatchObject({ status: 'success', mode: 'analyze' });
  const filled = await eventually(
    () => statusOf(market.orderid),
    (order) => order.order_status === 'complete',
  );
  expect(filled).toMatchObject({ symbol: 'SBIN', quantity: 10, filled_quantity: 10 });

  const quote = (await ask('quotes', { exchange: 'NSE', symbol: 'SBIN' })).data;
  const low = Math.round(quote.ltp * 0.5);
  const limit = await sdk.placeOrder({
    symbol: 'SBIN',
    action: 'BUY',
    exchange: 'NSE',
    priceType: 'LIMIT',
    product: 'MIS',
    quantity: 5,
    price: low,
  });
  const before = (await ask('funds')).data.utiliseddebits;
  const modified = await sdk.modifyOrder({
    orderId: limit.orderid,
    symbol: 'SBIN',
    action: 'BUY',
    exchange: 'NSE',
    priceType: 'LIMIT',
    product: 'MIS',
    quantity: 10,
    price: low,
  });
  expect(modified).toMatchObject({ status: 'success', orderid: limit.orderid });
  const after = (await ask('funds')).data.utiliseddebits;
  expect(after - before).toBeCloseTo((5 * low) / 5, 2);

  expect(await sdk.cancelOrder({ orderId: limit.orderid })).toMatchObject({ status: 'success' });
  expect(await statusOf(limit.orderid)).toMatchObject({ order_status: 'cancelled', quantity: 10 });

  const [position] = (await ask('positionbook')).data;
  expect(position).toMatchObject({
    symbol: 'SBIN',
    product: 'MIS',
    quantity: 10,
    average_price: filled.average_price,
  });
  const funds = (await ask('funds')).data;
  expect(funds.utiliseddebits).toBeCloseTo((filled.average_price * 10) / 5, 2);
  expect(funds.availablecash + funds.utiliseddebits).toBeCloseTo(10_000_000, 2);
  expect((await ask('tradebook')).data).toHaveLength(1);

  expect(await worker.stop()).toBe(0);
  expect(await api.stop()).toBe(0);
});

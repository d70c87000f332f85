import { istInstant, istTimestamp } from '@openalgo/domain';
import { expect, it } from 'vitest';
import { client, eventually, makeInstallation, type Service } from './support/installation.ts';

const START = istInstant('2026-08-19', '11:00');
const ROUNDS = 4;
const STEPS = 40;

/** A price that falls by a rupee a tick, so that each of the orders below has one tick that fills it. */
const ltpOf = (step: number) => 1000 - step;

/**
 * The worker is killed at moments that nobody chose while ticks are pushed and orders placed between them. Every order
 * was placed after one tick and before the next, so it is known which tick must fill it, and at which price.
 */
it('a worker that is killed again and again fills every order once, at the tick that must fill it', async () => {
  const installation = await makeInstallation({
    QUOTE_SOURCE: 'push',
    MARKET_CLOCK: 'feed',
    ENFORCE_MARKET_HOURS: 'false',
  });
  const api = await installation.startApi();
  const ask = client(api.url, installation.apiKey);
  const push = (step: number) =>
    ask('ticks', {
      ticks: [{ exchange: 'NSE', symbol: 'SBIN', ltp: ltpOf(step), timestamp: START + step * 1000 }],
    });

  let worker: Service | null = await installation.startWorker();
  const expected = new Map<string, { price: number; at: string }>();
  for (let step = 1; step <= STEPS; step += 1) {
    expect((await push(step)).status).toBe('success');
    const fillsAt = step + 1 + (step % 5);
    const { orderid = '' } = await ask('placeorder', {
      strategy: 'killed',
      exchange: 'NSE',
      symbol: 'SBIN',
      action: 'BUY',
      quantity: 1,
      product: 'MIS',
      pricetype: 'LIMIT',
      price: ltpOf(fillsAt),
    });
    expected.set(orderid, { price: ltpOf(fillsAt), at: istTimestamp(START + fillsAt * 1000) });
    if (step % Math.ceil(STEPS / ROUNDS) === 0) {
      await worker?.kill();
      worker = step % 2 === 0 ? await installation.startWorker() : null;
    }
  }

  worker ??= await installation.startWorker();
  for (let step = STEPS + 1; step <= STEPS + 6; step += 1) await push(step);
  const orders = await eventually(
    async () => (await ask('orderbook')).data.orders as { orderid: string; order_status: string }[],
    (book) => book.length === STEPS && book.every((order) => order.order_status === 'complete'),
    30_000,
  );
  expect(orders).toHaveLength(STEPS);

  const trades = (await ask('tradebook')).data as { orderid: string; price: number; timestamp: string }[];
  expect(trades).toHaveLength(STEPS);
  for (const trade of trades) {
    expect({ price: trade.price, at: trade.timestamp }, trade.orderid).toEqual(expected.get(trade.orderid));
  }
  expect((await ask('positionbook')).data[0]).toMatchObject({ quantity: STEPS });
  const funds = (await ask('funds')).data;
  expect(funds.availablecash + funds.utiliseddebits).toBeCloseTo(10_000_000, 2);

  const sandbox = await installation.openSandbox();
  await eventually(
    () => sandbox.orders.owedLatency(1),
    (owed) => owed.length === 0,
  );
  const latency = await installation.openLatency();
  const { rows: recorded } = await latency.page({ limit: STEPS * 2 });
  expect(new Set(recorded.map((record) => record.orderId))).toEqual(new Set(expected.keys()));
  expect(recorded).toHaveLength(STEPS);
});

import {
  createApiKeyRepository,
  createPendingOrderRepository,
  createSignalRepository,
  createStrategyRepository,
  type MainDatabase,
  openMainDatabase,
} from '@openalgo/db';
import { istInstant, systemClock } from '@openalgo/domain';
import { expect, it, onTestFinished } from 'vitest';
import { client, eventually, type Installation, makeInstallation } from './support/installation.ts';

const START = istInstant('2026-08-19', '11:00');
const STRATEGY_NAMES = ['opening', 'breakout', 'reversal', 'trend'];
const STRATEGIES = STRATEGY_NAMES.length;
const SIGNALS = 500;
/** Several processes start one after the other. */
const BUSY_MACHINE_MS = 240_000;

const PUSHED = {
  WEBHOOK_RATE_LIMIT: '100000 per minute',
  QUOTE_SOURCE: 'push',
  MARKET_CLOCK: 'feed',
  ENFORCE_MARKET_HOURS: 'false',
};
const TICK = { exchange: 'NSE', symbol: 'SBIN', ltp: 10, timestamp: START };

async function openMain({ urls, folder }: Installation): Promise<MainDatabase> {
  const main = await openMainDatabase(urls.main, { rootDir: folder });
  onTestFinished(() => main.close());
  return main;
}

/** Makes strategies of the demo user that enter SBIN; returns their webhooks. */
async function makeStrategies(main: MainDatabase): Promise<readonly string[]> {
  const strategies = createStrategyRepository(main);
  for (const name of STRATEGY_NAMES) {
    await strategies.create({
      strategyId: name,
      webhookId: `webhook-${name}`,
      userId: 'demo',
      name,
      description: null,
      isActive: true,
      apiType: 'placeorder',
      entryTime: null,
      entryUntil: null,
      exitTime: null,
      entryDay: null,
      exitDay: null,
      maxPosition: 0,
      reEntry: true,
      createdAt: systemClock.now(),
      symbolMappings: [
        {
          symbol: 'SBIN',
          exchange: 'NSE',
          product: 'MIS',
          action: 'BUY',
          quantity: 1,
          priceType: 'MARKET',
          orderStatus: 'pending',
        },
      ],
    });
  }

  return STRATEGY_NAMES.map((name) => `webhook-${name}`);
}

/** A first price, which a worker has to have seen before orders at market can be taken. */
async function quote(installation: Installation, ask: ReturnType<typeof client>): Promise<void> {
  const worker = await installation.startWorker();
  await ask('ticks', { ticks: [TICK] });
  await eventually(
    () => ask('quotes', { exchange: 'NSE', symbol: 'SBIN' }),
    ({ status }) => status === 'success',
    30_000,
  );
  await worker.kill();
}

/**
 * The worker is killed while it carries signals out. Each signal of a strategy names a quantity of its own, so that the
 * orders tell which signals were carried out, how often, and in which order.
 */
it(
  'a worker that is killed carries every one of 500 signals out once, those of a strategy in their order',
  async () => {
    const installation = await makeInstallation(PUSHED);
    const api = await installation.startApi();
    const ask = client(api.url, installation.apiKey);
    await quote(installation, ask);
    const main = await openMain(installation);
    const signals = createSignalRepository(main);
    const webhooks = await makeStrategies(main);

    const post = async (index: number) => {
      const webhook = webhooks[index % STRATEGIES] ?? '';
      const answer = await fetch(`${api.url}/strategy/webhook/${webhook}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          symbol: 'SBIN',
          action: 'BUY',
          position_size: Math.floor(index / STRATEGIES) + 1,
        }),
      });
      expect(answer.status, await answer.text()).toBe(200);
    };
    const waiting = async () => {
      const counts = await Promise.all(
        STRATEGY_NAMES.map((name) => signals.countWaiting(`tradingview ${name}`)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };

    for (let index = 0; index < SIGNALS; index += STRATEGIES) {
      await Promise.all([0, 1, 2, 3].map((offset) => post(index + offset)));
    }
    const worker = await installation.startWorker();
    await eventually(waiting, (left) => left < SIGNALS, 30_000);
    await worker.kill();
    await installation.startWorker();
    await eventually(waiting, (left) => left === 0, 60_000);

    const { rows } = await signals.page({ userId: 'demo', limit: SIGNALS * 2 });
    expect(rows).toHaveLength(SIGNALS);
    expect(rows.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
    const sandbox = await installation.openSandbox();
    const { rows: orders } = await sandbox.orders.pageOfUser('demo', { limit: SIGNALS * 2 });
    expect(orders).toHaveLength(SIGNALS);
    const expected = Array.from({ length: SIGNALS / STRATEGIES }, (_, index) => BigInt(index + 1));
    for (const name of STRATEGY_NAMES) {
      const own = orders.filter(({ strategy }) => strategy === name);
      expect(own.map(({ quantity }) => quantity)).toEqual(expected);
    }
  },
  BUSY_MACHINE_MS,
);

it(
  'an order whose API died right after the approval is placed once, by the worker that starts next',
  async () => {
    const installation = await makeInstallation(PUSHED);
    const main = await openMain(installation);
    await createApiKeyRepository(main).setOrderMode('demo', 'semi_auto');
    const api = await installation.startApi();
    const ask = client(api.url, installation.apiKey);
    await quote(installation, ask);
    const order = {
      exchange: 'NSE',
      symbol: 'SBIN',
      action: 'BUY',
      quantity: 3,
      product: 'MIS',
      pricetype: 'MARKET',
    };
    expect(await ask('placeorder', { strategy: 'approved', ...order })).toMatchObject({ mode: 'semi_auto' });
    await api.kill();

    const pending = createPendingOrderRepository(main);
    const [queued] = (await pending.page({ userId: 'demo', limit: 1 })).rows;
    const id = queued?.id ?? 0;
    await pending.approve({ id, userId: 'demo', by: 'demo', at: systemClock.now() });
    const sandbox = await installation.openSandbox();
    const placed = async () => (await sandbox.orders.pageOfUser('demo', { limit: 10 })).rows;
    for (const _ of ['first', 'second']) {
      const worker = await installation.startWorker();
      await eventually(
        () => pending.due(1),
        (due) => due.length === 0,
        30_000,
      );
      await worker.kill();
    }

    const orders = await placed();
    expect(orders.map(({ quantity, strategy }) => [quantity, strategy])).toEqual([[3n, 'approved']]);
    expect(await pending.find('demo', id)).toMatchObject({
      brokerOrderId: orders[0]?.orderId,
      brokerStatus: 'open',
    });
  },
  BUSY_MACHINE_MS,
);

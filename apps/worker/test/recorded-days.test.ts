import { createSandboxRepositories } from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import {
  type Instant,
  type Instrument,
  istInstant,
  ONE_CONTRACT,
  paise,
  price,
  type Tick,
} from '@openalgo/domain';
import {
  createPaperAccounts,
  createTickFeed,
  type PlaceOrderCommand,
  SHARD_COUNT,
  settingDefaultsOf,
  settle,
} from '@openalgo/sandbox';
import { createLogger } from '@openalgo/service';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../src/engine/engine.ts';
import { openFeed } from '../src/feed.ts';
import { openDaySchedule } from '../src/jobs/open-day-schedule.ts';

const TUESDAY = '2026-08-18';
const WEDNESDAY = '2026-08-19';
const WORKER = 'worker-1';
const clock = { now: () => istInstant('2026-11-22', '10:00') };
const config = { quotes: { source: 'push' }, marketClock: 'feed', enforceMarketHours: false } as const;

const share = (symbol: string): Instrument => ({
  exchange: 'NSE',
  symbol,
  name: symbol,
  instrumentType: 'EQ',
  expiry: null,
  strike: null,
  lotSize: 1n,
  tickSize: price('0.05'),
  contractValue: ONE_CONTRACT,
  freezeQuantity: null,
});

function aTick(symbol: string, ltp: string, at: Instant): Tick {
  const unknown = { bid: null, ask: null, low: null, high: null, volume: null };
  return { exchange: 'NSE', symbol, ltp: price(ltp), ...unknown, at };
}

let test: TestDatabases;
let engine: Engine;

/** A worker as after a start: it knows what the database says. */
async function startEngine(): Promise<Engine> {
  const { main, sandbox, latency } = test.databases;
  const repositories = createSandboxRepositories(sandbox.session);
  const feed = await openFeed({ config, repositories, listInstruments: async () => [], clock });
  const signal = new AbortController().signal;
  const log = createLogger({ level: 'silent', name: 'test' });
  const dependencies = { config, main, sandbox, latency, clock, log, workerId: WORKER, onReady: () => {} };
  const started = createEngine({
    ...feed,
    repositories,
    clock,
    workerId: WORKER,
    day: openDaySchedule(dependencies, signal),
    settle: (group) => settle(sandbox, { clock, settingDefaults: settingDefaultsOf(config) }, group),
    onSettled: () => {},
  });
  await started.load();
  return started;
}

async function passUntilIdle(): Promise<void> {
  while (await engine.pass()) {
    // Busy means that there may be more.
  }
}

async function push(...ticks: readonly Tick[]): Promise<void> {
  await createTickFeed(test.databases.sandbox).append(ticks);
}

async function place(overrides: Partial<PlaceOrderCommand> & Pick<PlaceOrderCommand, 'symbol'>) {
  const accounts = createPaperAccounts(test.databases.sandbox, {
    clock,
    marketClock: 'feed',
    numbersTicks: true,
    settingDefaults: settingDefaultsOf(config),
    calendar: async () => ({ timings: {}, holidays: new Map() }),
    findInstrument: async ({ symbol }) => share(symbol),
  });
  const { order } = await accounts.placeOrder({
    userId: 'asha',
    strategy: null,
    exchange: 'NSE',
    action: 'BUY',
    quantity: 100n,
    priceType: 'MARKET',
    product: 'MIS',
    price: null,
    triggerPrice: null,
    receivedAt: clock.now(),
    requestSize: 0,
    responseSize: 0,
    ...overrides,
  });
  return order;
}

/** All that the account is, for comparing. */
async function books() {
  const { funds, orders, trades, holdings, settlements, dailyPnl } = createSandboxRepositories(
    test.databases.sandbox.session,
  );
  return {
    funds: await funds.ofUser('asha'),
    orders: await orders.sinceOfUser('asha', 0),
    trades: await trades.sinceOfUser('asha', 0),
    holdings: await holdings.ofUsers(['asha']),
    settlements: await settlements.ofUser('asha'),
    days: await dailyPnl.ofUser('asha'),
  };
}

beforeEach(async () => {
  test = await createTestDatabases('sqlite');
  const { workers } = createSandboxRepositories(test.databases.sandbox.session);
  await workers.createShards(SHARD_COUNT, 0);
  await workers.acquireShards(WORKER, clock.now(), clock.now() + 3_600_000);
  engine = await startEngine();
  await push(
    aTick('RELIANCE', '1200', istInstant(TUESDAY, '11:00')),
    aTick('SBIN', '800', istInstant(TUESDAY, '11:00')),
  );
  await passUntilIdle();
  await place({ symbol: 'RELIANCE' });
  await place({ symbol: 'SBIN', product: 'CNC' });
  await place({ symbol: 'RELIANCE', priceType: 'LIMIT', price: price('1100') });
  await passUntilIdle();
});
afterEach(() => test.close());

/** Everything after eleven in one go: the engine has to find the moments between the ticks. */
const REST = [
  aTick('RELIANCE', '1190', istInstant(TUESDAY, '15:14')),
  aTick('RELIANCE', '1050', istInstant(TUESDAY, '15:15')),
  aTick('SBIN', '810', istInstant(TUESDAY, '15:29')),
  aTick('SBIN', '820', istInstant(WEDNESDAY, '09:15')),
];

describe('two recorded days on the feed’s clock', () => {
  it('have the square-off before the tick of 15:15, the row of the day at 23:59, the delivery at 03:00', async () => {
    await push(...REST);
    await passUntilIdle();

    const { funds, orders, trades, holdings, settlements, days } = await books();
    expect(trades[0]).toMatchObject({
      strategy: 'AUTO_SQUARE_OFF',
      price: price('1190'),
      tradedAt: istInstant(TUESDAY, '15:15'),
      realizedPnl: paise('-1000'),
    });
    expect(orders.find((order) => order.priceType === 'LIMIT')?.status).toBe('cancelled');
    expect(settlements).toMatchObject([{ symbol: 'SBIN', settledAt: istInstant(WEDNESDAY, '03:00') }]);
    expect(holdings).toMatchObject([{ quantity: 100n, costBasis: paise('80000'), settledOn: WEDNESDAY }]);
    expect(days).toMatchObject([
      { day: TUESDAY, realizedPnl: paise('-1000'), positionsUnrealizedPnl: paise('1000') },
    ]);
    expect(funds).toMatchObject({ available: paise('9919000'), used: 0n });
    expect(engine.restingOrders).toBe(0);
  });

  it('let an order arrive that was placed before the square-off, however late the worker is', async () => {
    await push(aTick('RELIANCE', '1190', istInstant(TUESDAY, '15:14')));
    await passUntilIdle();
    const late = await place({ symbol: 'RELIANCE', quantity: 7n });
    await push(aTick('RELIANCE', '1050', istInstant(TUESDAY, '15:15')));
    await passUntilIdle();

    const { orders, trades } = await books();
    expect(orders.find(({ orderId }) => orderId === late.orderId)?.status).toBe('complete');
    expect(trades[0]).toMatchObject({ strategy: 'AUTO_SQUARE_OFF', quantity: 107n, price: price('1190') });
  });

  it('end the same when the worker is replaced after every tick', async () => {
    for (const tick of REST) {
      await push(tick);
      engine = await startEngine();
      await passUntilIdle();
    }

    const restarted = await books();
    engine = await startEngine();
    await passUntilIdle();
    expect(await books()).toEqual(restarted);
    expect(restarted.trades).toHaveLength(3);
    expect(restarted.funds).toMatchObject({ available: paise('9919000'), used: 0n });
    expect(restarted.days).toHaveLength(1);
  });
});

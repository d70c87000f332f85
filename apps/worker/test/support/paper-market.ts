import { openSharing, rememberMain } from '@openalgo/cache';
import {
  createSandboxRepositories,
  type LatencyDatabase,
  type MainDatabase,
  openSandboxDatabase,
  type ProviderName,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import { anInstrument, createTestDatabases } from '@openalgo/db/testing';
import { type Clock, DEFAULT_CALENDAR, type Instant, istInstant, price, type Tick } from '@openalgo/domain';
import {
  ALL_SHARDS,
  createPaperAccounts,
  createTickFeed,
  type PaperAccounts,
  type PlaceOrderCommand,
  settingDefaultsOf,
  settle,
} from '@openalgo/sandbox';
import { createLogger } from '@openalgo/service';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { openFeed } from '../../src/feed.ts';
import { openDaySchedule } from '../../src/jobs/open-day-schedule.ts';
import { createShare } from '../../src/sharing/share.ts';

/** Long after any market time of the tests, which only ticks make. */
const NOW = istInstant('2026-11-22', '10:00');

/** An installation whose ticks are pushed and make the time, without its processes. */
export interface PaperMarket {
  readonly main: MainDatabase;
  readonly sandbox: SandboxDatabase;
  readonly latency: LatencyDatabase;
  readonly repositories: SandboxRepositories;
  readonly accounts: PaperAccounts;
  push(...ticks: readonly Tick[]): Promise<void>;
  /** The system's time. */
  readonly clock: Clock;
  /** Moves the system's time on, or back. */
  wait(ms: number): void;
  /**
   * A worker as after a start: it knows what the database says. It takes the shards, all where none are named, from
   * whoever has them, and works on connections of its own where some are given.
   */
  startEngine(workerId: string, database?: SandboxDatabase, shards?: readonly number[]): Promise<Engine>;
  /** The sandbox as another process has it: other connections. Closed with the market. */
  openAnother(): Promise<{ database: SandboxDatabase; accounts: PaperAccounts }>;
  close(): Promise<void>;
}

export async function createPaperMarket(
  provider: ProviderName = 'sqlite',
  { enforceMarketHours = false } = {},
): Promise<PaperMarket> {
  const test = await createTestDatabases(provider);
  const { main, sandbox, latency } = test.databases;
  const repositories = createSandboxRepositories(sandbox.session);
  const config = {
    quotes: { source: 'push' },
    quoteTrust: { staleMs: null, staleOrders: 'wait', jumpPercent: null, jumpTicks: 3, aheadMs: 60_000 },
    marketClock: 'feed',
    enforceMarketHours,
  } as const;
  const settingDefaults = settingDefaultsOf(config);
  const signal = new AbortController().signal;
  const log = createLogger({ level: 'silent', name: 'test' }, process.stdout);
  const others: SandboxDatabase[] = [];
  let now = NOW;
  const clock = { now: () => now };

  const accountsOn = (database: SandboxDatabase) =>
    createPaperAccounts(database, {
      clock,
      marketClock: config.marketClock,
      numbersTicks: true,
      settingDefaults,
      calendar: async () => DEFAULT_CALENDAR,
      // The master knows every share.
      findInstrument: async ({ symbol }) => anInstrument('NSE', symbol),
    });

  await repositories.workers.createShards(ALL_SHARDS, 0);

  return {
    main,
    sandbox,
    latency,
    clock,
    repositories,
    accounts: accountsOn(sandbox),

    async push(...ticks) {
      await createTickFeed(sandbox).append(ticks);
    },

    wait(ms) {
      now += ms;
    },

    async startEngine(workerId, database = sandbox, shards = ALL_SHARDS) {
      const own = createSandboxRepositories(database.session);
      const from = (await own.workers.shards()).flatMap((lease) => lease.workerId ?? []);
      await own.workers.takeShards(workerId, { shards, from, leaseUntil: NOW });
      const share = createShare(new Set(shards), await own.workers.shards());
      const feed = await openFeed({
        config,
        repositories: own,
        listInstruments: async () => [],
        calendar: async () => DEFAULT_CALENDAR,
        onRefused: () => {},
        clock,
      });
      const alone = { ...(await openSharing({ url: null, name: 'test', secret: '', log })), secret: '' };
      const memory = rememberMain({ main, clock, ...alone });
      const stopwatch = () => 0;
      const dependencies = {
        config,
        main,
        memory,
        sandbox: database,
        latency,
        clock,
        stopwatch,
        random: () => 0,
        log,
        workerId,
      };
      const scope = { share, quotes: feed.quotes };
      const engine = createEngine({
        ...feed,
        isStale: feed.freshness.isStale,
        repositories: own,
        clock,
        workerId,
        share,
        day: openDaySchedule({ ...dependencies, onReady: () => {} }, scope, signal),
        settle: (group) => settle(database, { clock, settingDefaults }, group),
        onSettled: () => {},
      });
      await engine.load();
      return engine;
    },

    async openAnother() {
      const database = await openSandboxDatabase(test.urls.sandbox, { rootDir: test.rootDir, poolSize: 5 });
      others.push(database);
      return { database, accounts: accountsOn(database) };
    },

    async close() {
      await Promise.all(others.map((database) => database.close()));
      await test.close();
    },
  };
}

const PASSES_MAX = 500;

/** Has the engine look until there is nothing more to be done. */
export async function passUntilIdle(engine: Engine): Promise<void> {
  for (let passes = 1; await engine.pass(); passes += 1) {
    if (passes === PASSES_MAX) {
      throw new Error('The engine finds more to do again and again');
    }
  }
}

export function shareTick(symbol: string, ltp: string, at: Instant): Tick {
  const unknown = { bid: null, ask: null, low: null, high: null, volume: null };
  return { exchange: 'NSE', symbol, ltp: price(ltp), ...unknown, at };
}

/** A hundred shares at market, for the day. */
export function aCommand(
  overrides: Partial<PlaceOrderCommand> & Pick<PlaceOrderCommand, 'symbol'>,
): PlaceOrderCommand {
  return {
    userId: 'asha',
    strategy: null,
    exchange: 'NSE',
    action: 'BUY',
    quantity: 100n,
    priceType: 'MARKET',
    product: 'MIS',
    price: null,
    triggerPrice: null,
    receivedAt: NOW,
    requestSize: 0,
    responseSize: 0,
    ...overrides,
  };
}

import {
  createApiKeyRepository,
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSandboxRepositories,
  createSignalRepository,
  createStrategyRepository,
  createUserRepository,
  type ProviderName,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import {
  DEFAULT_CALENDAR,
  type Instant,
  type Instrument,
  isResting,
  istInstant,
  ONE_CONTRACT,
  type OrderMode,
  price,
} from '@openalgo/domain';
import {
  ALL_SHARDS,
  createOrderCheck,
  createPaperAccounts,
  createStrategyBooks,
  type PaperAccountsOptions,
  settingDefaultsOf,
  settle,
} from '@openalgo/sandbox';
import {
  type ChartStrategySettings,
  chartStrategySettings,
  createActionCenter,
  createSignalCarrier,
  createSignalIntake,
  createStrategies,
  createStrategySquareOff,
  type ScanStrategySettings,
  type SignalCarrierDependencies,
  scanStrategySettings,
} from '../../src/index.ts';

/** Wednesday 2026-08-19, 11:00 in India. */
export const NOW = istInstant('2026-08-19', '11:00');

const SHARE: Instrument = {
  exchange: 'NSE',
  symbol: 'SBIN',
  name: 'State Bank',
  instrumentType: 'EQ',
  expiry: null,
  strike: null,
  lotSize: 1n,
  tickSize: price('0.05'),
  contractValue: ONE_CONTRACT,
  freezeQuantity: null,
};

export interface RoomOptions {
  readonly provider?: ProviderName;
  readonly enforceMarketHours?: boolean;
}

/** Who fills; it holds all shards. */
const WORKER = 'worker-1';

/** All of the room over databases of its own: users asha and ravi with keys, shares of SBIN, INFY and TCS at 500. */
export async function createRoom({ provider, enforceMarketHours = false }: RoomOptions = {}) {
  const test = await createTestDatabases(provider);
  const { main, sandbox } = test.databases;
  const repositories = createSandboxRepositories(sandbox.session);
  await repositories.workers.createShards(ALL_SHARDS, 0);
  await repositories.workers.takeShards(WORKER, { shards: ALL_SHARDS, from: [], leaseUntil: NOW });
  let now = NOW;
  const clock = { now: () => now };
  const options: PaperAccountsOptions = {
    clock,
    marketClock: 'system',
    numbersTicks: false,
    settingDefaults: settingDefaultsOf({ enforceMarketHours }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async ({ symbol }) => (symbol === 'UNKNOWN' ? null : { ...SHARE, symbol }),
  };
  const accounts = createPaperAccounts(sandbox, options);
  const books = createStrategyBooks(sandbox, options);
  const strategies = createStrategyRepository(main);
  const chartinkStrategies = createChartinkStrategyRepository(main);
  const apiKeys = createApiKeyRepository(main);
  const signals = createSignalRepository(main);
  const pendingOrders = createPendingOrderRepository(main);
  const failures: { symbol: string; isGivenUp: boolean }[] = [];
  const problems: string[] = [];
  let ids = 0;
  const center = createActionCenter({
    pendingOrders,
    accounts,
    orders: createOrderCheck(sandbox, options),
    clock,
  });
  const room = { strategies, chartinkStrategies, apiKeys, signals, books, clock };
  const carrierDependencies: SignalCarrierDependencies = {
    ...room,
    accounts,
    actionCenter: center,
    onFailure: ({ symbol }, _error, isGivenUp) => failures.push({ symbol, isGivenUp }),
  };
  const own = createStrategies({
    ...room,
    findInstrument: options.findInstrument,
    newId: () => `id-${++ids}`,
  });

  for (const userId of ['asha', 'ravi']) {
    const email = `${userId}@example.org`;
    const user = { username: userId, email, passwordHash: 'hash', isAdmin: false, createdAt: NOW };
    await createUserRepository(main).create(user);
    await apiKeys.save({ userId, keyLookup: userId, apiKeyHash: 'h', apiKeyEncrypted: 'e', createdAt: NOW });
  }

  const quoted = ['SBIN', 'INFY', 'TCS'].map((symbol) => ({
    exchange: 'NSE' as const,
    symbol,
    ltp: price('500'),
    bid: null,
    ask: null,
    low: null,
    high: null,
    open: price('500'),
    prevClose: null,
    volume: null,
    openInterest: 0,
    at: NOW,
  }));
  await repositories.quotes.save(quoted);

  return {
    ...room,
    own,
    accounts,
    center,
    pendingOrders,
    repositories,
    failures,
    problems,
    carrierDependencies,
    databases: test.databases,
    intake: createSignalIntake(room),
    carrier: createSignalCarrier(carrierDependencies),
    squareOff: createStrategySquareOff({
      ...room,
      accounts,
      onSquaredOff: () => {},
      onFailure: (_strategy, error) => problems.push(String(error)),
    }),
    setTime: (at: Instant) => {
      now = at;
    },
    setMode: (mode: OrderMode) => apiKeys.setOrderMode('asha', mode),
    chart: (changes: Partial<ChartStrategySettings> = {}, userId = 'asha') =>
      own.charts.create(userId, { ...aChart(), ...changes }),
    scan: (changes: Partial<ScanStrategySettings> = {}) =>
      own.scans.create('asha', { ...aScan(), ...changes }),
    /** The orders of an account, oldest first, as short texts. */
    async orders(userId = 'asha') {
      const book = await accounts.orderBook(userId);
      return [...book]
        .reverse()
        .map(({ action, quantity, symbol, status }) => `${action} ${quantity} ${symbol} ${status}`);
    },
    /** Fills what waits, as a worker would. */
    async fill() {
      const waiting = (await repositories.orders.inbox(10_000)).filter(({ status }) => isResting(status));
      const decisions = waiting.map((order) => ({
        order,
        status: order.status,
        ackedAt: now,
        fill: { price: price('500'), at: now },
      }));
      await settle(sandbox, options, { workerId: WORKER, decisions, place: null, publish: null });
    },
    close: () => test.close(),
  };
}

export type Room = Awaited<ReturnType<typeof createRoom>>;

export function aChart(): ChartStrategySettings {
  return chartStrategySettings.parse({
    name: 'Breakout',
    api_type: 'placeorder',
    symbols: [{ symbol: 'SBIN', exchange: 'NSE', action: 'BUY', quantity: 10 }],
  });
}

export function aScan(): ScanStrategySettings {
  const symbols = ['SBIN', 'INFY'].map((symbol) => ({ symbol, exchange: 'NSE', quantity: 5 }));
  return scanStrategySettings.parse({ name: 'Screener', symbols });
}

export const everybody = () => true;

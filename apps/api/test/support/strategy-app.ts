import {
  type ApiKeyRepository,
  type ChartinkStrategy,
  createApiKeyRepository,
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSandboxRepositories,
  createSignalRepository,
  createStrategyRepository,
  createUserRepository,
  type Databases,
  type PendingOrderRepository,
  type Strategy,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { DEFAULT_CALENDAR, type OrderMode, price } from '@openalgo/domain';
import {
  createOrderCheck,
  createPaperAccounts,
  createStrategyBooks,
  type PaperAccounts,
  type PaperAccountsOptions,
  settingDefaultsOf,
} from '@openalgo/sandbox';
import {
  type ActionCenter,
  chartStrategySettings,
  createActionCenter,
  createSignalIntake,
  createStrategies,
  type OrderAccounts,
  type Strategies,
  scanStrategySettings,
} from '@openalgo/strategies';
import { MORNING } from './fake-accounts.ts';
import { SHARE } from './real-accounts.ts';
import { createTestApp, fixedClock, type TestApp, USER_KEY } from './test-app.ts';

export interface StrategyApp extends Omit<TestApp, 'accounts' | 'intake'> {
  readonly accounts: PaperAccounts;
  readonly apiKeys: ApiKeyRepository;
  readonly charts: Strategies['charts'];
  readonly scans: Strategies['scans'];
  readonly chart: Strategy;
  readonly scan: ChartinkStrategy;
  readonly pendingOrders: PendingOrderRepository;
  readonly center: ActionCenter;
  readonly databases: Databases;
  setMode(mode: OrderMode): void;
  /** What waits, oldest first, as texts. */
  queued(): Promise<string[]>;
  close(): Promise<void>;
}

/** The API over real strategies of the user asha, whose key is USER_KEY; shares of SBIN and INFY at 500. */
export async function createStrategyApp(): Promise<StrategyApp> {
  const { databases, close } = await createTestDatabases();
  const { main, sandbox } = databases;
  const clock = fixedClock;
  const options: PaperAccountsOptions = {
    clock,
    marketClock: 'system',
    numbersTicks: false,
    settingDefaults: settingDefaultsOf({ enforceMarketHours: false }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async ({ symbol }) => (symbol === 'UNKNOWN' ? null : { ...SHARE, symbol }),
  };
  const accounts = createPaperAccounts(sandbox, options);
  const signals = createSignalRepository(main);
  const apiKeys = createApiKeyRepository(main);
  const pendingOrders = createPendingOrderRepository(main);
  const room = {
    strategies: createStrategyRepository(main),
    chartinkStrategies: createChartinkStrategyRepository(main),
    books: createStrategyBooks(sandbox, options),
    apiKeys,
    signals,
    clock,
  };
  const { charts, scans } = createStrategies({
    ...room,
    findInstrument: options.findInstrument,
    newId: () => crypto.randomUUID(),
  });
  let orderMode: OrderMode = 'auto';
  const orders = createOrderCheck(sandbox, options);
  const centerOf = (observed: OrderAccounts) =>
    createActionCenter({ pendingOrders, accounts: observed, orders, clock });
  const test: TestApp = createTestApp({
    accounts,
    intake: createSignalIntake(room),
    openActionCenter: centerOf,
    verifier: {
      verify: async (key) => (key === USER_KEY ? { userId: 'asha', isAdmin: false, orderMode } : null),
    },
  });

  const user = {
    username: 'asha',
    email: 'asha@example.org',
    passwordHash: 'h',
    isAdmin: false,
    createdAt: MORNING,
  };
  await createUserRepository(main).create(user);
  await apiKeys.save({
    userId: 'asha',
    keyLookup: 'l',
    apiKeyHash: 'h',
    apiKeyEncrypted: 'e',
    createdAt: MORNING,
  });
  const { quotes } = createSandboxRepositories(sandbox.session);
  await quotes.save(
    ['SBIN', 'INFY'].map((symbol) => ({
      exchange: 'NSE' as const,
      symbol,
      ltp: price('500'),
      bid: null,
      ask: null,
      low: null,
      high: null,
      volume: null,
      at: MORNING,
      open: price('500'),
      prevClose: null,
      openInterest: 0,
    })),
  );

  const symbols = ['SBIN', 'INFY'].map((symbol) => ({ symbol, exchange: 'NSE', quantity: 10 }));
  const chart = await charts.create('asha', chartStrategySettings.parse({ name: 'Charts', symbols }));
  const scan = await scans.create('asha', scanStrategySettings.parse({ name: 'Scans', symbols }));

  return {
    ...test,
    accounts,
    apiKeys,
    charts,
    scans,
    chart,
    scan,
    pendingOrders,
    center: centerOf(accounts),
    databases,
    setMode: (mode: OrderMode) => {
      orderMode = mode;
    },
    async queued() {
      const { rows } = await signals.page({ userId: 'asha', limit: 1000 });
      return [...rows]
        .reverse()
        .map(({ action, symbol, positionSize }) => `${action} ${symbol} ${positionSize}`);
    },
    async close() {
      await test.app.close();
      await close();
    },
  };
}

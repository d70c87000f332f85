import {
  createSandboxRepositories,
  openSandboxDatabase,
  type ProviderName,
  type SandboxDatabase,
  type SandboxRepositories,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import {
  DEFAULT_CALENDAR,
  type Delivery,
  type Holding,
  type Instant,
  type Instrument,
  instrumentMargin,
  isResting,
  istInstant,
  ONE_CONTRACT,
  type Order,
  price,
  readSandboxSettings,
  signed,
} from '@openalgo/domain';
import {
  ALL_SHARDS,
  createPaperAccounts,
  type PaperAccounts,
  type PaperAccountsOptions,
  type PlaceOrderCommand,
  type Settlement,
  settingDefaultsOf,
  settle,
} from '../../src/index.ts';

/** Wednesday 2026-08-19, 11:00 in India. */
export const NOW = istInstant('2026-08-19', '11:00');

const SHARE: Instrument = {
  exchange: 'NSE',
  symbol: 'RELIANCE',
  name: 'Reliance Industries',
  instrumentType: 'EQ',
  expiry: null,
  strike: null,
  lotSize: 1n,
  tickSize: price('0.05'),
  contractValue: ONE_CONTRACT,
  freezeQuantity: null,
};

/** Paper accounts over a database of their own, with a clock and prices that the test sets. */
export interface World {
  readonly accounts: PaperAccounts;
  readonly database: SandboxDatabase;
  readonly repositories: SandboxRepositories;
  readonly options: PaperAccountsOptions;
  /** A second process as the database sees it: other connections, other accounts object. */
  openAnother(): Promise<{ accounts: PaperAccounts; database: SandboxDatabase; close(): Promise<void> }>;
  setTime(at: Instant): void;
  quote(ltp: string): Promise<void>;
  /** Fills these orders, or all that wait in the inbox, as a worker that saw them would. */
  fill(ltp: string, orders?: readonly Order[], on?: SandboxDatabase): Promise<Settlement>;
  close(): Promise<void>;
}

/** The worker that fills in the world's name; it holds all shards. */
export const WORKER = 'worker-1';

export async function createWorld(
  provider: ProviderName,
  overrides: Partial<PaperAccountsOptions> = {},
): Promise<World> {
  const test = await createTestDatabases(provider);
  const database = test.databases.sandbox;
  const repositories = createSandboxRepositories(database.session);
  await repositories.workers.createShards(ALL_SHARDS, 0);
  await repositories.workers.takeShards(WORKER, { shards: ALL_SHARDS, from: [], leaseUntil: NOW });
  let now = NOW;
  const options: PaperAccountsOptions = {
    clock: { now: () => now },
    marketClock: 'system',
    numbersTicks: false,
    settingDefaults: settingDefaultsOf({ enforceMarketHours: false }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async ({ symbol }) => (symbol === 'UNKNOWN' ? null : { ...SHARE, symbol }),
    ...overrides,
  };

  return {
    accounts: createPaperAccounts(database, options),
    database,
    repositories,
    options,
    setTime: (at) => {
      now = at;
    },

    async openAnother() {
      const other = await openSandboxDatabase(test.urls.sandbox, { rootDir: test.rootDir, poolSize: 5 });
      return { accounts: createPaperAccounts(other, options), database: other, close: () => other.close() };
    },

    async quote(ltp) {
      const value = price(ltp);
      await repositories.quotes.save([
        {
          exchange: 'NSE',
          symbol: 'RELIANCE',
          ltp: value,
          bid: null,
          ask: null,
          low: null,
          high: null,
          open: value,
          prevClose: null,
          volume: null,
          openInterest: 0,
          at: now,
        },
      ]);
    },

    async fill(ltp, orders, on = database) {
      const waiting =
        orders ?? (await repositories.orders.inbox(10_000)).filter((order) => isResting(order.status));
      const decisions = waiting.map((order) => ({
        order,
        status: order.status,
        ackedAt: now,
        fill: { price: price(ltp), at: now },
      }));
      return settle(on, options, { workerId: WORKER, decisions, place: null, publish: null });
    },

    close: () => test.close(),
  };
}

export function anOrder(overrides: Partial<PlaceOrderCommand> = {}): PlaceOrderCommand {
  return {
    userId: 'asha',
    strategy: 'test',
    exchange: 'NSE',
    symbol: 'RELIANCE',
    action: 'BUY',
    quantity: 1n,
    priceType: 'MARKET',
    product: 'MIS',
    price: null,
    triggerPrice: null,
    receivedAt: NOW,
    requestSize: 200,
    responseSize: 70,
    ...overrides,
  };
}

export const aLimit = (at: string, overrides: Partial<PlaceOrderCommand> = {}) =>
  anOrder({ priceType: 'LIMIT', price: price(at), ...overrides });

/** The identities of the rules of the engine, §6, read back from the database. Returns what breaks them. */
export async function brokenIdentities({ repositories }: World, userId: string): Promise<string[]> {
  const funds = await repositories.funds.ofUser(userId);
  if (funds === null) return ['no account'];
  const orders = await repositories.orders.sinceOfUser(userId, 0);
  const trades = await repositories.trades.sinceOfUser(userId, 0);
  const positions = await repositories.positions.ofUser(userId);
  const holdings = await repositories.holdings.ofUsers([userId]);
  const settled = await repositories.settlements.ofUser(userId);
  const broken: string[] = [];

  const held = holdings.reduce((sum, holding) => sum + holding.costBasis, 0n);
  if (funds.available + funds.used + held !== funds.capital + funds.realizedPnl) broken.push('money');

  const settings = readSandboxSettings(await repositories.config.all());
  const books = new Set(
    [...orders, ...positions].map((row) => `${row.exchange}/${row.symbol}/${row.product}`),
  );
  let margin = 0n;
  for (const book of books) {
    const isOf = (row: { exchange: string; symbol: string; product: string }) =>
      `${row.exchange}/${row.symbol}/${row.product}` === book;
    const resting = orders.filter((order) => isOf(order) && isResting(order.status)).reverse();
    const position = positions.find(isOf) ?? null;
    margin += instrumentMargin(position, resting, settings).total;
    const net = trades.filter(isOf).reduce((sum, trade) => sum + signed(trade.action, trade.quantity), 0n);
    const delivered = settled.filter((one) => book === `${one.exchange}/${one.symbol}/CNC`);
    const moved = delivered.reduce((sum, one) => sum + one.quantity, 0n);
    if ((position?.quantity ?? 0n) !== net - moved) broken.push(`position of ${book}`);
  }

  broken.push(...brokenHoldings(holdings, settled));
  const earned = [...trades, ...settled].reduce((sum, one) => sum + one.realizedPnl, 0n);
  if (funds.realizedPnl !== earned) broken.push('realised');
  if (funds.used !== margin) broken.push('margin');
  const traded = trades.map((trade) => trade.orderId).sort();
  const complete = orders
    .filter((order) => order.status === 'complete')
    .map((order) => order.orderId)
    .sort();
  if (traded.join() !== complete.join()) broken.push('one trade per complete order');
  if (new Set(traded).size !== traded.length) broken.push('a trade twice');
  return broken;
}

/** A holding is what its deliveries left of it. */
function brokenHoldings(holdings: readonly Holding[], settled: readonly Delivery[]): string[] {
  return holdings.flatMap((holding) => {
    const own = settled.filter((one) => one.exchange === holding.exchange && one.symbol === holding.symbol);
    const quantity = own.reduce((sum, one) => sum + one.quantity, 0n);
    const basis = own.reduce((sum, one) => sum + (one.quantity > 0n ? one.costBasis : -one.costBasis), 0n);
    const isSound = holding.quantity === quantity && holding.costBasis === basis && quantity > 0n;
    return isSound ? [] : [`holding of ${holding.symbol}`];
  });
}

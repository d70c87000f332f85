import { createSandboxRepositories, raw, sql } from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import {
  DEFAULT_CALENDAR,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  isResting,
  ONE_CONTRACT,
  type Order,
  price,
  type Quote,
} from '@openalgo/domain';
import {
  ALL_SHARDS,
  createPaperAccounts,
  createTickFeed,
  settingDefaultsOf,
  settle,
} from '@openalgo/sandbox';
import { MORNING } from './fake-accounts.ts';
import { createTestApp, fixedClock, type TestApp } from './test-app.ts';

export const SHARE: Instrument = {
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
const FUTURE: Instrument = {
  ...SHARE,
  exchange: 'NFO',
  symbol: 'NIFTY25JAN24FUT',
  instrumentType: 'FUT',
  expiry: '2024-01-25',
  lotSize: 65n,
};
const SILENT: Instrument = { ...SHARE, symbol: 'SILENT' };
const INSTRUMENTS = new Map([SHARE, FUTURE, SILENT].map((one) => [instrumentId(one), one]));

const aQuote = (instrument: Instrument, ltp: string): Quote => ({
  exchange: instrument.exchange,
  symbol: instrument.symbol,
  ltp: price(ltp),
  bid: null,
  ask: null,
  low: null,
  high: null,
  volume: null,
  at: MORNING,
  open: price(ltp),
  prevClose: null,
  openInterest: 0,
});

export interface RealApp extends Pick<TestApp, 'post'> {
  /** Fills what rests at a price, as a worker would; those orders only that `isMeant` picks. */
  fill(ltp: string, isMeant?: (order: Order) => boolean): Promise<void>;
  /** How many rows a table of sandbox.db has. */
  rowsIn(table: 'sandbox_orders' | 'sandbox_ticks'): Promise<number>;
  close(): Promise<void>;
}

const WORKER = 'worker-1';

/** The API over real paper accounts in databases of its own; shares at 2,500, index futures at 22,000. */
export async function createRealApp(): Promise<RealApp> {
  const { databases, close } = await createTestDatabases();
  const repositories = createSandboxRepositories(databases.sandbox.session);
  await repositories.workers.createShards(ALL_SHARDS, 0);
  await repositories.workers.takeShards(WORKER, { shards: ALL_SHARDS, from: [], leaseUntil: MORNING });
  await repositories.quotes.save([aQuote(SHARE, '2500'), aQuote(FUTURE, '22000')]);

  const options = {
    clock: fixedClock,
    marketClock: 'system' as const,
    numbersTicks: true,
    settingDefaults: settingDefaultsOf({ enforceMarketHours: false }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async (key: InstrumentKey) => INSTRUMENTS.get(instrumentId(key)) ?? null,
  };
  const accounts = createPaperAccounts(databases.sandbox, options);
  const { app, post } = createTestApp({ accounts, tickFeed: createTickFeed(databases.sandbox) });

  return {
    post,
    async fill(ltp, isMeant = () => true) {
      const waiting = await repositories.orders.inbox(1000);
      const decisions = waiting
        .filter((order) => isResting(order.status) && isMeant(order))
        .map((order) => ({
          order,
          status: order.status,
          ackedAt: MORNING,
          fill: { price: price(ltp), at: MORNING },
        }));
      await settle(databases.sandbox, options, {
        workerId: WORKER,
        decisions,
        place: null,
        publish: null,
      });
    },
    async rowsIn(table) {
      return (await databases.sandbox.session.query(sql`SELECT 1 FROM ${raw(table)}`)).length;
    },
    async close() {
      await app.close();
      await close();
    },
  };
}

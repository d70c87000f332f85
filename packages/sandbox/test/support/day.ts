import { type ProviderName, raw, sql } from '@openalgo/db';
import {
  DEFAULT_CALENDAR,
  EXCHANGES,
  type Exchange,
  type Holiday,
  type Instant,
  type Instrument,
  type InstrumentKey,
  istInstant,
  type MarketCalendar,
  ONE_CONTRACT,
  parseSymbol,
  price,
} from '@openalgo/domain';
import { createDayJobs, type DayJobs, type JobOptions, type PlaceOrderCommand } from '../../src/index.ts';
import { anOrder, createWorld, type World } from './world.ts';

/** A Tuesday is a holiday on NSE and BSE, with an evening on MCX. */
export const HOLIDAY = '2026-09-15';
const holiday: Holiday = {
  day: HOLIDAY,
  kind: 'TRADING_HOLIDAY',
  description: 'A holiday',
  closed: ['NSE', 'BSE'],
  sessions: [{ exchange: 'MCX', openAt: at(`${HOLIDAY} 17:00`), closeAt: at(`${HOLIDAY} 23:55`) }],
};
export const CALENDAR: MarketCalendar = { ...DEFAULT_CALENDAR, holidays: new Map([[HOLIDAY, [holiday]]]) };

/** "2026-08-18 15:15" in India. */
export function at(text: string): Instant {
  const [day = '', time = ''] = text.split(' ');
  return istInstant(day, time);
}

/** "NFO:NIFTY25AUG26FUT" */
export function key(text: string): InstrumentKey {
  const [exchange = '', symbol = ''] = text.split(':');
  return { exchange: EXCHANGES.find((one) => one === exchange) ?? ('NSE' satisfies Exchange), symbol };
}

/** The master knows every symbol; what a contract is, its symbol says. */
function instrumentOf({ exchange, symbol }: InstrumentKey): Instrument {
  const parsed = parseSymbol(exchange, symbol);
  return {
    exchange,
    symbol,
    name: parsed?.base ?? symbol,
    instrumentType: parsed?.kind ?? 'EQ',
    expiry: parsed?.expiry ?? null,
    strike: parsed?.strike ?? null,
    lotSize: 1n,
    tickSize: price('0.05'),
    contractValue: exchange === 'CRYPTO' ? ONE_CONTRACT / 1000n : ONE_CONTRACT,
    freezeQuantity: null,
  };
}

const TABLES = [
  'sandbox_trades',
  'sandbox_orders',
  'sandbox_positions',
  'sandbox_holdings',
  'sandbox_settlements',
  'sandbox_daily_pnl',
  'sandbox_funds',
  'sandbox_config',
  'sandbox_quotes',
];

/** An account over days: what a worker would do is done by the test, at times that the test sets. */
export interface DayWorld {
  readonly world: World;
  readonly options: JobOptions;
  readonly jobs: DayJobs;
  /** Takes away all that a test left, quicker than a new database. */
  empty(): Promise<void>;
  /** Sets the time. */
  now(text: string): void;
  quote(instrument: string, ltp: string, sides?: { bid?: string; ask?: string }): Promise<void>;
  place(
    instrument: string,
    overrides?: Partial<PlaceOrderCommand>,
  ): ReturnType<World['accounts']['placeOrder']>;
  /** Places a MARKET order at a price and fills it there. */
  trade(
    instrument: string,
    action: 'BUY' | 'SELL',
    quantity: bigint,
    price: string,
    overrides?: Partial<PlaceOrderCommand>,
  ): Promise<void>;
  /** Runs the jobs at a time. */
  run(text: string): ReturnType<DayJobs['run']>;
  money(userId?: string): Promise<{ available: bigint; used: bigint; realized: bigint; today: bigint }>;
}

export async function createDay(
  provider: ProviderName,
  overrides: { enforceMarketHours?: boolean } = {},
): Promise<DayWorld> {
  const calendar = async () => CALENDAR;
  const settingDefaults = new Map([['enforce_market_hours', String(overrides.enforceMarketHours ?? false)]]);
  const world = await createWorld(provider, {
    calendar,
    settingDefaults,
    findInstrument: async (one) => instrumentOf(one),
  });
  const options: JobOptions = {
    ...world.options,
    findInstruments: async (keys) => keys.map(instrumentOf),
    findQuotes: (keys) => world.repositories.quotes.find(keys),
    serves: () => true,
  };
  const jobs = createDayJobs(world.database, options);

  const place: DayWorld['place'] = (instrument, own) =>
    world.accounts.placeOrder(anOrder({ ...key(instrument), ...own }));
  const quote: DayWorld['quote'] = (instrument, ltp, { bid, ask } = {}) =>
    world.repositories.quotes.save([
      {
        ...key(instrument),
        ltp: price(ltp),
        bid: bid === undefined ? null : price(bid),
        ask: ask === undefined ? null : price(ask),
        low: null,
        high: null,
        open: price(ltp),
        prevClose: null,
        volume: null,
        openInterest: 0,
        at: options.clock.now(),
      },
    ]);

  return {
    world,
    options,
    jobs,
    async empty() {
      for (const table of TABLES) {
        await world.database.session.execute(sql`DELETE FROM ${raw(table)}`);
      }
    },

    now: (text) => world.setTime(at(text)),
    quote,
    place,

    async trade(instrument, action, quantity, ltp, own) {
      await quote(instrument, ltp);
      const { order } = await place(instrument, { action, quantity, ...own });
      if (order.status === 'rejected') throw new Error(`rejected: ${order.rejectionReason}`);
      await world.fill(ltp, [order]);
    },

    run(text) {
      world.setTime(at(text));
      return jobs.run(at(text));
    },

    async money(userId = 'asha') {
      const { funds, realizedPnlToday } = await world.accounts.funds(userId);
      return {
        available: funds.available,
        used: funds.used,
        realized: funds.realizedPnl,
        today: realizedPnlToday,
      };
    },
  };
}

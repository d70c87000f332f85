import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  AppError,
  AUTO_SQUARE_OFF,
  addDays,
  formatPrice,
  type Instant,
  istDay,
  istInstant,
  ORDER_STATUSES,
} from '@openalgo/domain';
import {
  type Candle,
  candleTicks,
  createRandom,
  demoInstruments,
  generateCandles,
  readCandleFile,
} from '@openalgo/market';
import { auditLedger, settingDefaultsOf } from '@openalgo/sandbox';
import { expect, it, onTestFinished } from 'vitest';
import { createPaperMarket, type PaperMarket, passUntilIdle, shareTick } from './support/paper-market.ts';
import { createRandomClients, USERS } from './support/random-orders.ts';

const RECORDED = fileURLToPath(
  new URL('../../../../shared/market-data/nse-1min-2016-09-30.csv', import.meta.url),
);
const MINUTES = 375;
const SHARES = 10;
const ORDERS = 5000;
const CHANGES = 1500;
/** Minutes whose ticks are pushed at once, and then acted upon. */
const STRIDE = 15;
const ROUNDS = MINUTES / STRIDE;
const MINUTE_MS = 60_000;
/** Far more than two days take, however busy the machine. */
const TIMEOUT_MS = 600_000;
const SETTINGS = { enforceMarketHours: true };

/** A recorded day of ten shares where the folder of recordings is; elsewhere a generated one of the same size. */
async function dayOfTenShares(): Promise<readonly Candle[]> {
  if (existsSync(RECORDED)) {
    return readCandleFile(RECORDED);
  }

  const day = '2026-08-19';
  const shares = demoInstruments(day).filter(({ instrument }) => instrument.exchange === 'NSE');
  return generateCandles({
    instruments: shares.slice(0, SHARES),
    minutes: MINUTES,
    start: istInstant(day, '09:15'),
    seed: 7,
  });
}

/** The candles of each stride of minutes, in the order of time. */
function stridesOf(candles: readonly Candle[]): readonly (readonly Candle[])[] {
  const start = Math.min(...candles.map(({ at }) => at));
  const strideOf = ({ at }: Candle) => Math.floor((at - start) / (STRIDE * MINUTE_MS));
  return Array.from({ length: ROUNDS }, (_, stride) =>
    candles.filter((candle) => strideOf(candle) === stride),
  );
}

/** Requests that can never be right, and those that came too late, are answered so; anything else is a defect. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'invalid';
}

async function askAll(requests: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(requests)) {
    if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason;
  }
}

/** So many of all orders are placed in a stride of the day. */
function ordersOf(round: number): number {
  const upTo = (rounds: number) => Math.floor((ORDERS * rounds) / ROUNDS);
  return upTo(round + 1) - upTo(round);
}

/** Plays the day with its orders and then a morning after; the worker is replaced after each of so many strides. */
async function playDay(candles: readonly Candle[], strides: number): Promise<PaperMarket> {
  const market = await createPaperMarket('sqlite', SETTINGS);
  onTestFinished(() => market.close());
  const clients = createRandomClients(market.accounts, createRandom(42));
  let engine = await market.startEngine('worker-1');
  const ltps = new Map(candles.slice(0, SHARES).map(({ symbol, open }) => [symbol, open]));
  const pushAll = (at: Instant) =>
    market.push(...[...ltps].map(([symbol, ltp]) => shareTick(symbol, formatPrice(ltp), at)));
  const opening = candles[0]?.at ?? 0;
  await pushAll(opening);
  await passUntilIdle(engine);

  for (const [round, stride] of stridesOf(candles).entries()) {
    const ticks = stride.flatMap((candle) => candleTicks(candle)).sort((a, b) => a.at - b.at);
    for (const { symbol, ltp } of ticks) ltps.set(symbol, ltp);
    await market.push(...ticks);
    const quoted = [...ltps];
    const orders = Array.from({ length: ordersOf(round) }, (_, number) => quoted[number % SHARES]);
    await askAll(orders.map(([symbol, ltp] = ['', 0n]) => clients.place(symbol, ltp)));
    await askAll(Array.from({ length: CHANGES / ROUNDS }, () => clients.change()));
    if (round % strides === strides - 1) engine = await market.startEngine('worker-1');
    await passUntilIdle(engine);
  }

  await pushAll(istInstant(addDays(istDay(opening), 7), '09:15'));
  await passUntilIdle(engine);
  return market;
}

/** Every row of the accounts. */
function booksOf({ repositories }: PaperMarket) {
  const { funds, orders, trades, positions, holdings, settlements, dailyPnl } = repositories;
  return Promise.all(
    USERS.map(async (userId) => ({
      funds: await funds.ofUser(userId),
      orders: await orders.sinceOfUser(userId, 0),
      trades: await trades.sinceOfUser(userId, 0),
      positions: await positions.ofUser(userId),
      holdings: await holdings.ofUsers([userId]),
      settlements: await settlements.ofUser(userId),
      days: await dailyPnl.ofUser(userId),
    })),
  );
}

const textOf = (books: unknown) =>
  JSON.stringify(books, (_key, value) => (typeof value === 'bigint' ? `${value}` : value), 1);

it('a full day of ten shares with 5,000 random orders passes the audit, and played again gives the same bytes', {
  timeout: TIMEOUT_MS,
}, async () => {
  const candles = await dayOfTenShares();
  expect(candles).toHaveLength(SHARES * MINUTES);

  const market = await playDay(candles, Number.POSITIVE_INFINITY);
  const settingDefaults = settingDefaultsOf(SETTINGS);
  for await (const { findings } of auditLedger(market.sandbox, { settingDefaults })) {
    expect(findings).toEqual([]);
  }

  const books = await booksOf(market);
  const placed = books.flatMap(({ orders }) => orders).filter(({ strategy }) => strategy === null);
  expect(placed).toHaveLength(ORDERS);
  expect(new Set(placed.map(({ status }) => status)).size).toBe(ORDER_STATUSES.length);
  const filled = placed.filter(({ status }) => status === 'complete');
  expect(new Set(filled.map(({ product, priceType }) => `${product} ${priceType}`)).size).toBe(8);
  expect(filled.length).toBeGreaterThan(ORDERS / 4);
  for (const { trades, holdings, days } of books) {
    expect(trades.some(({ strategy }) => strategy === AUTO_SQUARE_OFF)).toBe(true);
    expect([holdings.length > 0, days.length > 0]).toEqual([true, true]);
  }

  const replayed = await playDay(candles, 4);
  expect(textOf(await booksOf(replayed))).toBe(textOf(books));
});

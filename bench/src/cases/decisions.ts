import {
  type AccountSlice,
  EMPTY_BOOK,
  type Funds,
  fillOrders,
  istInstant,
  matchOrder,
  type Order,
  paise,
  price,
  readSandboxSettings,
  type Tick,
} from '@openalgo/domain';
import { median, type Result, time } from '../measure.ts';
import { anOrder } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const USER = 'user-0';
const AT = istInstant('2026-08-19', '11:00');
const MICROSECONDS = 1000;
/** So short that other processes seldom come between, so long that the clock is fine enough. */
const BATCH = 100;

/** What it takes to decide one fill: matching, netting, margin and funds, without any database. */
export async function benchDecisions({ fills }: Sizes): Promise<readonly Result[]> {
  const orders = Array.from({ length: BATCH }, (_, number) => restingOrder(number));
  const batches: number[] = [];
  for (let batch = 0; batch < fills / BATCH; batch += 1) {
    batches.push(await time(() => decideAll(orders)));
  }

  return [
    {
      name: 'fill_decision',
      engine: 'memory',
      value: (median(batches) * MICROSECONDS) / BATCH,
      unit: 'µs',
      baseline: null,
      ratio: null,
      p50: null,
      p99: null,
      n: fills,
      goal: { valueMax: 10 },
    },
  ];
}

/** Three buys for every two sells of twice the size, so that positions grow, shrink and turn. */
function restingOrder(number: number): Order {
  const isBuy = number % 5 < 3;
  return anOrder(USER, number, {
    action: isBuy ? 'BUY' : 'SELL',
    quantity: isBuy ? 1n : 2n,
    price: price('800'),
    status: 'open',
  });
}

/** Fills one order after the other, each on what the one before left. */
function decideAll(orders: readonly Order[]): void {
  const settings = readSandboxSettings(new Map());
  let slice: AccountSlice = { funds: newFunds(), book: EMPTY_BOOK };
  for (const order of orders) {
    const match = matchOrder(order, QUOTE, 'resting');
    if (match.kind !== 'fill') {
      throw new Error('Every order was to fill');
    }

    const resting = { funds: slice.funds, book: { ...slice.book, resting: [order] } };
    slice = fillOrders(resting, [{ order, price: match.price, at: AT }], settings).slice;
  }
}

const QUOTE: Tick = {
  exchange: 'NSE',
  symbol: 'S0',
  ltp: price('800'),
  bid: null,
  ask: null,
  low: null,
  high: null,
  volume: null,
  at: AT,
};

function newFunds(): Funds {
  const capital = paise('10000000');
  return {
    userId: USER,
    accountNumber: 1,
    capital,
    available: capital,
    used: 0n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: '',
    orderSeq: 0,
    resetCount: 0,
    lastResetAt: AT,
  };
}

import { type Order, price } from '@openalgo/domain';
import { createMarketClock, createQuoteBook, type SequencedTick } from '@openalgo/market';
import {
  createOrderIndex,
  type EvaluationDependencies,
  evaluate,
  type OrderIndex,
} from '@openalgo/worker/engine';
import { type Result, time } from '../measure.ts';
import { anOrder } from '../order-store.ts';
import type { Sizes } from '../sizes.ts';

const SYMBOLS = 1000;

/** Ticks among resting orders that they do not trigger: how many, and whether it matters how many orders rest. */
export async function benchMatching({ resting, fewResting, ticks }: Sizes): Promise<readonly Result[]> {
  const idle = await costOfTickNs(indexOf(resting / 10), ticks);
  const few = await costOfTickNs(indexOf(fewResting), ticks);
  const many = await costOfTickNs(indexOf(resting), ticks);
  const row = { engine: 'memory', p50: null, p99: null, n: ticks };

  return [
    {
      ...row,
      name: 'match_idle',
      value: 1e9 / idle,
      unit: '/s',
      baseline: null,
      ratio: null,
      goal: { valueMin: 1_000_000 },
    },
    {
      ...row,
      name: 'match_scale',
      value: many / 1000,
      unit: 'µs',
      baseline: few / 1000,
      ratio: many / few,
      goal: { ratioMax: 2 },
    },
  ];
}

/** Resting orders far from the market, spread over the symbols. */
function indexOf(count: number): OrderIndex {
  const index = createOrderIndex();
  for (let number = 0; number < count; number += 1) {
    index.put(restingOrder(number));
  }

  return index;
}

function restingOrder(number: number): Order {
  const isBuy = number % 2 === 0;
  const away = BigInt(Math.floor(number / SYMBOLS) % 5000) * 500n;
  return anOrder('user-0', number, {
    symbol: `S${number % SYMBOLS}`,
    action: isBuy ? 'BUY' : 'SELL',
    price: isBuy ? price('700') - away : price('900') + away,
    status: 'open',
  });
}

/** Nanoseconds of a tick that triggers nothing, from the worker's batch to the conclusion: quote, market time, orders. */
async function costOfTickNs(index: OrderIndex, ticks: number): Promise<number> {
  const clock = { now: () => 0 };
  const dependencies: EvaluationDependencies = {
    index,
    quotes: createQuoteBook(),
    marketClock: createMarketClock({ mode: 'feed', clock }),
    clock,
    isStale: () => false,
  };
  let found = 0;
  const run = (count: number) => {
    for (let tick = 0; tick < count; tick += TICKS_PER_BATCH) {
      const batch = BATCHES[(tick / TICKS_PER_BATCH) % BATCHES.length] ?? [];
      found += evaluate(dependencies, {
        ticks: batch,
        arrivals: [],
        appliedSeq: Number.POSITIVE_INFINITY,
      }).length;
    }
  };

  run(ticks / 10);
  const ms = await time(() => run(ticks));
  if (found > 0) {
    throw new Error('The ticks were not to trigger anything');
  }

  return (ms * 1e6) / ticks;
}

/** What a pass of the worker takes at most; the prices change from batch to batch. */
const TICKS_PER_BATCH = 5000;
const BATCHES: readonly (readonly SequencedTick[])[] = Array.from({ length: 8 }, (_, batch) =>
  Array.from({ length: TICKS_PER_BATCH }, (_tick, number) => ({
    exchange: 'NSE',
    symbol: `S${number % SYMBOLS}`,
    ltp: price('800') + BigInt((number + batch) % 40),
    bid: null,
    ask: null,
    low: null,
    high: null,
    volume: null,
    at: 0,
    seq: 0,
  })),
);

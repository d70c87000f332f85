import { type Order, price } from '@openalgo/domain';
import { createMarketClock, createQuoteBook, createTickGuard, type SequencedTick } from '@openalgo/market';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../src/engine/evaluation.ts';
import { createOrderIndex } from '../src/engine/order-index.ts';
import { aTick, limit, NOW, stop } from './support/orders.ts';

const SYMBOLS = ['SBIN', 'INFY', 'M&M'] as const;
const TRUST = { jumpPercent: 50n, jumpTicks: 3 };
const clock = { now: () => NOW };

const orders: readonly Order[] = SYMBOLS.flatMap((symbol) => [
  ...['96', '99', '101'].map((at) => limit('BUY', at, { symbol, tickSeq: 1 })),
  ...['99', '101', '104'].map((at) => limit('SELL', at, { symbol, tickSeq: 2 })),
  ...['95', '97'].map((at) => stop('SELL', at, { symbol, tickSeq: 2 })),
]);

/** What a feed leads to, numbered in its order and taken in batches: every fill, and the last price of each instrument. */
function outcomeOf(feed: readonly SequencedTick[], batchSize: number) {
  const guard = createTickGuard({ trust: TRUST, ahead: { clock, ms: 60_000 } });
  const state = {
    quotes: createQuoteBook([], { guard }),
    index: createOrderIndex(),
    marketClock: createMarketClock({ mode: 'system', clock }),
    clock,
    isStale: () => false,
  };
  const fills = new Map<string, bigint>();
  let arrivals = orders.map((order) => ({ ...order, tickSeq: 0 }));

  for (let start = 0; start < feed.length; start += batchSize) {
    const ticks = feed
      .slice(start, start + batchSize)
      .map((tick, index) => ({ ...tick, seq: start + index + 1 }));
    for (const { order, fill } of evaluate(state, { ticks, arrivals, appliedSeq: start + ticks.length })) {
      if (fill !== null) {
        fills.set(order.orderId, fill.price);
      }
    }

    arrivals = [];
  }

  return { fills, last: SYMBOLS.map((symbol) => state.quotes.get({ exchange: 'NSE', symbol })?.ltp ?? null) };
}

const paisaSteps = fc.integer({ min: 9_400, max: 10_600 });
const honest = fc.record({ symbol: fc.constantFrom(...SYMBOLS), ltp: paisaSteps });
/** What an untidy feed adds after a tick: how many ticks back the one is that comes again, or a price that never was. */
const blemish = fc.oneof(
  fc.record({ kind: fc.constant('again' as const), back: fc.nat({ max: 20 }) }),
  fc.record({ kind: fc.constant('lie' as const), ltp: fc.constantFrom('0', '-5', '0.9', '1000', '99999') }),
);

it('a feed that repeats itself, sends ticks late and lies leads to what the same feed without that leads to', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(honest, fc.array(blemish, { maxLength: 2 })), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (entries, cleanBatch, untidyBatch) => {
        const clean = entries.map(([{ symbol, ltp }], index) =>
          aTick(`${ltp / 100}`, { symbol, at: NOW - 60_000 + index }),
        );
        const untidy = clean.flatMap((tick, index) => [
          tick,
          ...(entries[index]?.[1] ?? []).map((added) =>
            added.kind === 'again'
              ? (clean[Math.max(0, index - added.back)] ?? tick)
              : { ...tick, ltp: price(added.ltp) },
          ),
        ]);

        expect(outcomeOf(untidy, untidyBatch)).toEqual(outcomeOf(clean, cleanBatch));
      },
    ),
  );
});

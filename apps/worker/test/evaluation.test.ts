import { price } from '@openalgo/domain';
import { createMarketClock, createQuoteBook } from '@openalgo/market';
import { describe, expect, it } from 'vitest';
import { type Batch, evaluate } from '../src/engine/evaluation.ts';
import { createOrderIndex } from '../src/engine/order-index.ts';
import { anOrder, aTick, limit, NOW, stopLimit } from './support/orders.ts';

function anEngineState(mode: 'system' | 'feed' = 'feed') {
  const clock = { now: () => NOW + 60_000 };
  return {
    quotes: createQuoteBook(),
    index: createOrderIndex(),
    marketClock: createMarketClock({ mode, clock }),
    clock,
    isStale: () => false,
  };
}

const batch = (overrides: Partial<Batch>): Batch => ({
  ticks: [],
  arrivals: [],
  appliedSeq: Number.POSITIVE_INFINITY,
  ...overrides,
});

describe('an order', () => {
  it('is evaluated on arrival against the newest quote: a marketable limit gets the last price', () => {
    const state = anEngineState();
    const order = limit('BUY', '100');
    const [decision] = evaluate(state, batch({ ticks: [aTick('95')], arrivals: [order] }));
    expect(decision?.fill?.price).toBe(price('95'));
    expect(state.index.size).toBe(0);
  });

  it('rests without a quote, and then gets its limit when the market comes to it', () => {
    const state = anEngineState();
    const order = limit('BUY', '100');
    expect(evaluate(state, batch({ arrivals: [order] }))[0]).toMatchObject({ fill: null, status: 'open' });
    const [decision] = evaluate(state, batch({ ticks: [aTick('95')] }));
    expect(decision?.fill?.price).toBe(price('100'));
  });

  it('waits for the next price while the source is silent, and for one of its own instrument', () => {
    let isSilent = true;
    const state = { ...anEngineState(), isStale: () => isSilent };
    evaluate(state, batch({ ticks: [aTick('95')] }));
    const order = anOrder({ priceType: 'MARKET' });
    expect(evaluate(state, batch({ arrivals: [order] }))[0]).toMatchObject({ fill: null, status: 'open' });

    isSilent = false;
    expect(evaluate(state, batch({ ticks: [aTick('7', { symbol: 'OTHER' })] }))).toEqual([]);
    expect(evaluate(state, batch({ ticks: [aTick('96')] }))[0]?.fill?.price).toBe(price('96'));
  });

  it('takes its place among numbered ticks: after the tick it was placed after, before the next', () => {
    const state = anEngineState();
    const order = limit('BUY', '100', { tickSeq: 1 });
    const ticks = [aTick('105', { seq: 1 }), aTick('99', { seq: 2 }), aTick('95', { seq: 3 })];
    const [decision] = evaluate(state, batch({ ticks, arrivals: [order], appliedSeq: 3 }));
    expect(decision?.fill).toMatchObject({ price: price('100') });
    expect(decision).toMatchObject({ ackedAt: NOW + 60_000 });
  });

  it('waits for a tick that it was placed after and that is not read yet', () => {
    const state = anEngineState();
    const order = limit('BUY', '100', { tickSeq: 5 });
    expect(
      evaluate(state, batch({ ticks: [aTick('90', { seq: 1 })], arrivals: [order], appliedSeq: 1 })),
    ).toEqual([]);
    expect(state.index.size).toBe(0);
  });

  it('never sees a tick that came before it, not even when that tick is read again after a crash', () => {
    const state = anEngineState();
    state.index.put(limit('BUY', '100', { tickSeq: 2, ackedAt: NOW }));
    expect(evaluate(state, batch({ ticks: [aTick('90', { seq: 2 })], appliedSeq: 2 }))).toEqual([]);
    expect(evaluate(state, batch({ ticks: [aTick('90', { seq: 3 })], appliedSeq: 3 }))).toHaveLength(1);
  });

  it('that is triggered and filled within one batch has one decision: the fill', () => {
    const state = anEngineState();
    const order = stopLimit('BUY', '100', '102');
    const ticks = [aTick('99'), aTick('105'), aTick('98')];
    evaluate(state, batch({ ticks: [aTick('90')], arrivals: [order] }));
    const decisions = evaluate(state, batch({ ticks }));
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ status: 'open', fill: { price: price('98') } });
  });

  it('that is triggered only becomes open, once', () => {
    const state = anEngineState();
    evaluate(state, batch({ ticks: [aTick('90')], arrivals: [stopLimit('BUY', '100', '102')] }));
    expect(evaluate(state, batch({ ticks: [aTick('105')] }))).toMatchObject([{ status: 'open', fill: null }]);
    expect(evaluate(state, batch({ ticks: [aTick('106')] }))).toEqual([]);
  });

  it('that is no longer resting is acknowledged and forgotten', () => {
    const state = anEngineState();
    const order = limit('BUY', '100');
    evaluate(state, batch({ arrivals: [order] }));
    const cancelled = { ...order, status: 'cancelled' as const, version: 2 };
    expect(evaluate(state, batch({ arrivals: [cancelled] }))).toMatchObject([
      { status: 'cancelled', fill: null },
    ]);
    expect(state.index.size).toBe(0);
  });
});

describe('a tick', () => {
  it('that is old, zero or outside its own day fills nothing', () => {
    const state = anEngineState();
    evaluate(state, batch({ ticks: [aTick('200')], arrivals: [limit('BUY', '100')] }));
    const bad = [
      aTick('90', { at: NOW - 1 }),
      aTick('0', { at: NOW + 1 }),
      aTick('90', { at: NOW + 2, low: price('95'), high: price('210') }),
    ];
    expect(evaluate(state, batch({ ticks: bad }))).toEqual([]);
    expect(
      evaluate(state, batch({ ticks: [aTick('90', { at: NOW + 3, low: price('90'), high: price('210') })] })),
    ).toHaveLength(1);
  });

  it('fills at the market’s time: the tick’s where the clock follows the feed, else the system’s', () => {
    for (const [mode, at] of [
      ['feed', NOW + 5],
      ['system', NOW + 60_000],
    ] as const) {
      const state = anEngineState(mode);
      evaluate(state, batch({ arrivals: [limit('BUY', '100')] }));
      const [decision] = evaluate(state, batch({ ticks: [aTick('99', { at: NOW + 5 })] }));
      expect(decision?.fill?.at).toBe(at);
    }
  });

  it('fills a market order that had to wait for a good quote, at the ask', () => {
    const state = anEngineState();
    const bad = aTick('1200', { low: price('1210'), high: price('1250') });
    const order = anOrder({ priceType: 'MARKET' });
    expect(evaluate(state, batch({ ticks: [bad], arrivals: [order] }))[0]).toMatchObject({
      fill: null,
      status: 'open',
    });
    const good = aTick('1220', {
      ask: price('1220.5'),
      at: NOW + 1,
      low: price('1210'),
      high: price('1250'),
    });
    expect(evaluate(state, batch({ ticks: [good] }))[0]?.fill?.price).toBe(price('1220.5'));
  });

  it('and its orders, in numbered feeds, end the same however they are cut into batches', () => {
    const ticks = ['105', '103', '99', '101', '97', '104'].map((ltp, i) =>
      aTick(ltp, { seq: i + 1, at: NOW + i }),
    );
    const orders = [
      limit('BUY', '100', { tickSeq: 0 }),
      limit('SELL', '103', { tickSeq: 2 }),
      stopLimit('BUY', '100', '100.5', { tickSeq: 3 }),
      limit('BUY', '98', { tickSeq: 5 }),
    ];
    const fillsOf = (size: number) => {
      const state = anEngineState();
      const fills: (readonly [string, bigint | undefined, number | undefined])[] = [];
      let inbox = orders;
      for (let start = 0; start < ticks.length; start += size) {
        const part = ticks.slice(start, start + size);
        const decisions = evaluate(state, {
          ticks: part,
          arrivals: inbox,
          appliedSeq: part.at(-1)?.seq ?? 0,
        });
        const done = new Set(decisions.map((d) => d.order.orderId));
        inbox = inbox.filter((order) => !done.has(order.orderId));
        for (const { order, fill } of decisions)
          if (fill !== null) fills.push([order.orderId, fill.price, fill.at]);
      }
      return fills;
    };
    expect(fillsOf(1)).toHaveLength(4);
    for (const size of [2, 3, 4, 6]) expect(fillsOf(size)).toEqual(fillsOf(1));
  });
});

import { matchOrder, type Order, price } from '@openalgo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrderIndex } from '../src/engine/order-index.ts';
import { anOrder, aTick, limit, stop, stopLimit } from './support/orders.ts';

const ids = (orders: readonly Order[]) => orders.map((order) => order.orderId);

describe('the order index', () => {
  it('gives what a price reaches: better prices first, and at one price the older', () => {
    const index = createOrderIndex();
    const [low, high, older, younger] = [
      limit('BUY', '99'),
      limit('BUY', '102'),
      limit('BUY', '101'),
      limit('BUY', '101'),
    ];
    for (const order of [low, younger, high, older]) index.put(order);
    expect(ids(index.candidates(aTick('100')))).toEqual(ids([high, older, younger]));
    expect(ids(index.candidates(aTick('103')))).toEqual([]);
  });

  it('keeps instruments apart', () => {
    const index = createOrderIndex();
    index.put(limit('BUY', '100'));
    expect(index.candidates(aTick('90', { exchange: 'BSE' }))).toEqual([]);
  });

  it('replaces the version of an order that it has, and forgets removed ones', () => {
    const index = createOrderIndex();
    const order = limit('BUY', '100');
    index.put(order);
    index.put({ ...order, price: price('90'), version: 2 });
    expect(index.size).toBe(1);
    expect(index.candidates(aTick('95'))).toEqual([]);
    expect(index.candidates(aTick('90'))[0]?.version).toBe(2);
    index.remove(order.orderId);
    index.remove(order.orderId);
    expect(index.size).toBe(0);
    expect(index.candidates(aTick('1'))).toEqual([]);
  });

  it('moves a triggered stop-limit to the open orders', () => {
    const index = createOrderIndex();
    const order = stopLimit('BUY', '100', '102');
    index.put(order);
    expect(index.candidates(aTick('99'))).toEqual([]);
    index.put({ ...order, status: 'open' });
    expect(ids(index.candidates(aTick('99')))).toEqual([order.orderId]);
  });

  it('finds exactly the orders that matching would fill or trigger, whatever was put and removed', () => {
    const aPrice = fc.integer({ min: 1, max: 20 }).map((rupees) => String(rupees));
    const side = fc.constantFrom('BUY' as const, 'SELL' as const);
    const order = fc.oneof(
      fc.tuple(side, aPrice).map(([action, at]) => limit(action, at)),
      fc.tuple(side, aPrice).map(([action, at]) => stop(action, at)),
      fc.tuple(side, aPrice, aPrice).map(([action, trigger, at]) => stopLimit(action, trigger, at)),
      fc
        .tuple(side, aPrice, aPrice)
        .map(([action, trigger, at]) => stopLimit(action, trigger, at, { status: 'open' })),
      side.map((action) => anOrder({ action, priceType: 'MARKET' })),
    );

    fc.assert(
      fc.property(fc.array(fc.tuple(order, fc.boolean()), { maxLength: 60 }), aPrice, (orders, at) => {
        const index = createOrderIndex();
        for (const [one] of orders) index.put(one);
        for (const [one, isRemoved] of orders) if (isRemoved) index.remove(one.orderId);
        const expected = orders.filter(
          ([one, isRemoved]) => !isRemoved && matchOrder(one, aTick(at), 'resting').kind !== 'rest',
        );
        expect(ids(index.candidates(aTick(at))).sort()).toEqual(ids(expected.map(([one]) => one)).sort());
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { isGoodQuote, matchOrder, type Order, type OrderTerms, price } from '../src/index.ts';
import { emptyAccount, place, tick } from './support/fixtures.ts';

function order(overrides: Partial<OrderTerms>, status: Order['status'] | null = null): Order {
  const placed = place(emptyAccount(), overrides).order;
  return status === null ? placed : { ...placed, status };
}

const fills = (at: string) => ({ kind: 'fill', price: price(at) });
const rests = { kind: 'rest' };
const triggers = { kind: 'trigger' };

const limit = (action: 'BUY' | 'SELL', at: string) => order({ action, priceType: 'LIMIT', price: price(at) });
const stop = (action: 'BUY' | 'SELL', at: string) =>
  order({ action, priceType: 'SL-M', triggerPrice: price(at) });
const stopLimit = (
  action: 'BUY' | 'SELL',
  trigger: string,
  at: string,
  status: Order['status'] | null = null,
) => order({ action, priceType: 'SL', triggerPrice: price(trigger), price: price(at) }, status);

describe('a MARKET order', () => {
  it('pays the ask and gets the bid', () => {
    const quote = tick('100', { bid: price('99.95'), ask: price('100.05') });
    expect(matchOrder(order({ action: 'BUY' }), quote, 'arrival')).toEqual(fills('100.05'));
    expect(matchOrder(order({ action: 'SELL' }), quote, 'resting')).toEqual(fills('99.95'));
  });

  it('takes the last price where there is no bid or ask', () => {
    expect(matchOrder(order({ action: 'BUY' }), tick('100', { ask: 0n }), 'arrival')).toEqual(fills('100'));
    expect(matchOrder(order({ action: 'SELL' }), tick('100'), 'arrival')).toEqual(fills('100'));
  });
});

describe('a LIMIT order', () => {
  it.each([
    ['BUY', '1195', 'arrival', fills('1195')],
    ['BUY', '1200', 'arrival', fills('1200')],
    ['BUY', '1200.05', 'arrival', rests],
    ['BUY', '1190', 'resting', fills('1200')],
    ['SELL', '1205', 'arrival', fills('1205')],
    ['SELL', '1199.95', 'arrival', rests],
    ['SELL', '1210', 'resting', fills('1200')],
  ] as const)('%s 1200 at %s on %s', (action, ltp, moment, expected) => {
    expect(matchOrder(limit(action, '1200'), tick(ltp), moment)).toEqual(expected);
  });
});

describe('a SL-M order', () => {
  it.each([
    ['BUY', '1199.95', rests],
    ['BUY', '1200', fills('1200')],
    ['BUY', '1203', fills('1203')],
    ['SELL', '1200.05', rests],
    ['SELL', '1188.5', fills('1188.5')],
  ] as const)('%s with trigger 1200 at %s', (action, ltp, expected) => {
    expect(matchOrder(stop(action, '1200'), tick(ltp), 'arrival')).toEqual(expected);
    expect(matchOrder(stop(action, '1200'), tick(ltp), 'resting')).toEqual(expected);
  });
});

describe('a SL order', () => {
  it.each([
    ['BUY', '1199', rests],
    ['BUY', '1204', fills('1204')],
    ['BUY', '1210', triggers],
    ['SELL', '1201', rests],
    ['SELL', '1196', fills('1196')],
    ['SELL', '1190', triggers],
  ] as const)('%s while its trigger 1200 is pending, at %s', (action, ltp, expected) => {
    const pending = stopLimit(action, '1200', action === 'BUY' ? '1205' : '1195');
    expect(matchOrder(pending, tick(ltp), 'resting')).toEqual(expected);
  });

  it('that was triggered fills when its limit is satisfied, wherever the trigger now is', () => {
    const triggered = stopLimit('BUY', '1200', '1205', 'open');
    expect(matchOrder(triggered, tick('1210'), 'resting')).toEqual(rests);
    expect(matchOrder(triggered, tick('1190'), 'resting')).toEqual(fills('1190'));
  });
});

describe('a quote', () => {
  it('is good within its own day, or where the day is not told', () => {
    expect(isGoodQuote(tick('1200'))).toBe(true);
    expect(isGoodQuote(tick('1200', { low: price('1190'), high: price('1210') }))).toBe(true);
    expect(isGoodQuote(tick('1200', { low: 0n, high: price('1100') }))).toBe(true);
  });

  it('is bad outside its own day, and when not above zero', () => {
    expect(isGoodQuote(tick('1200', { low: price('1210'), high: price('1250') }))).toBe(false);
    expect(isGoodQuote(tick('0'))).toBe(false);
    expect(isGoodQuote({ ...tick('1'), ltp: -1n })).toBe(false);
  });
});

import { istInstant, ONE_CONTRACT, type Order, price, type Tick } from '@openalgo/domain';
import type { SequencedTick } from '@openalgo/market';

export const NOW = istInstant('2026-08-19', '11:00');

let made = 0;

/** A resting order with an id of its own; later ones are younger. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  made += 1;
  const priceType = overrides.priceType ?? 'LIMIT';
  return {
    orderId: String(made).padStart(6, '0'),
    userId: 'asha',
    strategy: null,
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    quantity: 1n,
    priceType,
    product: 'MIS',
    price: null,
    triggerPrice: null,
    marginPrice: 0n,
    contractValue: ONE_CONTRACT,
    status: priceType === 'SL' || priceType === 'SL-M' ? 'trigger pending' : 'open',
    averagePrice: null,
    filledQuantity: 0n,
    rejectionReason: null,
    marginBlocked: 0n,
    placedAt: NOW + made,
    updatedAt: NOW + made,
    ackedAt: null,
    version: 1,
    tickSeq: 0,
    ...overrides,
  };
}

export const limit = (action: Order['action'], at: string, overrides: Partial<Order> = {}) =>
  anOrder({ action, priceType: 'LIMIT', price: price(at), ...overrides });
export const stop = (action: Order['action'], trigger: string, overrides: Partial<Order> = {}) =>
  anOrder({ action, priceType: 'SL-M', triggerPrice: price(trigger), ...overrides });
export const stopLimit = (
  action: Order['action'],
  trigger: string,
  at: string,
  overrides: Partial<Order> = {},
) => anOrder({ action, priceType: 'SL', triggerPrice: price(trigger), price: price(at), ...overrides });

export function aTick(ltp: string, overrides: Partial<Tick & { seq: number }> = {}): SequencedTick {
  return {
    exchange: 'NSE',
    symbol: 'SBIN',
    ltp: price(ltp),
    bid: null,
    ask: null,
    low: null,
    high: null,
    volume: null,
    at: NOW,
    seq: 0,
    ...overrides,
  };
}

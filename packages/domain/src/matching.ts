/**
 * When an order fills, and at what price (rules of the engine, §5). Whole orders only. Prices of the quote are trusted
 * only when the quote is good; the caller applies ticks in time order.
 */
import type { Order } from './account.ts';
import type { Price } from './money.ts';
import type { Tick } from './quote.ts';
import type { Action } from './vocabulary.ts';

/** `arrival`: the first evaluation of an order, or of its changed version. `resting`: every later one. */
export type MatchMoment = 'arrival' | 'resting';

export type MatchDecision =
  | { readonly kind: 'fill'; readonly price: Price }
  /** The trigger of a stop-limit order is met, its limit is not: it becomes `open`, for good. */
  | { readonly kind: 'trigger' }
  | { readonly kind: 'rest' };

/** What of an order matching depends on. */
export type MatchedOrder = Pick<Order, 'action' | 'priceType' | 'price' | 'triggerPrice' | 'status'>;

const REST: MatchDecision = { kind: 'rest' };
const TRIGGER: MatchDecision = { kind: 'trigger' };

/** A quote fills nothing when its last price is not positive or lies outside its own day's low and high. */
export function isGoodQuote(quote: Tick): boolean {
  if (quote.ltp <= 0n) {
    return false;
  }

  const { low, high } = quote;
  const hasRange = low !== null && high !== null && low > 0n && high > 0n;
  return !hasRange || (low <= quote.ltp && quote.ltp <= high);
}

/** What a good quote does to a fillable order. */
export function matchOrder(order: MatchedOrder, quote: Tick, moment: MatchMoment): MatchDecision {
  switch (order.priceType) {
    case 'MARKET':
      return fillAt(marketPrice(order.action, quote));
    case 'LIMIT':
      return matchLimit(order, quote, moment);
    case 'SL-M':
      return isTriggered(order, quote) ? fillAt(quote.ltp) : REST;
    case 'SL':
      return matchStopLimit(order, quote);
    default:
      return order.priceType satisfies never;
  }
}

/** BUY pays the ask, SELL gets the bid; where the quote has none, the last price. */
export function marketPrice(action: Action, quote: Tick): Price {
  const side = action === 'BUY' ? quote.ask : quote.bid;
  return side !== null && side > 0n ? side : quote.ltp;
}

/** On arrival a marketable order gets the last price; once it rests, the market comes to it and it gets its limit. */
function matchLimit(order: MatchedOrder, quote: Tick, moment: MatchMoment): MatchDecision {
  if (!isLimitSatisfied(order, quote)) {
    return REST;
  }

  return fillAt(moment === 'resting' && order.price !== null ? order.price : quote.ltp);
}

function matchStopLimit(order: MatchedOrder, quote: Tick): MatchDecision {
  const isOpen = order.status === 'open';
  if (!isOpen && !isTriggered(order, quote)) {
    return REST;
  }

  if (isLimitSatisfied(order, quote)) {
    return fillAt(quote.ltp);
  }

  return isOpen ? REST : TRIGGER;
}

function isLimitSatisfied(order: MatchedOrder, quote: Tick): boolean {
  if (order.price === null) {
    return false;
  }

  return order.action === 'BUY' ? quote.ltp <= order.price : quote.ltp >= order.price;
}

function isTriggered(order: MatchedOrder, quote: Tick): boolean {
  if (order.triggerPrice === null) {
    return false;
  }

  return order.action === 'BUY' ? quote.ltp >= order.triggerPrice : quote.ltp <= order.triggerPrice;
}

const fillAt = (price: Price): MatchDecision => ({ kind: 'fill', price });

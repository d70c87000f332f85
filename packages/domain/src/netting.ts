/** How fills become positions (rules of the engine, §1 and §6; cases as in the reference's §2.7, on the cost basis). */
import type { Order, Position } from './account.ts';
import {
  absolute,
  notional,
  type Paise,
  type Price,
  profit,
  prorate,
  type Quantity,
  smaller,
} from './money.ts';
import type { Instant } from './time.ts';
import { type Day, tradingDay } from './trading-day.ts';
import type { Action } from './vocabulary.ts';

/** A quantity with the sign of its side. */
export function signed(action: Action, quantity: Quantity): Quantity {
  return action === 'BUY' ? quantity : -quantity;
}

/** An amount that counts for one trading day only: 0 on any other. */
export function todays(row: { readonly realizedPnlToday: Paise; readonly pnlDay: Day }, day: Day): Paise {
  return row.pnlDay === day ? row.realizedPnlToday : 0n;
}

/** What of an order, or of a trade, its fill depends on. */
export type FillTerms = Pick<
  Order,
  'userId' | 'exchange' | 'symbol' | 'product' | 'action' | 'quantity' | 'contractValue'
>;

export interface NettingResult {
  readonly position: Position;
  /** What this fill realised. */
  readonly realizedPnl: Paise;
}

/**
 * The position after a fill of the order. A close releases the closed share of the cost basis; what remains keeps
 * the rest, so partial closes lose nothing. A row that was flat becomes a new position that opens now.
 */
export function applyFill(
  current: Position | null,
  order: FillTerms,
  price: Price,
  at: Instant,
): NettingResult {
  const position = startOf(current, order, price, at);
  const change = signed(order.action, order.quantity);
  const closed = closedQuantity(position.quantity, change);

  const released = closed === 0n ? 0n : prorate(position.costBasis, closed, absolute(position.quantity));
  const gain = profit(closed, price, released, position.contractValue);
  const realizedPnl = position.quantity < 0n ? -gain : gain;

  const opened = order.quantity - closed;
  const quantity = position.quantity + change;
  const isNew = position.quantity === 0n || (opened > 0n && closed > 0n);
  const day = tradingDay(at);

  return {
    realizedPnl,
    position: {
      ...position,
      quantity,
      costBasis: position.costBasis - released + notional(opened, price),
      lastPrice: price,
      realizedPnl: position.realizedPnl + realizedPnl,
      realizedPnlToday: todays(position, day) + realizedPnl,
      pnlDay: day,
      openedAt: isNew ? at : position.openedAt,
      updatedAt: at,
    },
  };
}

/** How much of a change closes what is held: all of it up to flat when it goes the other way, none when it adds. */
function closedQuantity(held: Quantity, change: Quantity): Quantity {
  const isOpposite = held !== 0n && held < 0n !== change < 0n;
  return isOpposite ? smaller(absolute(held), absolute(change)) : 0n;
}

/** What the fill starts from; a flat row takes the contract value that the order was placed with. */
function startOf(current: Position | null, order: FillTerms, price: Price, at: Instant): Position {
  if (current === null) {
    return flatPosition(order, price, at);
  }

  return current.quantity === 0n ? { ...current, contractValue: order.contractValue } : current;
}

function flatPosition(order: FillTerms, price: Price, at: Instant): Position {
  return {
    userId: order.userId,
    exchange: order.exchange,
    symbol: order.symbol,
    product: order.product,
    quantity: 0n,
    costBasis: 0n,
    contractValue: order.contractValue,
    marginBlocked: 0n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: tradingDay(at),
    lastPrice: price,
    openedAt: at,
    updatedAt: at,
  };
}

import type { Order, Trade } from './account.ts';
import { type AccountSlice, bookRealized, rebookMargin } from './instrument-book.ts';
import type { Price } from './money.ts';
import { applyFill } from './netting.ts';
import { tradeId } from './order-identity.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Instant } from './time.ts';
import { tradingDay } from './trading-day.ts';

/** A resting order of the book that fills whole, at a price that matching decided, at a market time. */
export interface Fill {
  readonly order: Order;
  readonly price: Price;
  readonly at: Instant;
}

export interface FilledOrders {
  readonly slice: AccountSlice;
  /** The orders as complete, in the order of the fills. */
  readonly orders: readonly Order[];
  readonly trades: readonly Trade[];
}

/**
 * Books fills of one book in the order given. A fill is never refused for margin, so the margin between two fills does
 * not matter and is computed once, at the end: the cost of a group is linear in its fills and the book's orders.
 */
export function fillOrders(
  slice: AccountSlice,
  fills: readonly Fill[],
  settings: SandboxSettings,
): FilledOrders {
  let { funds } = slice;
  let { position } = slice.book;
  const orders: Order[] = [];
  const trades: Trade[] = [];

  for (const { order, price, at } of fills) {
    const netted = applyFill(position, order, price, at);
    position = netted.position;
    funds = bookRealized(funds, netted.realizedPnl, tradingDay(at));
    orders.push(completed(order, price, at));
    trades.push(tradeOf(order, price, at, netted.realizedPnl));
  }

  const filled = new Set(fills.map((fill) => fill.order.orderId));
  const resting = slice.book.resting.filter((order) => !filled.has(order.orderId));
  return {
    slice: rebookMargin(funds, slice.book, { ...slice.book, position, resting }, settings),
    orders,
    trades,
  };
}

function completed(order: Order, price: Price, at: Instant): Order {
  return {
    ...order,
    status: 'complete',
    averagePrice: price,
    filledQuantity: order.quantity,
    marginBlocked: 0n,
    updatedAt: at,
    // A worker that fell behind may still have something to say about the order as it was.
    version: order.version + 1,
  };
}

function tradeOf(order: Order, price: Price, at: Instant, realizedPnl: Trade['realizedPnl']): Trade {
  return {
    tradeId: tradeId(order.orderId),
    orderId: order.orderId,
    userId: order.userId,
    strategy: order.strategy,
    exchange: order.exchange,
    symbol: order.symbol,
    action: order.action,
    quantity: order.quantity,
    price,
    product: order.product,
    contractValue: order.contractValue,
    realizedPnl,
    tradedAt: at,
  };
}

import { type Order, type OrderStatus, pendingQuantity } from '@openalgo/domain';
import type { OrderBookRow, OrderStatistics, OrderStatusData } from '../schemas/replies.ts';
import { presentData, presentPrice, presentTimestamp } from './values.ts';

function presentFields(order: Order) {
  return {
    orderid: order.orderId,
    symbol: order.symbol,
    exchange: order.exchange,
    action: order.action,
    quantity: Number(order.quantity),
    price: presentPrice(order.price),
    trigger_price: presentPrice(order.triggerPrice),
    product: order.product,
    order_status: order.status,
    average_price: presentPrice(order.averagePrice),
    filled_quantity: Number(order.filledQuantity),
    pending_quantity: Number(pendingQuantity(order)),
    rejection_reason: order.rejectionReason ?? '',
    timestamp: presentTimestamp(order.placedAt),
    strategy: order.strategy ?? '',
  };
}

function statisticsOf(orders: readonly Order[]): OrderStatistics {
  const count = (matches: (order: Order) => boolean) => orders.filter(matches).length;
  const withStatus = (status: OrderStatus) => count((order) => order.status === status);

  return {
    total_buy_orders: count((order) => order.action === 'BUY'),
    total_sell_orders: count((order) => order.action === 'SELL'),
    total_completed_orders: withStatus('complete'),
    total_open_orders: withStatus('open'),
    total_rejected_orders: withStatus('rejected'),
    total_trigger_pending_orders: withStatus('trigger pending'),
  };
}

/** The reference calls the type of an order `pricetype` here and `price_type` in its status. */
export function presentOrderBook(orders: readonly Order[]) {
  const rows = orders.map((order): OrderBookRow => ({ ...presentFields(order), pricetype: order.priceType }));
  return presentData({ orders: rows, statistics: statisticsOf(orders) });
}

export function presentOrderStatus(order: Order) {
  const data: OrderStatusData = { ...presentFields(order), price_type: order.priceType };
  return presentData(data);
}

export function presentPlaced(orderId: string) {
  return { status: 'success', orderid: orderId, mode: 'analyze' } as const;
}

export function presentChanged(order: Order, message: string) {
  return { status: 'success', orderid: order.orderId, message, mode: 'analyze' } as const;
}

/** Why the account refused an order. */
export function rejectionOf(order: Order): string {
  return order.rejectionReason ?? 'The order was rejected.';
}

/** An order that was kept and refused. */
export function presentRejected(order: Order) {
  return {
    status: 'error',
    message: rejectionOf(order),
    code: 'ORDER_REJECTED',
    orderid: order.orderId,
    mode: 'analyze',
  } as const;
}

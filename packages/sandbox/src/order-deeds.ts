import type { NewAuditEvent } from '@openalgo/db';
import { formatPrice, type Instant, type Order, type Price } from '@openalgo/domain';
import type { PlaceOrderResult } from './paper-accounts.ts';

/** What was done to an order, as the audit trail tells it; who did it is another matter. */
export type OrderDeed = Omit<NewAuditEvent, 'actor'>;

export function placedDeed({ outcome, order }: PlaceOrderResult, at: Instant): OrderDeed {
  const action = outcome === 'accepted' ? 'order.placed' : 'order.rejected';
  return { at, action, subject: order.orderId, detail: termsOf(order) };
}

export function modifiedDeed(order: Order, at: Instant): OrderDeed {
  return { at, action: 'order.modified', subject: order.orderId, detail: termsOf(order) };
}

export function cancelledDeed({ orderId }: Order, at: Instant): OrderDeed {
  return { at, action: 'order.cancelled', subject: orderId, detail: {} };
}

/** The same as the doing of the order's user, or of whoever acts for them, who is not null. */
export function doneBy(actsAs: string | null, userId: string, { detail, ...deed }: OrderDeed): NewAuditEvent {
  return actsAs === null
    ? { ...deed, actor: userId, detail }
    : { ...deed, actor: actsAs, detail: { user: userId, ...detail } };
}

function termsOf(order: Order): OrderDeed['detail'] {
  return {
    exchange: order.exchange,
    symbol: order.symbol,
    action: order.action,
    quantity: order.quantity.toString(),
    priceType: order.priceType,
    product: order.product,
    price: priceText(order.price),
    triggerPrice: priceText(order.triggerPrice),
    strategy: order.strategy,
    rejectionReason: order.rejectionReason,
  };
}

function priceText(price: Price | null): string | null {
  return price === null ? null : formatPrice(price);
}

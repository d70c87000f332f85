import type { NewAuditEvent } from '@openalgo/db';
import { type Clock, formatPrice, type Order, type Price } from '@openalgo/domain';
import type { LegResult, PaperAccounts, PlaceOrderResult } from '@openalgo/sandbox';

/** Takes note of an event; returns at once and does not throw. */
export type RecordEvent = (event: NewAuditEvent) => void;

type Detail = NewAuditEvent['detail'];

/** The accounts, with every order that was placed, refused, modified or cancelled on record as its user's doing. */
export function withAuditTrail(accounts: PaperAccounts, record: RecordEvent, clock: Clock): PaperAccounts {
  function recordOrder(action: string, order: Order, detail: Detail): void {
    record({ at: clock.now(), actor: order.userId, action, subject: order.orderId, detail });
  }

  function recordPlaced({ outcome, order }: PlaceOrderResult): void {
    recordOrder(outcome === 'accepted' ? 'order.placed' : 'order.rejected', order, termsOf(order));
  }

  function recordLeg({ result }: LegResult): void {
    if (result.ok) {
      recordPlaced(result.value);
    }
  }

  const recordModified = (order: Order) => recordOrder('order.modified', order, termsOf(order));
  const recordCancelled = (order: Order) => recordOrder('order.cancelled', order, {});

  return {
    ...accounts,
    placeOrder: (command) => noting(accounts.placeOrder(command), recordPlaced),
    modifyOrder: (command) => noting(accounts.modifyOrder(command), recordModified),
    cancelOrder: (command) => noting(accounts.cancelOrder(command), recordCancelled),
    placeSmartOrder: (command) =>
      noting(accounts.placeSmartOrder(command), (result) => {
        if (result.outcome !== 'unchanged') {
          recordPlaced(result);
        }
      }),
    placeBasket: (command) => noting(accounts.placeBasket(command), (legs) => legs.forEach(recordLeg)),
    splitOrder: (command) => noting(accounts.splitOrder(command), (legs) => legs.forEach(recordLeg)),
    cancelAllOrders: (command) =>
      noting(accounts.cancelAllOrders(command), (orders) => orders.forEach(recordCancelled)),
    closePositions: (command) =>
      noting(accounts.closePositions(command), (orders) => orders.forEach(recordPlaced)),
  };
}

async function noting<Result>(work: Promise<Result>, note: (result: Result) => void): Promise<Result> {
  const result = await work;
  note(result);
  return result;
}

function termsOf(order: Order): Detail {
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

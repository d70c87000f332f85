import type { NewAuditEvent } from '@openalgo/db';
import type { Clock, Order } from '@openalgo/domain';
import {
  cancelledDeed,
  type LegResult,
  modifiedDeed,
  type OrderDeed,
  type PaperAccounts,
  type PlaceOrderResult,
  placedDeed,
} from '@openalgo/sandbox';

/** Takes note of an event; returns at once and does not throw. */
export type RecordEvent = (event: NewAuditEvent) => void;

/** The accounts, with every order that was placed, refused, modified or cancelled on record as its user's doing. */
export function withAuditTrail(accounts: PaperAccounts, record: RecordEvent, clock: Clock): PaperAccounts {
  const recordDeed = (deed: OrderDeed, { userId }: Order) => record({ ...deed, actor: userId });

  function recordPlaced(result: PlaceOrderResult): void {
    recordDeed(placedDeed(result, clock.now()), result.order);
  }

  function recordLeg({ result }: LegResult): void {
    if (result.ok) {
      recordPlaced(result.value);
    }
  }

  const recordModified = (order: Order) => recordDeed(modifiedDeed(order, clock.now()), order);
  const recordCancelled = (order: Order) => recordDeed(cancelledDeed(order, clock.now()), order);

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

import type { PendingOrder, PendingOrderRepository } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { executeRequest, type OrderAccounts, type PlacedOrder } from './execute-request.ts';
import { readOrderData } from './order-data.ts';

export interface PlacingDependencies {
  readonly pendingOrders: Pick<PendingOrderRepository, 'recordExecution'>;
  readonly accounts: OrderAccounts;
}

/** What became of an order that was approved. */
export interface Approval {
  readonly id: number;
  /** Null where a database was away: the order is approved and will be placed as soon as it is back. */
  readonly result: Pick<PendingOrder, 'brokerOrderId' | 'brokerStatus' | 'rejectedReason'> | null;
}

/** Places an approved order, or leaves it to be placed when its database is back. */
export async function placeWhenPossible(
  dependencies: PlacingDependencies,
  order: PendingOrder,
): Promise<Approval> {
  try {
    return await place(dependencies, order);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unavailable') {
      return { id: order.id, result: null };
    }

    throw error;
  }
}

/** Places an approved order and records what became of it. Both may be repeated. */
export async function place(
  { accounts, pendingOrders }: PlacingDependencies,
  order: PendingOrder,
): Promise<Approval> {
  const placed = await placedOrders(accounts, order);
  const result = {
    brokerOrderId: idsOf(placed),
    brokerStatus: statusOf(placed),
    rejectedReason: placed.find(({ outcome }) => outcome === 'rejected')?.reason ?? null,
  };
  await pendingOrders.recordExecution(order.id, { ...result, reason: result.rejectedReason });
  return { id: order.id, result };
}

/** An order that the accounts refuse for good is one that was placed and rejected. */
async function placedOrders(accounts: OrderAccounts, order: PendingOrder): Promise<readonly PlacedOrder[]> {
  try {
    return await executeRequest(accounts, readOrderData(order.apiType, order.orderData), {
      userId: order.userId,
      idempotencyKey: keyOf(order),
      receivedAt: order.approvedAt ?? order.createdAt,
      requestSize: order.orderData.length,
    });
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') {
      return [{ outcome: 'rejected', orderId: null, reason: error.message }];
    }

    throw error;
  }
}

/** The moment tells an order from another that had its number before a database was restored. No client's key has a space. */
function keyOf({ id, createdAt, sourceKey }: PendingOrder): string {
  return sourceKey ?? `approval ${id} ${createdAt}`;
}

const ORDER_IDS_LENGTH_MAX = 50;

function idsOf(placed: readonly PlacedOrder[]): string | null {
  const ids = placed.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]));
  const [first] = ids;
  if (first === undefined) {
    return null;
  }

  const all = ids.join(',');
  return all.length <= ORDER_IDS_LENGTH_MAX ? all : `${first} (+${ids.length - 1} more)`;
}

/** In the words of the reference: a request that had nothing to do is complete. */
function statusOf(placed: readonly PlacedOrder[]): string {
  const rejected = placed.filter(({ outcome }) => outcome === 'rejected').length;
  if (placed.length === 0) {
    return 'complete';
  }

  if (rejected === 0) {
    return 'open';
  }

  return rejected === placed.length ? 'rejected' : 'partial';
}

import type { Instant, Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { sql } from '../../sql/template.ts';
import { updateRows } from '../../sql/write.ts';
import type { RawRow } from './columns.ts';
import { type AcknowledgedOrder, toAcknowledgedOrder } from './order-rows.ts';
import { type OrderPage, orderSelector, RESTING, selectPage } from './order-selection.ts';
import { ordersTable } from './tables.ts';

/** That the worker took note of one version of an order: when, and the state that the order is in now. */
export interface Acknowledgement {
  readonly orderId: string;
  readonly version: number;
  readonly status: Order['status'];
  readonly ackedAt: Instant;
}

/** Orders as the worker sees them: what it has not taken note of, what rests, and which latency records it owes. */
export interface OrderQueue {
  /** The orders that no worker has taken note of, oldest first. */
  inbox(limit: number): Promise<Order[]>;
  /** Notes acknowledgements; those of versions that are no longer the newest have no effect. */
  acknowledge(acknowledgements: readonly Acknowledgement[]): Promise<void>;
  /** The resting orders that a worker has taken note of, for its index, by ascending row number. */
  restingAcknowledged(afterRow: number, limit: number): Promise<OrderPage>;
  /** The acknowledged orders whose latency record is owed. */
  owedLatency(limit: number): Promise<AcknowledgedOrder[]>;
  settleLatency(orderIds: readonly string[], at: Instant): Promise<void>;
}

export function createOrderQueue(session: SqlSession): OrderQueue {
  const select = orderSelector(session);

  return {
    inbox: (limit) => select(sql`sandbox_orders o WHERE o.acked_at IS NULL ORDER BY o.id LIMIT ${limit}`),

    restingAcknowledged: (afterRow, limit) =>
      selectPage(session, sql`${RESTING} AND o.acked_at IS NOT NULL`, afterRow, limit),

    async acknowledge(acknowledgements) {
      await updateRows(
        session,
        ordersTable,
        { key: ['orderid', 'version'], set: ['order_status', 'acked_at'] },
        acknowledgements.map(({ orderId, version, status, ackedAt }) => ({
          orderid: orderId,
          version,
          order_status: status,
          acked_at: ackedAt,
        })),
      );
    },

    async owedLatency(limit) {
      const rows =
        await session.query<RawRow>(sql`SELECT orderid, user_id, symbol, shard, received_at, request_size,
        response_size, acked_at FROM sandbox_orders
        WHERE latency_at IS NULL AND acked_at IS NOT NULL ORDER BY acked_at LIMIT ${limit}`);
      return rows.map(toAcknowledgedOrder);
    },

    async settleLatency(orderIds, at) {
      await updateRows(
        session,
        ordersTable,
        { key: ['orderid'], set: ['latency_at'] },
        orderIds.map((orderid) => ({ orderid, latency_at: at })),
      );
    },
  };
}

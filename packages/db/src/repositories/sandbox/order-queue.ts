import type { Instant, Order, RestingStatus } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { inList } from '../../sql/fragments.ts';
import { integer } from '../../sql/table.ts';
import { empty, type Sql, sql } from '../../sql/template.ts';
import { updateRows } from '../../sql/write.ts';
import type { OldestOptions, Page } from '../page.ts';
import type { RawRow } from './columns.ts';
import { type AcknowledgedOrder, toAcknowledgedOrder } from './order-rows.ts';
import { orderSelector, pageOfOrders, RESTING } from './order-selection.ts';
import { ordersTable } from './tables.ts';

/** That the worker took note of one version of an order: when, and the state that the order is in now. */
export interface Acknowledgement {
  readonly orderId: string;
  readonly version: number;
  readonly status: Order['status'];
  readonly ackedAt: Instant;
}

/** The shards whose orders are meant: those of the accounts that a worker serves. */
export type ShardSelection = readonly number[] | 'all';

/** Orders as the worker sees them: what it has not taken note of, what rests, and which latency records it owes. */
export interface OrderQueue {
  /** The orders that no worker has taken note of, oldest first. */
  inbox(limit: number, shards?: ShardSelection): Promise<Order[]>;
  /** Notes acknowledgements; those of versions that are no longer the newest have no effect. */
  acknowledge(acknowledgements: readonly Acknowledgement[]): Promise<void>;
  /** The orders in a resting state that a worker has taken note of, for its index, oldest first. */
  restingAcknowledged(
    status: RestingStatus,
    options: OldestOptions,
    shards?: ShardSelection,
  ): Promise<Page<Order>>;
  /** The acknowledged orders whose latency record is owed. */
  owedLatency(limit: number, shards?: ShardSelection): Promise<AcknowledgedOrder[]>;
  settleLatency(orderIds: readonly string[], at: Instant): Promise<void>;
}

export function createOrderQueue(session: SqlSession): OrderQueue {
  const select = orderSelector(session);
  const andInShards = (shards: ShardSelection): Sql =>
    shards === 'all' ? empty : sql`AND o.shard ${inList(session, integer, shards)}`;

  return {
    inbox: (limit, shards = 'all') =>
      select(
        sql`sandbox_orders o WHERE o.acked_at IS NULL ${andInShards(shards)} ORDER BY o.id LIMIT ${limit}`,
      ),

    // One state at a time: the rows of two would have to be sorted for every page.
    restingAcknowledged: (status, { limit, after }, shards = 'all') =>
      pageOfOrders(
        session,
        sql`${RESTING} AND o.order_status = ${status} AND o.acked_at IS NOT NULL ${andInShards(shards)}`,
        { limit, beyond: after, order: 'ASC' },
      ),

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

    async owedLatency(limit, shards = 'all') {
      const rows =
        await session.query<RawRow>(sql`SELECT o.orderid, o.user_id, o.symbol, o.shard, o.received_at, o.request_size,
        o.response_size, o.acked_at FROM sandbox_orders o
        WHERE o.latency_at IS NULL AND o.acked_at IS NOT NULL ${andInShards(shards)}
        ORDER BY o.acked_at LIMIT ${limit}`);
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

import type { BookKey, Instant, Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { inList, instantParameter, tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import { insertRows, updateRows } from '../../sql/write.ts';
import type { RawRow } from './columns.ts';
import {
  type AcknowledgedOrder,
  MUTABLE_COLUMNS,
  type OrderOrigin,
  toAcknowledgedOrder,
  toInsertedRow,
  toOrder,
  toUpdatedRow,
} from './order-rows.ts';
import { bookKeyColumns, toBookKey, toBookKeyRow } from './positions.ts';
import { ordersTable } from './tables.ts';

/** That the worker took note of one version of an order: when, and the state that the order is in now. */
export interface Acknowledgement {
  readonly orderId: string;
  readonly version: number;
  readonly status: Order['status'];
  readonly ackedAt: Instant;
}

export interface OrderRepository {
  insert(orders: readonly (readonly [Order, OrderOrigin])[]): Promise<void>;
  /** Writes all that can change of these orders, which the transaction has claimed. */
  update(orders: readonly Order[]): Promise<void>;
  /** Notes acknowledgements; those of versions that are no longer the newest have no effect. */
  acknowledge(acknowledgements: readonly Acknowledgement[]): Promise<void>;
  find(orderIds: readonly string[]): Promise<Order[]>;
  findOfUser(userId: string, orderId: string): Promise<Order | null>;
  /** The orders since an instant, newest first. */
  sinceOfUser(userId: string, since: Instant): Promise<Order[]>;
  /** An account's orders after a row, oldest first, and the row of the last. */
  pageOfUser(userId: string, afterRow: number, limit: number): Promise<{ orders: Order[]; lastRow: number }>;
  /** The open and trigger pending orders of these books, oldest first. */
  restingOf(books: readonly BookKey[]): Promise<Order[]>;
  /** The books of these accounts that have open or trigger pending orders. */
  restingBooksOf(userIds: readonly string[]): Promise<BookKey[]>;
  /** The orders that no worker has taken note of, oldest first. */
  inbox(limit: number): Promise<Order[]>;
  /** The resting orders that a worker has taken note of, for its index, by ascending row number. */
  restingAcknowledged(afterRow: number, limit: number): Promise<{ orders: Order[]; lastRow: number }>;
  /** The acknowledged orders whose latency record is owed. */
  owedLatency(limit: number): Promise<AcknowledgedOrder[]>;
  settleLatency(orderIds: readonly string[], at: Instant): Promise<void>;
}

const ORDER_COLUMNS = raw(
  Object.keys(ordersTable.columns)
    .filter((name) => !['shard', 'received_at', 'request_size', 'response_size', 'latency_at'].includes(name))
    .map((name) => `o.${name}`)
    .join(', '),
);
const RESTING = sql`o.order_status IN ('open', 'trigger pending')`;

/** The rows of sandbox_orders, over a session: inside a transaction when the session is one. */
export function createOrderRepository(session: SqlSession): OrderRepository {
  async function select(source: Sql): Promise<Order[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${ORDER_COLUMNS} FROM ${source}`);
    return rows.map(toOrder);
  }

  return {
    async insert(orders) {
      await insertRows(session, ordersTable, orders.map(toInsertedRow));
    },

    async update(orders) {
      await updateRows(
        session,
        ordersTable,
        { key: ['orderid'], set: MUTABLE_COLUMNS },
        orders.map(toUpdatedRow),
      );
    },

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

    find: (orderIds) => select(sql`sandbox_orders o WHERE o.orderid ${inList(session, text(50), orderIds)}`),

    async findOfUser(userId, orderId) {
      const [order] = await select(
        sql`sandbox_orders o WHERE o.orderid = ${orderId} AND o.user_id = ${userId}`,
      );
      return order ?? null;
    },

    sinceOfUser: (userId, since) =>
      select(
        sql`sandbox_orders o WHERE o.user_id = ${userId} AND o.order_timestamp >= ${instantParameter(session, since)} ORDER BY o.id DESC`,
      ),

    async pageOfUser(userId, afterRow, limit) {
      const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
        WHERE o.user_id = ${userId} AND o.id > ${afterRow} ORDER BY o.id LIMIT ${limit}`);
      return { orders: rows.map(toOrder), lastRow: Number(rows.at(-1)?.id ?? afterRow) };
    },

    async restingOf(books) {
      if (books.length === 0) {
        return [];
      }

      return select(sql`${tuplesSource(session, 'wanted', bookKeyColumns, books.map(toBookKeyRow))}
        CROSS JOIN sandbox_orders o
        WHERE o.user_id = wanted.user_id AND o.symbol = wanted.symbol AND o.exchange = wanted.exchange
          AND o.product = wanted.product AND ${RESTING}
        ORDER BY o.id`);
    },

    async restingBooksOf(userIds) {
      if (userIds.length === 0) {
        return [];
      }

      const rows = await session.query<RawRow>(
        sql`SELECT DISTINCT o.user_id, o.exchange, o.symbol, o.product FROM sandbox_orders o
        WHERE o.user_id ${inList(session, text(50), userIds)} AND ${RESTING}`,
      );
      return rows.map(toBookKey);
    },

    inbox: (limit) => select(sql`sandbox_orders o WHERE o.acked_at IS NULL ORDER BY o.id LIMIT ${limit}`),

    async restingAcknowledged(afterRow, limit) {
      const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
        WHERE ${RESTING} AND o.acked_at IS NOT NULL AND o.id > ${afterRow} ORDER BY o.id LIMIT ${limit}`);
      return { orders: rows.map(toOrder), lastRow: Number(rows.at(-1)?.id ?? afterRow) };
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

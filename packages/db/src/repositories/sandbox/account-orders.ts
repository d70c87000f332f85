import type { BookKey, Instant, Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { inList, instantParameter, tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { empty, sql } from '../../sql/template.ts';
import type { RawRow } from './columns.ts';
import { type OrderPage, orderSelector, RESTING, selectPage } from './order-selection.ts';
import { bookKeyColumns, toBookKey, toBookKeyRow } from './positions.ts';

/** Orders as their accounts see them. */
export interface AccountOrders {
  find(orderIds: readonly string[]): Promise<Order[]>;
  findOfUser(userId: string, orderId: string): Promise<Order | null>;
  /** The orders since an instant, newest first. */
  sinceOfUser(userId: string, since: Instant): Promise<Order[]>;
  /** An account's newest orders, newest first; those before a row when one is given. */
  newestOfUser(userId: string, limit: number, beforeRow?: number): Promise<Order[]>;
  /** An account's orders after a row, oldest first, and the row of the last. */
  pageOfUser(userId: string, afterRow: number, limit: number): Promise<OrderPage>;
  /** The open and trigger pending orders of these books, oldest first. */
  restingOf(books: readonly BookKey[]): Promise<Order[]>;
  /** The books of these accounts that have open or trigger pending orders. */
  restingBooksOf(userIds: readonly string[]): Promise<BookKey[]>;
}

export function createAccountOrders(session: SqlSession): AccountOrders {
  const select = orderSelector(session);

  return {
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

    newestOfUser: (userId, limit, beforeRow) =>
      select(sql`sandbox_orders o WHERE o.user_id = ${userId}
        ${beforeRow === undefined ? empty : sql`AND o.id < ${beforeRow}`} ORDER BY o.id DESC LIMIT ${limit}`),

    pageOfUser: (userId, afterRow, limit) => selectPage(session, sql`o.user_id = ${userId}`, afterRow, limit),

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
  };
}

import type { BookKey, Instant, Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { inList, instantParameter, tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { sql } from '../../sql/template.ts';
import { type NewestOptions, type OldestOptions, type Page, toPage } from '../page.ts';
import type { RawRow } from './columns.ts';
import { toOrder } from './order-rows.ts';
import { ORDER_COLUMNS, orderSelector, pageOfAccount, RESTING } from './order-selection.ts';
import { bookKeyColumns, toBookKey, toBookKeyRow } from './positions.ts';

/** An order with the number of its row. */
export interface NumberedOrder {
  readonly row: number;
  readonly order: Order;
}

/** A book in which orders rest, and since when the oldest of them does. */
export interface RestingBook extends BookKey {
  readonly placedAt: Instant;
}

/** Orders as their accounts see them. */
export interface AccountOrders {
  find(orderIds: readonly string[]): Promise<Order[]>;
  findOfUser(userId: string, orderId: string): Promise<Order | null>;
  /** The orders since an instant, newest first. */
  sinceOfUser(userId: string, since: Instant): Promise<Order[]>;
  /** An account's newest orders, newest first. */
  newestOfUser(userId: string, options: NewestOptions): Promise<Page<Order>>;
  /** An account's orders, oldest first. */
  pageOfUser(userId: string, options: OldestOptions): Promise<Page<Order>>;
  /** The rejected orders of an account after a row, ascending, each with the number of its row, which rises. */
  rejectedOfUser(userId: string, options: OldestOptions): Promise<Page<NumberedOrder>>;
  /** The row number of the newest rejected order of each of these accounts that has one. */
  newestRejectedRows(userIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The open and trigger pending orders of these books, oldest first. */
  restingOf(books: readonly BookKey[]): Promise<Order[]>;
  /** Whether a strategy has placed an order in a book since an instant that was neither refused nor cancelled. */
  hasOrdered(book: BookKey, strategy: string, since: Instant): Promise<boolean>;
  /** The books of these accounts that have open or trigger pending orders. */
  restingBooksOf(userIds: readonly string[]): Promise<RestingBook[]>;
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

    newestOfUser: (userId, { limit, before }) =>
      pageOfAccount(session, userId, { limit, beyond: before, order: 'DESC' }),

    pageOfUser: (userId, { limit, after }) =>
      pageOfAccount(session, userId, { limit, beyond: after, order: 'ASC' }),

    ...createRejections(session),

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

    async hasOrdered({ userId, symbol, exchange, product }, strategy, since) {
      const [row] = await session.query<RawRow>(sql`SELECT 1 FROM sandbox_orders o
        WHERE o.user_id = ${userId} AND o.symbol = ${symbol} AND o.exchange = ${exchange}
          AND o.product = ${product} AND o.order_status IN ('open', 'trigger pending', 'complete')
          AND o.strategy = ${strategy} AND o.order_timestamp >= ${instantParameter(session, since)} LIMIT 1`);
      return row !== undefined;
    },

    async restingBooksOf(userIds) {
      if (userIds.length === 0) {
        return [];
      }

      const rows = await session.query<RawRow>(
        sql`SELECT o.user_id, o.exchange, o.symbol, o.product, MIN(o.order_timestamp) AS oldest
        FROM sandbox_orders o WHERE o.user_id ${inList(session, text(50), userIds)} AND ${RESTING}
        GROUP BY o.user_id, o.exchange, o.symbol, o.product`,
      );
      return rows.map((row) => ({ ...toBookKey(row), placedAt: toInstant(row.oldest) }));
    },
  };
}

function createRejections(session: SqlSession): Pick<AccountOrders, 'rejectedOfUser' | 'newestRejectedRows'> {
  return {
    async rejectedOfUser(userId, { limit, after }) {
      const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
        WHERE o.user_id = ${userId} AND o.order_status = 'rejected' AND o.id > ${after ?? 0}
        ORDER BY o.id LIMIT ${limit}`);
      const orders = rows.map((row) => ({ row: Number(row.id), order: toOrder(row) }));
      return toPage(orders, limit, ({ row }) => row);
    },

    async newestRejectedRows(userIds) {
      if (userIds.length === 0) {
        return new Map();
      }

      const rows = await session.query<RawRow>(sql`SELECT o.user_id, MAX(o.id) AS newest FROM sandbox_orders o
        WHERE o.user_id ${inList(session, text(50), userIds)} AND o.order_status = 'rejected' GROUP BY o.user_id`);
      return new Map(rows.map((row) => [String(row.user_id), Number(row.newest)]));
    },
  };
}

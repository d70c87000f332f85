import type { Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { insertRows, updateRows } from '../../sql/write.ts';
import { type AccountOrders, createAccountOrders } from './account-orders.ts';
import { writeMoney } from './columns.ts';
import { createOrderQueue, type OrderQueue } from './order-queue.ts';
import {
  COLUMNS_BUT_ACKNOWLEDGEMENT,
  MUTABLE_COLUMNS,
  type OrderOrigin,
  toInsertedRow,
  toRowButAcknowledgement,
  toUpdatedRow,
} from './order-rows.ts';
import { ordersTable } from './tables.ts';

export interface OrderRepository extends AccountOrders, OrderQueue {
  insert(orders: readonly (readonly [Order, OrderOrigin])[]): Promise<void>;
  /** Writes all that can change of these orders, which the transaction has claimed. */
  update(orders: readonly Order[]): Promise<void>;
  /** The same for orders whose acknowledgement stays as it is: its indexes, which are many, are left alone. */
  updateAcknowledged(orders: readonly Order[]): Promise<void>;
  /** Writes the shares of the margin of these orders, and nothing else of them. */
  updateMargins(orders: readonly Order[]): Promise<void>;
}

/** The rows of sandbox_orders, over a session: inside a transaction when the session is one. */
export function createOrderRepository(session: SqlSession): OrderRepository {
  return {
    ...createAccountOrders(session),
    ...createOrderQueue(session),

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

    async updateAcknowledged(orders) {
      await updateRows(
        session,
        ordersTable,
        { key: ['orderid'], set: COLUMNS_BUT_ACKNOWLEDGEMENT },
        orders.map(toRowButAcknowledgement),
      );
    },

    async updateMargins(orders) {
      await updateRows(
        session,
        ordersTable,
        { key: ['orderid'], set: ['margin_blocked'] },
        orders.map(({ orderId, marginBlocked }) => ({
          orderid: orderId,
          margin_blocked: writeMoney(marginBlocked),
        })),
      );
    },
  };
}

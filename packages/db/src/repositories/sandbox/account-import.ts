import type { Funds, Instant, Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { insertMissing, insertRows } from '../../sql/write.ts';
import { writeMoney } from './columns.ts';
import { createFundsRepository } from './funds.ts';
import { toInsertedRow } from './order-rows.ts';
import { fundsTable, ordersTable } from './tables.ts';

/** An account that another installation kept, taken over within one transaction. */
export interface AccountImport {
  /** Opens the account with these funds. False, and nothing is changed, where the user has one already. */
  open(funds: Funds, at: Instant): Promise<boolean>;
  /** Adds orders that no worker has to note and that owe no latency record. */
  insertOrders(orders: readonly Order[], shard: number): Promise<void>;
}

/** Over the session of a transaction, whose first statement is `open`. */
export function createAccountImport(session: SqlSession): AccountImport {
  return {
    async open(funds, at) {
      const row = { user_id: funds.userId, total_capital: writeMoney(funds.capital), created_at: at };
      const isNew = (await insertMissing(session, fundsTable, ['user_id'], [row])) === 1;
      if (isNew) {
        await createFundsRepository(session).save([funds], at);
      }

      return isNew;
    },

    async insertOrders(orders, shard) {
      const rows = orders.map((order) => ({
        ...toInsertedRow([order, { shard, receivedAt: order.placedAt, requestSize: 0, responseSize: 0 }]),
        latency_at: order.placedAt,
      }));
      await insertRows(session, ordersTable, rows);
    },
  };
}

import type { SqlSession } from '../../connect/database.ts';
import { deleteRows } from '../../sql/write.ts';
import {
  dailyPnlTable,
  holdingsTable,
  idempotencyTable,
  ordersTable,
  positionsTable,
  settlementsTable,
  tradesTable,
} from './tables.ts';

/** Whatever belongs to an account besides its funds; trades before the orders that they refer to. */
const TABLES = [
  tradesTable,
  ordersTable,
  positionsTable,
  holdingsTable,
  settlementsTable,
  dailyPnlTable,
  idempotencyTable,
];

/** Removes all that these accounts, which the transaction has claimed, ever did. Their funds are the caller's to save. */
export async function clearAccounts(session: SqlSession, userIds: readonly string[]): Promise<void> {
  for (const table of TABLES) {
    await deleteRows<Pick<typeof ordersTable.columns, 'user_id'>>(session, table, 'user_id', userIds);
  }
}

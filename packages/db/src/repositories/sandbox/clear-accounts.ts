import type { SqlSession } from '../../connect/database.ts';
import { inList } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { raw, sql } from '../../sql/template.ts';

/** Whatever belongs to an account besides its funds; trades before the orders that they refer to. */
const TABLES = [
  'sandbox_trades',
  'sandbox_orders',
  'sandbox_positions',
  'sandbox_holdings',
  'sandbox_settlements',
  'sandbox_daily_pnl',
  'sandbox_idempotency',
];

/** Removes all that these accounts, which the transaction has claimed, ever did. Their funds are the caller's to save. */
export async function clearAccounts(session: SqlSession, userIds: readonly string[]): Promise<void> {
  for (const table of TABLES) {
    await session.execute(sql`DELETE FROM ${raw(table)} WHERE user_id ${inList(session, text(50), userIds)}`);
  }
}

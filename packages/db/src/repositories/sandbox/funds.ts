import type { Funds, Instant, Paise } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { lockRows } from '../../sql/lock-rows.ts';
import { raw, sql } from '../../sql/template.ts';
import { insertRows, updateRows } from '../../sql/write.ts';
import { type RawRow, readMoney, writeMoney } from './columns.ts';
import { fundsTable } from './tables.ts';

export interface FundsRepository {
  /** Opens accounts for those users who have none. */
  open(userIds: readonly string[], capital: Paise, at: Instant): Promise<void>;
  /**
   * Claims the accounts until the transaction ends; whoever else wants one of them waits. Must be the transaction's
   * first statement, but for `open`. Users without an account are left out.
   */
  claim(userIds: readonly string[]): Promise<Funds[]>;
  /** Writes funds that the transaction has claimed. */
  save(funds: readonly Funds[], at: Instant): Promise<void>;
  ofUser(userId: string): Promise<Funds | null>;
  /** The accounts with numbers above `afterAccount`, by number. */
  page(afterAccount: number, limit: number): Promise<Funds[]>;
}

const FUNDS_COLUMNS = raw(Object.keys(fundsTable.columns).join(', '));

/** The rows of sandbox_funds, over a session: inside a transaction when the session is one. */
export function createFundsRepository(session: SqlSession): FundsRepository {
  return {
    async open(userIds, capital, at) {
      await insertRows(
        session,
        fundsTable,
        userIds.map((userId) => newRow(userId, capital, at)),
        { onConflict: 'ignore' },
      );
    },

    async claim(userIds) {
      const rows = await lockRows<RawRow, typeof fundsTable.columns>(session, fundsTable, 'user_id', userIds);
      return rows.map(toFunds);
    },

    async save(funds, at) {
      await updateRows(
        session,
        fundsTable,
        { key: ['user_id'], set: MUTABLE_COLUMNS },
        funds.map((one) => toRow(one, at)),
      );
    },

    async ofUser(userId) {
      const [row] = await session.query<RawRow>(
        sql`SELECT ${FUNDS_COLUMNS} FROM sandbox_funds WHERE user_id = ${userId}`,
      );
      return row === undefined ? null : toFunds(row);
    },

    async page(afterAccount, limit) {
      const rows = await session.query<RawRow>(
        sql`SELECT ${FUNDS_COLUMNS} FROM sandbox_funds WHERE id > ${afterAccount} ORDER BY id LIMIT ${limit}`,
      );
      return rows.map(toFunds);
    },
  };
}

const MUTABLE_COLUMNS = [
  'total_capital',
  'available_balance',
  'used_margin',
  'realized_pnl',
  'total_pnl',
  'today_realized_pnl',
  'pnl_day',
  'order_seq',
  'reset_count',
  'last_reset_date',
  'updated_at',
] as const;

function newRow(userId: string, capital: Paise, at: Instant) {
  const amount = writeMoney(capital);
  return {
    user_id: userId,
    total_capital: amount,
    available_balance: amount,
    last_reset_date: at,
    created_at: at,
    updated_at: at,
  };
}

function toRow(funds: Funds, at: Instant) {
  return {
    user_id: funds.userId,
    total_capital: writeMoney(funds.capital),
    available_balance: writeMoney(funds.available),
    used_margin: writeMoney(funds.used),
    realized_pnl: writeMoney(funds.realizedPnl),
    total_pnl: writeMoney(funds.realizedPnl),
    today_realized_pnl: writeMoney(funds.realizedPnlToday),
    pnl_day: funds.pnlDay,
    order_seq: funds.orderSeq,
    reset_count: funds.resetCount,
    last_reset_date: funds.lastResetAt,
    updated_at: at,
  };
}

function toFunds(row: RawRow): Funds {
  return {
    userId: String(row.user_id),
    accountNumber: Number(row.id),
    capital: readMoney(row.total_capital),
    available: readMoney(row.available_balance),
    used: readMoney(row.used_margin),
    realizedPnl: readMoney(row.realized_pnl),
    realizedPnlToday: readMoney(row.today_realized_pnl),
    pnlDay: String(row.pnl_day),
    orderSeq: Number(row.order_seq),
    resetCount: Number(row.reset_count),
    lastResetAt: toInstant(row.last_reset_date),
  };
}

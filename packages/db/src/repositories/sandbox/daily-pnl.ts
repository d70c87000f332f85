import type { DailyPnl, Day, Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { inList } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { empty, raw, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type NewestOptions, type Page, toPage } from '../page.ts';
import { type RawRow, readMoney, writeMoney } from './columns.ts';
import { dailyPnlTable } from './tables.ts';

export interface DailyPnlRepository {
  /** Adds rows; a day that an account has already stays as it is. */
  insert(rows: readonly DailyPnl[], at: Instant): Promise<void>;
  /** Those of the accounts that have the row of a day. */
  usersWith(day: Day, userIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** An account's newest days, newest first; a page begins before a day. */
  newestOfUser(userId: string, options: NewestOptions<Day>): Promise<Page<DailyPnl, Day>>;
  /** All days of an account, oldest first. */
  ofUser(userId: string): Promise<DailyPnl[]>;
}

const DAILY_COLUMNS = raw(Object.keys(dailyPnlTable.columns).join(', '));

/** The rows of sandbox_daily_pnl, over a session: inside a transaction when the session is one. */
export function createDailyPnlRepository(session: SqlSession): DailyPnlRepository {
  return {
    async insert(rows, at) {
      await insertRows(
        session,
        dailyPnlTable,
        rows.map((row) => toRow(row, at)),
        { onConflict: 'ignore' },
      );
    },

    async usersWith(day, userIds) {
      const rows = await session.query<RawRow>(sql`SELECT user_id FROM sandbox_daily_pnl
        WHERE date = ${day} AND user_id ${inList(session, text(50), userIds)}`);
      return new Set(rows.map((row) => String(row.user_id)));
    },

    async newestOfUser(userId, { limit, before }) {
      const older = before === undefined ? empty : sql`AND date < ${before}`;
      const rows = await session.query<RawRow>(
        sql`SELECT ${DAILY_COLUMNS} FROM sandbox_daily_pnl WHERE user_id = ${userId} ${older} ORDER BY date DESC LIMIT ${limit}`,
      );
      return toPage(rows.map(toDailyPnl), limit, ({ day }) => day);
    },

    async ofUser(userId) {
      const rows = await session.query<RawRow>(
        sql`SELECT ${DAILY_COLUMNS} FROM sandbox_daily_pnl WHERE user_id = ${userId} ORDER BY date`,
      );
      return rows.map(toDailyPnl);
    },
  };
}

function toRow(row: DailyPnl, at: Instant) {
  return {
    user_id: row.userId,
    date: row.day,
    realized_pnl: writeMoney(row.realizedPnl),
    positions_unrealized_pnl: writeMoney(row.positionsUnrealizedPnl),
    holdings_unrealized_pnl: writeMoney(row.holdingsUnrealizedPnl),
    total_mtm: writeMoney(row.totalMtm),
    available_balance: writeMoney(row.available),
    used_margin: writeMoney(row.used),
    portfolio_value: writeMoney(row.portfolioValue),
    created_at: at,
  };
}

function toDailyPnl(row: RawRow): DailyPnl {
  return {
    userId: String(row.user_id),
    day: String(row.date),
    realizedPnl: readMoney(row.realized_pnl),
    positionsUnrealizedPnl: readMoney(row.positions_unrealized_pnl),
    holdingsUnrealizedPnl: readMoney(row.holdings_unrealized_pnl),
    totalMtm: readMoney(row.total_mtm),
    available: readMoney(row.available_balance),
    used: readMoney(row.used_margin),
    portfolioValue: readMoney(row.portfolio_value),
  };
}

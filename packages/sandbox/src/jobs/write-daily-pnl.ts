import { createSandboxRepositories } from '@openalgo/db';
import {
  DAILY_PNL_AT,
  dailyPnlOf,
  type Funds,
  type Instant,
  instrumentId,
  istInstant,
  newestDailyPnlDay,
} from '@openalgo/domain';
import type { JobDatabase, JobOptions } from './job-options.ts';

/**
 * Writes the row of the newest trading day that is over for those of the accounts that lack it and were there then;
 * returns how many. A row that is there stays as it is.
 */
export async function writeDailyPnl(
  database: JobDatabase,
  options: JobOptions,
  accounts: readonly Funds[],
  at: Instant,
): Promise<number> {
  const day = newestDailyPnlDay(await options.calendar(), at);
  if (day === null) {
    return 0;
  }

  const dueAt = istInstant(day, DAILY_PNL_AT);
  const userIds = accounts.filter(({ lastResetAt }) => lastResetAt <= dueAt).map(({ userId }) => userId);
  const written = await createSandboxRepositories(database.session).dailyPnl.usersWith(day, userIds);
  const missing = userIds.filter((userId) => !written.has(userId));
  if (missing.length === 0) {
    return 0;
  }

  return database.transaction(async (session) => {
    const { funds, positions, holdings, dailyPnl } = createSandboxRepositories(session);
    const claimed = await funds.claim(missing);
    const open = await positions.openOfUsers(missing);
    const held = await holdings.ofUsers(missing);
    const priced = await options.findQuotes([...open, ...held]);
    const prices = new Map(priced.map((quote) => [instrumentId(quote), quote.ltp]));
    const rows = claimed.map((account) => {
      const isOwn = ({ userId }: { readonly userId: string }) => userId === account.userId;
      const possessions = { positions: open.filter(isOwn), holdings: held.filter(isOwn) };
      return dailyPnlOf(account, possessions, prices, day);
    });
    await dailyPnl.insert(rows, options.clock.now());
    return rows.length;
  });
}

import { clearAccounts, createSandboxRepositories } from '@openalgo/db';
import { type Funds, type Instant, newestReset, resetFunds } from '@openalgo/domain';
import { contextAt, type JobDatabase, type JobOptions } from './job-options.ts';

/**
 * Lets accounts start again: everything of them goes, resting orders included, in one transaction. Those whose last
 * reset `isDue` does not accept, claimed as they are then, are left alone. Returns how many were reset.
 */
export function resetAccounts(
  database: Pick<JobDatabase, 'transaction'>,
  options: JobOptions,
  userIds: readonly string[],
  at: Instant,
  isDue: (funds: Funds) => boolean = () => true,
): Promise<number> {
  return database.transaction(async (session) => {
    const repositories = createSandboxRepositories(session);
    const due = (await repositories.funds.claim(userIds)).filter(isDue);
    if (due.length === 0) {
      return 0;
    }

    const { settings } = await contextAt(repositories, options, at);
    await clearAccounts(
      session,
      due.map(({ userId }) => userId),
    );
    await repositories.funds.save(
      due.map((funds) => resetFunds(funds, settings.startingCapital, at)),
      options.clock.now(),
    );
    return due.length;
  });
}

const RESET_KEYS = ['reset_day', 'reset_time'];

/**
 * Resets those of the accounts whose weekly reset has come and is not done. A time before the setting was made, or
 * before the account was opened, is not made up for.
 */
export async function resetWeekly(
  database: JobDatabase,
  options: JobOptions,
  accounts: readonly Funds[],
  at: Instant,
): Promise<number> {
  const repositories = createSandboxRepositories(database.session);
  const { settings } = await contextAt(repositories, options, at);
  const dueAt = newestReset(settings, at);
  const setAt = await repositories.config.changedAt(RESET_KEYS);
  if (dueAt === null || (setAt !== null && setAt > dueAt)) {
    return 0;
  }

  const isDue = (funds: Funds) => funds.lastResetAt < dueAt;
  const userIds = accounts.filter(isDue).map(({ userId }) => userId);
  return userIds.length === 0 ? 0 : resetAccounts(database, options, userIds, at, isDue);
}

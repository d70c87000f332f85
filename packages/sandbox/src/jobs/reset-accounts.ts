import { clearAccounts, createSandboxRepositories, type NewAuditEvent, SYSTEM_ACTOR } from '@openalgo/db';
import { AppError, type Funds, type Instant, newestReset, resetFunds } from '@openalgo/domain';
import { currentSettings, marketTime, type SettingOptions } from '../market-state.ts';
import type { JobDatabase } from './job-options.ts';

/** Lets an account start again, now, and writes it down for the audit trail. Throws `not-found` where there is none yet. */
export async function resetAccount(
  database: JobDatabase,
  options: SettingOptions,
  userId: string,
): Promise<void> {
  const at = await marketTime(createSandboxRepositories(database.session), options);
  const reset = { at, actor: options.actsAs ?? null, detail: {} };
  if ((await resetAccounts(database, options, [userId], reset)) === 0) {
    throw new AppError('not-found', 'ACCOUNT_NOT_FOUND', `${userId} has no paper account yet`);
  }
}

interface Reset {
  readonly at: Instant;
  /** Who does it, as the audit trail tells; null for the accounts' users. */
  readonly actor: string | null;
  readonly detail: NewAuditEvent['detail'];
  /** Those whose last reset it does not accept, claimed as they are then, are left alone. */
  readonly isDue?: (funds: Funds) => boolean;
}

/** Lets accounts start again: everything of them goes, resting orders included, in one transaction. Returns how many were reset. */
function resetAccounts(
  database: Pick<JobDatabase, 'transaction'>,
  options: SettingOptions,
  userIds: readonly string[],
  { at, actor, detail, isDue = () => true }: Reset,
): Promise<number> {
  return database.transaction(async (session) => {
    const repositories = createSandboxRepositories(session);
    const due = (await repositories.funds.claim(userIds)).filter(isDue);
    if (due.length === 0) {
      return 0;
    }

    const { startingCapital } = await currentSettings(repositories, options);
    await clearAccounts(
      session,
      due.map(({ userId }) => userId),
    );
    await repositories.funds.save(
      due.map((funds) => resetFunds(funds, startingCapital, at)),
      options.clock.now(),
    );
    const deed = { at: options.clock.now(), action: 'account.reset', detail };
    await repositories.deeds.insert(
      due.map(({ userId }) => ({ ...deed, actor: actor ?? userId, subject: userId })),
    );
    return due.length;
  });
}

/** Tells a reset of the schedule from one by hand. */
const WEEKLY = { weekly: true };
const RESET_KEYS = ['reset_day', 'reset_time'];

/**
 * Resets those of the accounts whose weekly reset has come and is not done. A time before the setting was made, or
 * before the account was opened, is not made up for.
 */
export async function resetWeekly(
  database: JobDatabase,
  options: SettingOptions,
  accounts: readonly Funds[],
  at: Instant,
): Promise<number> {
  const repositories = createSandboxRepositories(database.session);
  const dueAt = newestReset(await currentSettings(repositories, options), at);
  const setAt = await repositories.config.changedAt(RESET_KEYS);
  if (dueAt === null || (setAt !== null && setAt > dueAt)) {
    return 0;
  }

  const isDue = (funds: Funds) => funds.lastResetAt < dueAt;
  const userIds = accounts.filter(isDue).map(({ userId }) => userId);
  return userIds.length === 0
    ? 0
    : resetAccounts(database, options, userIds, { at, actor: SYSTEM_ACTOR, detail: WEEKLY, isDue });
}

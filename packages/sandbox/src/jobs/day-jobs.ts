import { createSandboxRepositories } from '@openalgo/db';
import { type Funds, type Instant, nextDueMoment } from '@openalgo/domain';
import { ACCOUNTS_PER_PAGE, accountPages } from './account-pages.ts';
import { contextAt, type JobDatabase, type JobOptions } from './job-options.ts';
import { resetWeekly } from './reset-accounts.ts';
import { addUpdated, NOTHING_UPDATED, type UpdatedBooks, updateBooks } from './update-books.ts';
import { writeDailyPnl } from './write-daily-pnl.ts';

/** What the jobs of the day did. */
export interface DayReport extends UpdatedBooks {
  readonly dailyRows: number;
  readonly resets: number;
}

/** When there may be more to do, and by which rules. */
export interface DayPlan {
  readonly nextAt: Instant;
  /** Differs when a setting or the calendar does. */
  readonly rules: string;
}

/**
 * What time does to all accounts. Each job looks for what is due at a market time, whenever it is run, so one that was
 * missed is made up by the next run, and one that is done finds nothing. An interrupted run is finished by repeating it.
 */
export interface DayJobs {
  run(at: Instant): Promise<DayReport>;
  /** Looks again at the books of these accounts only, such as those that wait for a quote. */
  retry(at: Instant, userIds: readonly string[]): Promise<DayReport>;
  /** When something may become due after a market time. */
  plan(after: Instant): Promise<DayPlan>;
}

const NOTHING_DONE: DayReport = { ...NOTHING_UPDATED, dailyRows: 0, resets: 0 };

export function createDayJobs(database: JobDatabase, options: JobOptions): DayJobs {
  const repositories = createSandboxRepositories(database.session);

  return {
    async run(at) {
      let report = NOTHING_DONE;
      for await (const accounts of accountPages(repositories)) {
        const own = accounts.filter(({ userId }) => options.serves(userId));
        report = sum(report, await runForAccounts(database, options, own, at));
      }

      return report;
    },

    async retry(at, userIds) {
      let report = NOTHING_DONE;
      for (let start = 0; start < userIds.length; start += ACCOUNTS_PER_PAGE) {
        const some = userIds.slice(start, start + ACCOUNTS_PER_PAGE);
        report = sum(report, { ...NOTHING_DONE, ...(await updateBooks(database, options, some, at)) });
      }

      return report;
    },

    async plan(after) {
      const texts = [...(await repositories.config.all())].sort();
      const { settings, calendar } = await contextAt(repositories, options, after);
      const rules = JSON.stringify([texts, calendar.timings, [...calendar.holidays]]);
      return { nextAt: nextDueMoment(settings, calendar, after), rules };
    },
  };
}

/** The row of the day tells of the account before anything that was missed is made up. */
export async function runForAccounts(
  database: JobDatabase,
  options: JobOptions,
  accounts: readonly Funds[],
  at: Instant,
): Promise<DayReport> {
  const userIds = accounts.map(({ userId }) => userId);
  const dailyRows = await writeDailyPnl(database, options, accounts, at);
  const books = await updateBooks(database, options, userIds, at);
  const resets = await resetWeekly(database, options, accounts, at);
  return { ...books, dailyRows, resets };
}

function sum(a: DayReport, b: DayReport): DayReport {
  return {
    ...addUpdated(a, b),
    dailyRows: a.dailyRows + b.dailyRows,
    resets: a.resets + b.resets,
  };
}

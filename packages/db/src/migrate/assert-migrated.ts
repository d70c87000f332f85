import { AppError } from '@openalgo/domain';
import { namingDatabase } from '../connect/errors.ts';
import { DATABASE_NAMES, type DatabaseName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { type MigrateOptions, migrationStatus } from './migrate.ts';

export interface AssertMigratedOptions extends MigrateOptions {
  /** Nothing is said of these while their server does not answer, for whoever waits until it does. */
  readonly mayBeAway?: readonly DatabaseName[];
}

/**
 * Throws unless these databases can be reached and are as this version migrates them: DATABASE_ACCESS_DENIED or
 * DATABASE_MISSING for a URL that does not lead to one, DATABASE_NOT_MIGRATED, and what `migrateDatabase` throws of a history
 * that is not sound, such as DATABASE_NEWER_THAN_CODE. Changes nothing.
 */
export async function assertMigrated(
  urls: Readonly<Partial<DatabaseUrls>>,
  options: AssertMigratedOptions,
): Promise<void> {
  const problems = await Promise.all(
    DATABASE_NAMES.map((name) => {
      const url = urls[name];
      return url === undefined ? null : findProblem(name, url, options);
    }),
  );
  const found = problems.find((problem) => problem !== null);
  if (found !== undefined) {
    throw found;
  }
}

/** What stands in the way of using the database; null where nothing does. */
async function findProblem(
  database: DatabaseName,
  url: string,
  { mayBeAway = [], ...options }: AssertMigratedOptions,
): Promise<unknown> {
  try {
    const { problem, pending } = await migrationStatus(database, url, options);
    return problem ?? (pending.length === 0 ? null : notMigrated(database, pending.length));
  } catch (error) {
    const isAway = error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE';
    return isAway && mayBeAway.includes(database) ? null : namingDatabase(database, error);
  }
}

function notMigrated(database: DatabaseName, pending: number): AppError {
  return new AppError(
    'unavailable',
    'DATABASE_NOT_MIGRATED',
    `The ${database} database lacks ${pending} of this version's migrations. Run openalgo db migrate.`,
  );
}

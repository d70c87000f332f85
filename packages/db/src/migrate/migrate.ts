import { AppError, type Clock } from '@openalgo/domain';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import { engineMessage, withAppErrors } from '../connect/errors.ts';
import { DATABASE_NAMES, type DatabaseName, type ProviderName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { type DatabaseOptions, resolveOptions } from '../connect/options.ts';
import { PROVIDERS } from '../providers/index.ts';
import { raw } from '../sql/template.ts';
import type { MigrationConnection, StatementRunner } from './connection.ts';
import { compareHistory, historyProblem, type MigrationHistory } from './history.ts';
import { beginEntry, failEntry, finishEntry, readJournal } from './journal.ts';
import { findMigrationsFolder, type Migration, readMigrations } from './migration-files.ts';

export interface MigrateOptions extends DatabaseOptions {
  readonly clock: Clock;
  /** For tests: migrations other than the repository's. */
  readonly migrationsFolder?: string;
}

export interface MigrationStatus extends MigrationHistory {
  readonly database: DatabaseName;
  readonly provider: ProviderName;
  /** What stands in the way of migrating, and what to do about it. */
  readonly problem: AppError | null;
}

interface Run {
  readonly database: DatabaseName;
  readonly connection: MigrationConnection;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
}

async function withRun<Result>(
  database: DatabaseName,
  url: string,
  options: MigrateOptions,
  work: (run: Run, provider: ProviderName) => Promise<Result>,
): Promise<Result> {
  const location = parseDatabaseUrl(url, options.rootDir);
  const folder = options.migrationsFolder ?? findMigrationsFolder();
  const migrations = await readMigrations(folder, database, location.provider);
  return withAppErrors(async () => {
    const provider = PROVIDERS[location.provider];
    const connection = await provider.openMigrationConnection(location.address, resolveOptions(options));
    try {
      return await work({ database, connection, migrations, clock: options.clock }, location.provider);
    } finally {
      await connection.close();
    }
  });
}

/**
 * Applies what a database has not had yet and returns the names of that. A SQLite file and its folder are made; a
 * server's database must exist. Each migration is one transaction where the engine can; processes that start at
 * once migrate once. Throws `conflict` when the history is not sound (MIGRATION_HALF_APPLIED, MIGRATION_EDITED,
 * DATABASE_NEWER_THAN_CODE) or a migration fails (MIGRATION_FAILED), and `unavailable` for an unreachable database.
 */
export function migrateDatabase(
  database: DatabaseName,
  url: string,
  options: MigrateOptions,
): Promise<readonly string[]> {
  return withRun(database, url, options, async (run) => {
    const applied: string[] = [];
    for (let next = await applyNext(run); next !== null; next = await applyNext(run)) {
      applied.push(next);
    }

    return applied;
  });
}

/** Migrates all four, one after the other; returns what was applied to each. */
export async function migrateDatabases(
  urls: DatabaseUrls,
  options: MigrateOptions,
): Promise<Readonly<Record<DatabaseName, readonly string[]>>> {
  const applied: Record<DatabaseName, readonly string[]> = { main: [], sandbox: [], latency: [], logs: [] };
  for (const database of DATABASE_NAMES) {
    applied[database] = await migrateDatabase(database, urls[database], options);
  }

  return applied;
}

/** Tells where a database stands, changing nothing. */
export function migrationStatus(
  database: DatabaseName,
  url: string,
  options: MigrateOptions,
): Promise<MigrationStatus> {
  return withRun(database, url, options, async ({ connection, migrations }, provider) => {
    const journal = await connection.reading((runner) => readJournal(connection, runner));
    const history = compareHistory(migrations, journal);
    return { database, provider, ...history, problem: historyProblem(database, history) };
  });
}

/** Applies the next pending migration under the lock; returns its name, or null when nothing is pending. */
function applyNext(run: Run): Promise<string | null> {
  const { connection, database, migrations } = run;
  return connection.exclusively(async (runner) => {
    const history = compareHistory(migrations, await readJournal(connection, runner));
    const problem = historyProblem(database, history);
    if (problem !== null) {
      throw problem;
    }

    const next = migrations.find(({ name }) => history.pending.includes(name));
    if (next !== undefined) {
      await applyMigration(run, runner, next);
    }

    return next?.name ?? null;
  });
}

async function applyMigration(run: Run, runner: StatementRunner, migration: Migration): Promise<void> {
  const { connection, clock } = run;
  await runner.execute(connection.journalTable);
  const entry = await beginEntry(connection, runner, migration, clock.now());
  try {
    for (const statement of migration.statements) {
      await runner.execute(raw(statement));
    }
  } catch (error) {
    if (!connection.isTransactional) {
      await failEntry(runner, entry, engineMessage(error));
    }

    throw migrationFailed(run, migration, error);
  }

  await finishEntry(connection, runner, entry, clock.now());
}

function migrationFailed({ connection, database }: Run, { name }: Migration, cause: unknown): AppError {
  const consequence = connection.isTransactional
    ? 'The database is as it was before.'
    : 'This engine cannot undo what was done before the failing statement.';
  return new AppError(
    'conflict',
    'MIGRATION_FAILED',
    `Migration ${name} of the ${database} database failed: ${engineMessage(cause)}. ${consequence}`,
    { cause },
  );
}

import type { Config } from '@openalgo/config';
import { type DatabaseName, migrateDatabase } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { CliContext } from './context.ts';
import { databaseOptions } from './settings.ts';

/** What was applied to a database now; nothing when it was up to date. */
export interface AppliedMigrations {
  readonly database: DatabaseName;
  readonly applied: readonly string[];
}

/** Brings these databases to the schema of this version, one after the other. A failure names its database. */
export async function applyMigrations(
  context: CliContext,
  config: Config,
  names: readonly DatabaseName[],
): Promise<readonly AppliedMigrations[]> {
  const options = databaseOptions(config, context);
  const results: AppliedMigrations[] = [];

  for (const database of names) {
    try {
      results.push({
        database,
        applied: await migrateDatabase(database, config.databaseUrls[database], options),
      });
    } catch (error) {
      throw naming(database, error);
    }
  }

  return results;
}

function naming(database: DatabaseName, error: unknown): unknown {
  if (!(error instanceof AppError)) {
    return error;
  }

  return new AppError(error.kind, error.code, `${database} database: ${error.message}`, { cause: error });
}

import type { Config } from '@openalgo/config';
import { type DatabaseName, migrateDatabase, namingDatabase, partitionTables } from '@openalgo/db';
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
      await partitionWhereEmpty(context, config, database);
    } catch (error) {
      throw namingDatabase(database, error);
    }
  }

  return results;
}

/** Where the configuration wants it. What has rows is not moved unasked: that may take its time. */
async function partitionWhereEmpty(
  context: CliContext,
  config: Config,
  database: DatabaseName,
): Promise<void> {
  if (!config.partitionByMonth) {
    return;
  }

  const options = { ...databaseOptions(config, context), onlyEmpty: true };
  const results = await partitionTables(database, config.databaseUrls[database], options);
  for (const { table } of results.filter(({ state }) => state === 'has-rows')) {
    context.output.progress(`${table} has rows and is not divided by month yet: openalgo db partition`);
  }
}

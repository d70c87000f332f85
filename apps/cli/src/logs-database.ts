import type { Config } from '@openalgo/config';
import { assertMigrated, type LogsDatabase, openLogsDatabase } from '@openalgo/db';
import type { CliContext } from './context.ts';
import { databaseOptions } from './settings.ts';

/** Opens the database of logs for a piece of work and closes it after. */
export async function withLogsDatabase<Result>(
  context: CliContext,
  config: Config,
  work: (database: LogsDatabase) => Promise<Result>,
): Promise<Result> {
  const options = databaseOptions(config, context);
  await assertMigrated({ logs: config.databaseUrls.logs }, options);
  const database = await openLogsDatabase(config.databaseUrls.logs, options);

  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

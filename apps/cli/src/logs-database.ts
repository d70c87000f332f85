import type { Config } from '@openalgo/config';
import { type LogsDatabase, openLogsDatabase } from '@openalgo/db';
import type { CliContext } from './context.ts';
import { databaseOptions } from './settings.ts';

/** Opens the database of logs for a piece of work and closes it after. */
export async function withLogsDatabase<Result>(
  context: CliContext,
  config: Config,
  work: (database: LogsDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openLogsDatabase(config.databaseUrls.logs, databaseOptions(config, context));

  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

import type { Config } from '@openalgo/config';
import { assertMigrated, type MainDatabase, openMainDatabase } from '@openalgo/db';
import type { CliContext } from './context.ts';
import { databaseOptions } from './settings.ts';

/** Opens the main database for a piece of work and closes it after. */
export async function withMainDatabase<Result>(
  context: CliContext,
  config: Config,
  work: (database: MainDatabase) => Promise<Result>,
): Promise<Result> {
  const options = databaseOptions(config, context);
  await assertMigrated({ main: config.databaseUrls.main }, options);
  const database = await openMainDatabase(config.databaseUrls.main, options);

  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

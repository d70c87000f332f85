import { DATABASE_NAMES, type DatabaseName, diffDatabase, migrationStatus, newMigration } from '@openalgo/db';
import type { CliContext } from '../context.ts';
import type { CommandResult } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** `openalgo db diff`: what the databases have otherwise than the schema of this version; changes nothing. */
export async function diff(
  context: CliContext,
  { database }: { readonly database?: DatabaseName },
): Promise<CommandResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  const databases: { database: DatabaseName; differences: readonly string[] }[] = [];

  for (const name of database ? [database] : DATABASE_NAMES) {
    const url = config.databaseUrls[name];
    const { applied, problem } = await migrationStatus(name, url, options);
    if (problem !== null) {
      throw problem;
    }

    // To open a SQLite file that is not there would make one.
    const differences =
      applied.length === 0
        ? ['there are no tables yet: openalgo db migrate']
        : await diffDatabase(name, url, options);
    databases.push({ database: name, differences });
  }

  const lines = databases.flatMap((one) => one.differences.map((line) => `${one.database}: ${line}`));
  return {
    data: { databases },
    text: lines.length === 0 ? 'The databases are as the schema declares them.' : lines.join('\n'),
  };
}

/** `openalgo db new`: begins a migration, for those who develop this system. */
export async function beginMigration(
  context: CliContext,
  name: string,
  { database }: { readonly database: DatabaseName },
): Promise<CommandResult> {
  const { files, differences } = await newMigration(database, name, { clock: context.clock });
  const text = [
    'Write the statements into:',
    ...files.map((file) => `  ${file}`),
    'They have to bring about:',
  ];

  return {
    data: { files, differences },
    text: [...text, ...differences.map((line) => `  ${line}`)].join('\n'),
  };
}

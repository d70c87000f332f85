import {
  DATABASE_NAMES,
  type DatabaseName,
  type MigrationStatus,
  migrateDatabase,
  migrationStatus,
} from '@openalgo/db';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** `openalgo db migrate`: brings one database, or all four, to the schema of this version. */
export async function migrate(
  context: CliContext,
  { database }: { readonly database?: DatabaseName },
): Promise<CommandResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  const applied: Partial<Record<DatabaseName, readonly string[]>> = {};

  for (const name of namesOf(database)) {
    context.output.progress(`Migrating ${name} …`);
    applied[name] = await migrateDatabase(name, config.databaseUrls[name], options);
  }

  const rows = Object.entries(applied).map(([name, migrations]) => [
    name,
    migrations.join(', ') || 'nothing to do',
  ]);
  return { data: { applied }, text: table(['DATABASE', 'APPLIED'], rows) };
}

/** `openalgo db status`: where each database stands, changing nothing. */
export async function status(context: CliContext): Promise<CommandResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  const databases = await Promise.all(
    DATABASE_NAMES.map((name) => migrationStatus(name, config.databaseUrls[name], options)),
  );
  const rows = databases.map((one) => [one.database, one.provider, String(one.applied.length), stateOf(one)]);

  return {
    data: { databases: databases.map((one) => ({ ...one, problem: one.problem?.message ?? null })) },
    text: table(['DATABASE', 'ENGINE', 'APPLIED', 'STATE'], rows),
  };
}

function namesOf(database: DatabaseName | undefined): readonly DatabaseName[] {
  return database === undefined ? DATABASE_NAMES : [database];
}

function stateOf({ problem, pending }: MigrationStatus): string {
  if (problem !== null) {
    return problem.message;
  }

  return pending.length === 0 ? 'up to date' : `${pending.length} pending: openalgo db migrate`;
}

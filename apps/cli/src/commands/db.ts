import {
  DATABASE_NAMES,
  type DatabaseName,
  type MigrationStatus,
  migrationStatus,
  namingDatabase,
} from '@openalgo/db';
import type { CliContext } from '../context.ts';
import { applyMigrations } from '../migrations.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

/** `openalgo db migrate`: brings one database, or all four, to the schema of this version. */
export async function migrate(
  context: CliContext,
  { database }: { readonly database?: DatabaseName },
): Promise<CommandResult> {
  const results = await applyMigrations(context, readConfig(context), database ? [database] : DATABASE_NAMES);
  const rows = results.map((one) => [one.database, one.applied.join(', ') || 'nothing to do']);

  return { data: { databases: results }, text: table(['DATABASE', 'APPLIED'], rows) };
}

/** `openalgo db status`: where each database stands, changing nothing. */
export async function status(context: CliContext): Promise<CommandResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  const databases = await Promise.all(
    DATABASE_NAMES.map((name) =>
      migrationStatus(name, config.databaseUrls[name], options).catch((error: unknown) => {
        throw namingDatabase(name, error);
      }),
    ),
  );
  const rows = databases.map((one) => [one.database, one.provider, String(one.applied.length), stateOf(one)]);

  return {
    data: { databases: databases.map((one) => ({ ...one, problem: one.problem?.message ?? null })) },
    text: table(['DATABASE', 'ENGINE', 'APPLIED', 'STATE'], rows),
  };
}

function stateOf({ problem, pending }: MigrationStatus): string {
  if (problem !== null) {
    return problem.message;
  }

  return pending.length === 0 ? 'up to date' : `${pending.length} pending: openalgo db migrate`;
}

import { migrationStatus, PARTITIONED_TABLES, type PartitionState, partitionTables } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

const DATABASES = [...new Set(Object.values(PARTITIONED_TABLES))].sort();
const STATES: Readonly<Record<PartitionState, string>> = {
  made: 'divided by month now',
  there: 'is divided by month',
  'has-rows': 'has rows',
  unsupported: 'not divided: only PostgreSQL can',
};

/** `openalgo db partition`: divides the tables that grow fastest by month, with the rows that they have. */
export async function partition(context: CliContext): Promise<CommandResult> {
  const config = readConfig(context);
  const options = databaseOptions(config, context);
  const tables: { database: string; table: string; state: PartitionState }[] = [];

  for (const database of DATABASES) {
    const url = config.databaseUrls[database];
    const { problem, pending } = await migrationStatus(database, url, options);
    if (problem !== null || pending.length > 0) {
      const message = `The ${database} database is not up to date: openalgo db migrate, then partition. Nothing was changed.`;
      throw problem ?? new AppError('conflict', 'PARTITION_OUTDATED', message);
    }

    const results = await partitionTables(database, url, options);
    tables.push(...results.map((result) => ({ database, ...result })));
  }

  const rows = tables.map((one) => [one.database, one.table, STATES[one.state]]);
  return { data: { tables }, text: table(['DATABASE', 'TABLE', 'STATE'], rows) };
}

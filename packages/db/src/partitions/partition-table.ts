import type { Clock } from '@openalgo/domain';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import { withAppErrors } from '../connect/errors.ts';
import type { DatabaseName } from '../connect/names.ts';
import { type DatabaseOptions, resolveOptions } from '../connect/options.ts';
import type { MigrationConnection, StatementRunner } from '../migrate/connection.ts';
import { withConnection } from '../migrate/with-connection.ts';
import { PROVIDERS } from '../providers/index.ts';
import { PARTITIONED_TABLES, type PartitionedTable, wantedMonths } from './partitions.ts';
import type { PartitionRules, TableIndex } from './rules.ts';

/** How partitioning a table ended: done now or before, left for it has rows, or not possible on this engine. */
export type PartitionState = 'made' | 'there' | 'has-rows' | 'unsupported';

export interface PartitionResult {
  readonly table: PartitionedTable;
  readonly state: PartitionState;
}

export interface PartitionOptions extends DatabaseOptions {
  readonly clock: Clock;
  /** Leaves tables with rows as they are: moving many takes its time, and whoever writes waits for it. */
  readonly onlyEmpty?: boolean;
}

// Object.entries widens the keys of a constant whose keys are known.
const TABLES = Object.entries(PARTITIONED_TABLES) as [PartitionedTable, DatabaseName][];

/**
 * Gives the tables of a database that grow fastest a partition a month, with all rows that they have. Each is one
 * transaction: who is killed leaves it as it was, and it may be asked for again. The database must be up to date.
 */
export function partitionTables(
  name: DatabaseName,
  url: string,
  options: PartitionOptions,
): Promise<readonly PartitionResult[]> {
  const { provider, address } = parseDatabaseUrl(url, options.rootDir);
  const { partitions: rules, openMigrationConnection } = PROVIDERS[provider];
  const tables = TABLES.filter(([, database]) => database === name).map(([table]) => table);
  if (rules === null || tables.length === 0) {
    return Promise.resolve(tables.map((table) => ({ table, state: 'unsupported' })));
  }

  return withAppErrors(() =>
    withConnection(openMigrationConnection(address, resolveOptions(options)), async (connection) => {
      const results: PartitionResult[] = [];
      for (const table of tables) {
        results.push({ table, state: await partition(connection, rules, table, options) });
      }

      return results;
    }),
  );
}

function partition(
  connection: MigrationConnection,
  rules: PartitionRules,
  table: PartitionedTable,
  { clock, onlyEmpty = false }: PartitionOptions,
): Promise<PartitionState> {
  return connection.exclusively(async (runner) => {
    const [found] = await runner.query<{ partitioned: unknown }>(rules.isPartitioned(table));
    if (Number(found?.partitioned) === 1) {
      return 'there';
    }

    const ofRows = rules.monthsOfRows(table);
    if (onlyEmpty && (await runner.query(ofRows)).length > 0) {
      return 'has-rows';
    }

    const months = await wantedMonths({ session: runner }, ofRows, clock.now());
    for (const statement of rules.convert(table, months, await listIndexes(runner, rules, table))) {
      await runner.execute(statement);
    }

    return 'made';
  });
}

async function listIndexes(
  runner: StatementRunner,
  rules: PartitionRules,
  table: string,
): Promise<readonly TableIndex[]> {
  const rows = await runner.query<Omit<TableIndex, 'columns'> & { columns: string }>(
    rules.listIndexes(table),
  );
  return rows.map(({ name, kind, columns }) => ({ name, kind, columns: columns.split(',') }));
}

import { AppError, type Instant } from '@openalgo/domain';
import type { Database } from '../connect/database.ts';
import type { DatabaseName } from '../connect/names.ts';
import { PROVIDERS } from '../providers/index.ts';
import type { RemovalOptions } from '../retention/remove-older.ts';
import type { Sql } from '../sql/template.ts';
import { laterMonth, type Month, monthOf, monthOfPartition, partitionName, startOfMonth } from './months.ts';
import type { PartitionRules } from './rules.ts';

/** The tables that may be kept in a partition a month, and where they are. Each has `id` and `created_at`. */
export const PARTITIONED_TABLES = {
  order_latency: 'latency',
  api_logs: 'logs',
} as const satisfies Readonly<Record<string, DatabaseName>>;
export type PartitionedTable = keyof typeof PARTITIONED_TABLES;

/** What looking after partitions takes of a database. */
export type PartitionedDatabase = Pick<Database<unknown>, 'session' | 'transaction' | 'dialect'>;

/** Partitions that are made before anything belongs into them: a worker may be away that long. */
const MONTHS_AHEAD = 3;
const BUSY_TRIES = 20;

/** The partitions of a table that has some. */
export interface Partitions {
  /** Makes what is missing for the months to come, and for rows of a month that had none; tells their names. */
  addMissing(now: Instant): Promise<readonly string[]>;
  /**
   * Lets the months go that ended before `cutoff`, each with all its rows at once, and tells their names. What is in use
   * for long is left for the next time.
   */
  dropBefore(cutoff: Instant, options: Pick<RemovalOptions, 'pause' | 'signal'>): Promise<readonly string[]>;
}

/** The partitions of a table; null where it has none, be it that its engine knows none. */
export async function openPartitions(
  database: PartitionedDatabase,
  table: PartitionedTable,
): Promise<Partitions | null> {
  const { partitions: rules } = PROVIDERS[database.dialect.provider];
  if (rules === null || !(await isPartitioned(database, rules, table))) {
    return null;
  }

  return {
    async addMissing(now) {
      const known = new Set(await listMonths(database, rules, table));
      const missing = await wantedMonths(database, rules.strayMonths(table), now);
      const added = missing.filter((month) => !known.has(month));
      for (const month of added) {
        await inTransaction(database, rules.add(table, month));
      }

      return added.map((month) => partitionName(table, month));
    },

    async dropBefore(cutoff, { pause, signal }) {
      const dropped: string[] = [];
      for (const month of await listMonths(database, rules, table)) {
        if (startOfMonth(laterMonth(month, 1)) > cutoff || signal?.aborted === true) {
          break;
        }

        if (await dropPatiently(database, rules.drop(table, month), pause)) {
          dropped.push(partitionName(table, month));
        }
      }

      return dropped;
    },
  };
}

/** The months that there shall be partitions for: those of rows, this one, and some to come. */
export async function wantedMonths(
  { session }: { readonly session: { query<Row>(statement: Sql): Promise<Row[]> } },
  ofRows: Sql,
  now: Instant,
): Promise<readonly Month[]> {
  const rows = await session.query<{ month: Month }>(ofRows);
  const ahead = Array.from({ length: MONTHS_AHEAD + 1 }, (_, index) => laterMonth(monthOf(now), index));
  return [...new Set([...rows.map(({ month }) => month), ...ahead])].sort();
}

async function isPartitioned({ session }: PartitionedDatabase, rules: PartitionRules, table: string) {
  const [row] = await session.query<{ partitioned: unknown }>(rules.isPartitioned(table));
  return Number(row?.partitioned) === 1;
}

async function listMonths(
  { session }: PartitionedDatabase,
  rules: PartitionRules,
  table: string,
): Promise<readonly Month[]> {
  const rows = await session.query<{ name: string }>(rules.listPartitions(table));
  return rows.flatMap(({ name }) => monthOfPartition(name) ?? []).sort();
}

async function inTransaction(database: PartitionedDatabase, statements: readonly Sql[]): Promise<void> {
  await database.transaction(async (session) => {
    for (const statement of statements) {
      await session.execute(statement);
    }
  });
}

/** Whether it could be dropped: who waits for a lock on the whole table has others wait, so each try is a short one. */
async function dropPatiently(
  database: PartitionedDatabase,
  statements: readonly Sql[],
  pause: RemovalOptions['pause'],
): Promise<boolean> {
  for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
    try {
      await inTransaction(database, statements);
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'DATABASE_BUSY')) {
        throw error;
      }

      await pause(100 * tries);
    }
  }

  return false;
}

import type { Instant } from '@openalgo/domain';
import type { ResolvedOptions } from '../connect/options.ts';
import type { StatementRunner } from '../migrate/connection.ts';
import type { JournalEntry } from '../migrate/history.ts';
import { readJournal } from '../migrate/journal.ts';
import { withConnection } from '../migrate/with-connection.ts';
import type { Provider } from '../providers/provider.ts';
import { toInstant } from '../sql/decode.ts';
import { sql } from '../sql/template.ts';
import { isDamage } from './errors.ts';
import type { RowCounts } from './manifest.ts';

/** What is in a database. */
export interface Inspection {
  readonly rows: RowCounts;
  readonly journal: readonly JournalEntry[];
}

interface LeaseRow {
  readonly worker_id: string | null;
  readonly lease_until: unknown;
}

const LEASES = sql`SELECT worker_id, lease_until FROM sandbox_shards WHERE lease_until IS NOT NULL`;

/** Counts the rows of every table and reads which migrations there were. */
export function inspectDatabase(
  provider: Provider,
  address: string,
  options: ResolvedOptions,
): Promise<Inspection> {
  return reading(provider, address, options, async (runner, journal) => {
    const rows: Record<string, number> = {};
    for (const table of await tableNames(provider, runner)) {
      const [row] = await runner.query<{ found: unknown }>(
        sql`SELECT count(*) AS found FROM ${provider.dialect.identifier(table)}`,
      );
      rows[table] = Number(row?.found);
    }

    return { rows, journal: await journal() };
  });
}

/** What there is to know before a copy is made: the tables, and the newest migration, if any. */
export function describeDatabase(
  provider: Provider,
  address: string,
  options: ResolvedOptions,
): Promise<{ readonly tables: readonly string[]; readonly schemaVersion: string | null }> {
  return reading(provider, address, options, async (runner, journal) => ({
    tables: await tableNames(provider, runner),
    schemaVersion: newestMigration(await journal()),
  }));
}

/** Whether any table but the bookkeeping of migrations has a row. */
export function hasData(provider: Provider, address: string, options: ResolvedOptions): Promise<boolean> {
  return reading(provider, address, options, async (runner) => {
    const tables = (await tableNames(provider, runner)).filter((name) => name !== '_prisma_migrations');
    for (const table of tables) {
      const rows = await runner.query(sql`SELECT 1 FROM ${provider.dialect.identifier(table)} LIMIT 1`);
      if (rows.length > 0) {
        return true;
      }
    }

    return false;
  });
}

/** The worker whose lease on the accounts is live; null for none, or a database without accounts, or a damaged one. */
export async function findServingWorker(
  provider: Provider,
  address: string,
  options: ResolvedOptions,
  now: Instant,
): Promise<string | null> {
  try {
    return await reading(provider, address, options, async (runner) => {
      const tables = await tableNames(provider, runner);
      const leases = tables.includes('sandbox_shards') ? await runner.query<LeaseRow>(LEASES) : [];
      return leases.find(({ lease_until }) => toInstant(lease_until) > now)?.worker_id ?? null;
    });
  } catch (error) {
    if (isDamage(error)) {
      return null;
    }

    throw error;
  }
}

function newestMigration(journal: readonly JournalEntry[]): string | null {
  return (
    journal
      .filter(({ isFinished, isRolledBack }) => isFinished && !isRolledBack)
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? null
  );
}

function reading<Result>(
  provider: Provider,
  address: string,
  options: ResolvedOptions,
  work: (runner: StatementRunner, journal: () => Promise<readonly JournalEntry[]>) => Promise<Result>,
): Promise<Result> {
  return withConnection(provider.openMigrationConnection(address, options), (connection) =>
    connection.reading((runner) => work(runner, () => readJournal(connection, runner))),
  );
}

async function tableNames(provider: Provider, runner: StatementRunner): Promise<readonly string[]> {
  const rows = await runner.query<{ name: string }>(provider.backup.listTables);
  return rows.map(({ name }) => name);
}

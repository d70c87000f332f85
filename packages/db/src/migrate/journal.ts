import { randomUUID } from 'node:crypto';
import { raw, sql } from '../sql/template.ts';
import type { MigrationConnection, StatementRunner } from './connection.ts';
import type { JournalEntry } from './history.ts';
import type { Migration } from './migration-files.ts';

/** Prisma Migrate's bookkeeping, kept as Prisma keeps it, so that its own commands stay usable. */
const JOURNAL = raw('_prisma_migrations');

interface JournalRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
  readonly rolled_back_at: unknown;
}

/** What the database says of its past; nothing for a database that has never been migrated. */
export async function readJournal(
  connection: MigrationConnection,
  runner: StatementRunner,
): Promise<JournalEntry[]> {
  const [found] = await runner.query<{ present: unknown }>(connection.journalPresent);
  if (found === undefined || Number(found.present) === 0) {
    return [];
  }

  const rows = await runner.query<JournalRow>(
    sql`SELECT migration_name, checksum, finished_at, rolled_back_at FROM ${JOURNAL} ORDER BY started_at, migration_name`,
  );
  return rows.map((row) => ({
    name: row.migration_name,
    checksum: row.checksum,
    isFinished: row.finished_at !== null,
    isRolledBack: row.rolled_back_at !== null,
  }));
}

/** Writes that a migration begins; returns what identifies the entry. */
export async function beginEntry(
  connection: MigrationConnection,
  runner: StatementRunner,
  { name, checksum }: Migration,
  now: number,
): Promise<string> {
  const id = randomUUID();
  await runner.execute(
    sql`INSERT INTO ${JOURNAL} (id, checksum, migration_name, started_at, applied_steps_count) VALUES (${id}, ${checksum}, ${name}, ${connection.encodeTime(now)}, 0)`,
  );
  return id;
}

/** Writes that it is done. Prisma counts a migration as one step. */
export async function finishEntry(
  connection: MigrationConnection,
  runner: StatementRunner,
  id: string,
  now: number,
): Promise<void> {
  await runner.execute(
    sql`UPDATE ${JOURNAL} SET finished_at = ${connection.encodeTime(now)}, applied_steps_count = 1 WHERE id = ${id}`,
  );
}

/** Keeps, with an entry that stays half-applied, why. */
export async function failEntry(runner: StatementRunner, id: string, reason: string): Promise<void> {
  await runner.execute(sql`UPDATE ${JOURNAL} SET logs = ${reason} WHERE id = ${id}`);
}

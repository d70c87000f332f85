import { AppError } from '@openalgo/domain';
import type { DatabaseName } from '../connect/names.ts';
import type { Migration } from './migration-files.ts';

/** A row of the bookkeeping table. */
export interface JournalEntry {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

/** How a database's history relates to the migrations on disk. */
export interface MigrationHistory {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Begun and not finished: the process was killed or a statement failed on an engine that cannot undo. */
  readonly halfApplied: readonly string[];
  /** Applied, and the file has changed since. */
  readonly edited: readonly string[];
  /** Applied, and not on disk: the database was migrated by newer code. */
  readonly unknown: readonly string[];
}

export function compareHistory(
  migrations: readonly Migration[],
  journal: readonly JournalEntry[],
): MigrationHistory {
  const current = journal.filter((entry) => !entry.isRolledBack);
  const finished = current.filter((entry) => entry.isFinished);
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const applied = new Set(finished.map(({ name }) => name));
  return {
    applied: finished.map(({ name }) => name),
    pending: migrations.map(({ name }) => name).filter((name) => !applied.has(name)),
    halfApplied: current.filter((entry) => !entry.isFinished).map(({ name }) => name),
    edited: finished
      .filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: finished.filter(({ name }) => !checksums.has(name)).map(({ name }) => name),
  };
}

/** What stands in the way of migrating, with what to do about it; null when nothing does. */
export function historyProblem(database: DatabaseName, history: MigrationHistory): AppError | null {
  const [halfApplied] = history.halfApplied;
  if (halfApplied !== undefined) {
    return new AppError(
      'conflict',
      'MIGRATION_HALF_APPLIED',
      `Migration ${halfApplied} of the ${database} database was begun and not finished. Restore the backup from before it; or complete by hand what it does and set finished_at of its row in _prisma_migrations; or undo by hand what it did and set rolled_back_at of that row. Then migrate again.`,
    );
  }

  const [unknown] = history.unknown;
  if (unknown !== undefined) {
    return new AppError(
      'conflict',
      'DATABASE_NEWER_THAN_CODE',
      `The ${database} database has had migration ${unknown}, which this version does not know. Run the version that made it, or restore a backup from before it.`,
    );
  }

  const [edited] = history.edited;
  if (edited !== undefined) {
    return new AppError(
      'conflict',
      'MIGRATION_EDITED',
      `Migration ${edited} of the ${database} database was changed after it had been applied. Restore its file as it was, and put the change into a new migration.`,
    );
  }

  return null;
}

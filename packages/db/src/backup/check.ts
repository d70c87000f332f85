import { randomUUID } from 'node:crypto';
import { AppError } from '@openalgo/domain';
import type { DatabaseName } from '../connect/names.ts';
import { compareHistory, historyProblem } from '../migrate/history.ts';
import { findMigrationsFolder, readMigrations } from '../migrate/migration-files.ts';
import { PROVIDERS } from '../providers/index.ts';
import type { Archive } from './archive-reader.ts';
import type { CopyContext, StagedDatabase } from './contract.ts';
import { damaged } from './errors.ts';
import { inspectDatabase } from './inspect.ts';
import type { BackupPart, RowCounts } from './manifest.ts';

/** A part that was restored beside the live database and found to be what it was. */
export interface CheckedPart {
  readonly part: BackupPart;
  readonly staged: StagedDatabase;
  /** Migrations that this version would still apply. */
  readonly pending: readonly string[];
}

/**
 * Restores a part at `address`, in a place of its own, and checks it: the database's own integrity, the rows of every
 * table, and that its migrations are among those of this version. Throws `invalid` (BACKUP_DAMAGED) or `conflict`
 * (DATABASE_NEWER_THAN_CODE) and leaves nothing behind then; else the caller replaces or discards what was staged.
 */
export async function stagePart(
  archive: Archive,
  part: BackupPart,
  address: string,
  context: Omit<CopyContext, 'id'>,
): Promise<CheckedPart> {
  const { backup } = PROVIDERS[part.engine];
  const id = randomUUID().slice(0, 8);
  const staged = await backup.stage(address, await archive.read(part), { ...context, id });
  try {
    return { part, staged, pending: await checkStaged(archive, part, staged, context) };
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

/** Refuses what a newer version wrote before anything is restored. */
export async function assertKnownSchema({ database, engine, schemaVersion }: BackupPart): Promise<void> {
  const migrations = await readMigrations(findMigrationsFolder(), database, engine);
  if (schemaVersion !== null && !migrations.some(({ name }) => name === schemaVersion)) {
    throw newerSchema(database, schemaVersion);
  }
}

async function checkStaged(
  archive: Archive,
  part: BackupPart,
  staged: StagedDatabase,
  { options }: Omit<CopyContext, 'id'>,
): Promise<readonly string[]> {
  const provider = PROVIDERS[part.engine];
  const [damage] = await provider.backup.findDamage(staged.address, options);
  if (damage !== undefined) {
    throw damaged(archive.name, `${part.file} is not sound: ${damage}`);
  }

  const { rows, journal } = await inspectDatabase(provider, staged.address, options);
  const difference = findDifference(part.rows, rows);
  if (difference !== null) {
    throw damaged(archive.name, `${part.file}: ${difference}`);
  }

  const migrations = await readMigrations(findMigrationsFolder(), part.database, part.engine);
  const history = compareHistory(migrations, journal);
  const problem = historyProblem(part.database, history);
  if (problem !== null) {
    throw problem;
  }

  return history.pending;
}

function findDifference(expected: RowCounts, found: RowCounts): string | null {
  const tables = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const table of tables) {
    if (expected[table] !== found[table]) {
      return `${table} has ${found[table] ?? 'no'} rows, not ${expected[table] ?? 'none'}`;
    }
  }

  return null;
}

function newerSchema(database: DatabaseName, schemaVersion: string): AppError {
  return new AppError(
    'conflict',
    'DATABASE_NEWER_THAN_CODE',
    `The backup's ${database} database has had migration ${schemaVersion}, which this version does not know. Use the version that made the backup. Nothing was changed.`,
  );
}

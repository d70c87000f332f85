import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type Clock } from '@openalgo/domain';
import type { DatabaseName } from '../connect/names.ts';
import { PROVIDERS } from '../providers/index.ts';
import { diffDatabase } from '../schema/diff.ts';
import { migrateDatabase } from './migrate.ts';
import { findMigrationsFolder } from './migration-files.ts';

export interface NewMigrationOptions {
  readonly clock: Clock;
  /** Where migrations are; the repository's by default. */
  readonly migrationsFolder?: string;
}

/** What was begun: the files to write the statements into, and what they have to bring about. */
export interface NewMigration {
  readonly files: readonly string[];
  readonly differences: readonly string[];
}

const NAME = /^[a-z][a-z0-9_]{2,49}$/;

/**
 * Begins a migration of a database: a file for each engine that tells, as comments, what the schema has beyond the
 * migrations so far, found by applying those to an empty SQLite file. The statements are the developer's to write; the
 * drift test holds them to the schema on every engine. Throws `invalid` for a name that is none, `conflict` where there is
 * nothing to migrate.
 */
export async function newMigration(
  database: DatabaseName,
  name: string,
  { clock, migrationsFolder = findMigrationsFolder() }: NewMigrationOptions,
): Promise<NewMigration> {
  if (!NAME.test(name)) {
    throw new AppError(
      'invalid',
      'MIGRATION_NAME_INVALID',
      'a migration is named by 3 to 50 lower-case letters, digits and underscores, such as add_idempotency_keys',
    );
  }

  const differences = await differencesToMigrations(database, clock, migrationsFolder);
  if (differences.length === 0) {
    throw new AppError(
      'conflict',
      'NOTHING_TO_MIGRATE',
      `the migrations of ${database} already make what prisma/${database}.prisma declares: change that first`,
    );
  }

  const stamp = new Date(clock.now()).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const files = Object.keys(PROVIDERS).map((provider) =>
    join(migrationsFolder, database, provider, `${stamp}_${name}`, 'migration.sql'),
  );
  for (const file of files) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, template(differences), { flag: 'wx' });
  }

  return { files, differences };
}

async function differencesToMigrations(
  database: DatabaseName,
  clock: Clock,
  migrationsFolder: string,
): Promise<readonly string[]> {
  const rootDir = await mkdtemp(join(tmpdir(), 'openalgo-migration-'));
  try {
    await migrateDatabase(database, 'file:scratch.db', { rootDir, clock, migrationsFolder });
    return await diffDatabase(database, 'file:scratch.db', { rootDir });
  } finally {
    await rm(rootDir, { recursive: true, force: true });
  }
}

function template(differences: readonly string[]): string {
  return [
    '-- To bring about what the schema declares:',
    ...differences.map((line) => `--   ${line}`),
    '',
  ].join('\n');
}

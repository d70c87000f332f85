import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AppError, type Clock } from '@openalgo/domain';
import type { DatabaseName, ProviderName } from '../connect/names.ts';
import { openByName } from '../connect/open-by-name.ts';
import { compareSchemas } from '../schema/differences.ts';
import { inWordsOf, readLiveSchema } from '../schema/live-schema.ts';
import type { TableModel } from '../schema/schema-model.ts';
import { migrateDatabase } from './migrate.ts';
import { findMigrationsFolder } from './migration-files.ts';
import type { MigrationSql } from './migration-sql.ts';

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

const PROVIDER_NAMES: readonly ProviderName[] = ['sqlite', 'postgresql', 'mysql'];
const NAME = /^[a-z][a-z0-9_]{2,49}$/;

/**
 * Begins a migration of a database: a file for each engine with the statements that bring about what the schema has beyond
 * the migrations so far, found by applying those to an empty SQLite file. What would lose or change rows it names, and leaves
 * to the developer. The drift test holds the whole to the schema on every engine. Throws `invalid` for a name that is none,
 * `conflict` where there is nothing to migrate.
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

  const { differences, live } = await compareWithMigrations(database, clock, migrationsFolder);
  if (differences.length === 0) {
    throw new AppError(
      'conflict',
      'NOTHING_TO_MIGRATE',
      `the migrations of ${database} already make what prisma/${database}.prisma declares: change that first`,
    );
  }

  const stamp = new Date(clock.now()).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const { migrationSql } = await import('./migration-sql.ts');
  const files: string[] = [];
  for (const provider of PROVIDER_NAMES) {
    const file = join(migrationsFolder, database, provider, `${stamp}_${name}`, 'migration.sql');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, toText(differences, migrationSql(database, provider, live)), { flag: 'wx' });
    files.push(file);
  }

  return { files, differences };
}

/** What the migrations so far make, and what the schema has otherwise. */
async function compareWithMigrations(
  database: DatabaseName,
  clock: Clock,
  migrationsFolder: string,
): Promise<{ readonly differences: readonly string[]; readonly live: readonly TableModel[] }> {
  const rootDir = await mkdtemp(join(tmpdir(), 'openalgo-migration-'));
  try {
    const url = 'file:scratch.db';
    await migrateDatabase(database, url, { rootDir, clock, migrationsFolder });
    const scratch = await openByName(database, url, { rootDir });
    const live = await readLiveSchema('sqlite', scratch.session).finally(() => scratch.close());
    // Prisma's parser is large and needed here alone.
    const { readSchemaModel } = await import('../schema/schema-model.ts');
    const declared = inWordsOf('sqlite', readSchemaModel(database));
    return { differences: compareSchemas(declared, live), live };
  } finally {
    await rm(rootDir, { recursive: true, force: true });
  }
}

function toText(differences: readonly string[], { statements, byHand }: MigrationSql): string {
  return [
    '-- To bring about what the schema declares:',
    ...differences.map((line) => `--   ${line}`),
    ...byHand.map((line) => `-- By hand: ${line}`),
    ...statements.map((statement) => `\n${statement}`),
    '',
  ].join('\n');
}

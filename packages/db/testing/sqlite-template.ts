import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { DATABASE_NAMES, type DatabaseUrls, migrateDatabases } from '../src/index.ts';
import { findMigrationsFolder, readMigrations } from '../src/migrate/migration-files.ts';

const file = (folder: string, name: string): string => `file:${join(folder, `${name}.db`)}`;

export function sqliteUrls(folder: string): DatabaseUrls {
  return {
    main: file(folder, 'main'),
    sandbox: file(folder, 'sandbox'),
    latency: file(folder, 'latency'),
    logs: file(folder, 'logs'),
  };
}

/** A new folder with the four files, migrated: copies of a template that is made once for these migrations. */
export async function createSqliteFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openalgo-test-'));
  await cp(await findTemplate(), folder, { recursive: true });
  return folder;
}

let digest: Promise<string> | undefined;

async function findTemplate(): Promise<string> {
  digest ??= migrationsDigest();
  const template = join(tmpdir(), `openalgo-template-${await digest}`);
  if (!existsSync(template)) {
    const draft = `${template}-${randomUUID()}`;
    await migrateDatabases(sqliteUrls(draft), { rootDir: draft, clock: systemClock });
    // Whoever is first wins; renaming onto a folder that is there fails, and then it is as good as ours.
    await rename(draft, template).catch(() => rm(draft, { recursive: true }));
  }

  return template;
}

async function migrationsDigest(): Promise<string> {
  const root = findMigrationsFolder();
  const migrations = await Promise.all(DATABASE_NAMES.map((name) => readMigrations(root, name, 'sqlite')));
  const checksums = migrations.flat().map(({ checksum }) => checksum);
  return createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16);
}

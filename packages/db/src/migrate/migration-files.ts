import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseName, ProviderName } from '../connect/names.ts';

/** One migration as it is on disk. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  /** SHA-256 of the file, as Prisma Migrate computes it. */
  readonly checksum: string;
}

const MIGRATIONS_FOLDER = join('prisma', 'migrations');
const STATEMENT_END = /;[ \t]*(?:\r?\n|$)/;
const COMMENT_LINE = /^[ \t]*--.*(?:\r?\n|$)/gm;

/** The repository's migrations, found by walking up, because this file runs from src and from dist. */
export function findMigrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, MIGRATIONS_FOLDER);
    if (existsSync(candidate)) {
      return candidate;
    }

    if (folder === dirname(folder)) {
      throw new Error(`There is no folder ${MIGRATIONS_FOLDER} above ${fileURLToPath(import.meta.url)}`);
    }
  }
}

/** The migrations of a database for an engine, in the order in which they are applied. */
export async function readMigrations(
  root: string,
  database: DatabaseName,
  provider: ProviderName,
): Promise<readonly Migration[]> {
  const folder = join(root, database, provider);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const content = await readFile(join(folder, name, 'migration.sql'), 'utf8');
  const checksum = createHash('sha256').update(content).digest('hex');
  return { name, checksum, statements: splitStatements(content) };
}

/** A statement ends with a semicolon at the end of a line, and a comment has its own lines: so our migrations are written. */
function splitStatements(content: string): string[] {
  return content
    .replace(COMMENT_LINE, '')
    .split(STATEMENT_END)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

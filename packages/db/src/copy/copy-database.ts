import { createHash } from 'node:crypto';
import { AppError } from '@openalgo/domain';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import type { DatabaseName } from '../connect/names.ts';
import { type AnyDatabase, openByName } from '../connect/open-by-name.ts';
import { type MigrateOptions, migrateDatabase, migrationStatus } from '../migrate/migrate.ts';
import { PROVIDERS } from '../providers/index.ts';
import { pickColumns, rowValues } from '../sql/rows.ts';
import { digestTable, keyOf, readPages } from './pages.ts';
import { type CopyProgress, openProgress, targetNotEmpty } from './progress.ts';
import type { CopiedTable } from './tables.ts';

export interface CopyOptions extends MigrateOptions {
  /** Told after each page and each check. */
  readonly onProgress?: (progress: {
    readonly table: string;
    readonly rows: number;
    readonly isChecking: boolean;
  }) => void;
  /** Stops after the page that is under way; the copy goes on where it stopped when it is asked for again. */
  readonly signal?: AbortSignal;
}

/** A table that is the same on both sides. */
export interface CopiedRows {
  readonly table: string;
  readonly rows: number;
}

/**
 * Copies a database into an empty one, of any engine, and compares the two row by row. A copy that was cut short goes on
 * where it stopped, and one that is whole is compared again. Nobody may write to the source meanwhile. Throws `conflict`: COPY_TARGET_NOT_EMPTY;
 * COPY_SOURCE_OUTDATED where the source lacks migrations; COPY_DIFFERS where, at the end, the two are not equal.
 */
export async function copyDatabase(
  name: DatabaseName,
  from: string,
  to: string,
  options: CopyOptions,
): Promise<readonly CopiedRows[]> {
  await assertUpToDate(name, from, options);
  await migrateDatabase(name, to, options);
  // Prisma's parser is large and needed here alone.
  const { copiedTables } = await import('./tables.ts');
  const tables = copiedTables(name);
  const source = await openByName(name, from, options);

  try {
    const target = await openByName(name, to, options);
    try {
      const progress = await openProgress(target.session, identityOf(from, options), tables);
      if (progress === null) {
        return await compareWhole(source, target, tables, options);
      }

      for (const table of tables) {
        await copyTable(source, target, table, progress, options);
      }

      await continueNumbers(target, tables, to, options);
      const copied = await compareTables(source, target, tables, options);
      await progress.finish();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** What the source is, without a password that it may be reached by. */
function identityOf(url: string, { rootDir }: CopyOptions): string {
  const { provider, address } = parseDatabaseUrl(url, rootDir);
  const place = provider === 'sqlite' ? address : `${new URL(address).host}${new URL(address).pathname}`;
  return createHash('sha256').update(`${provider} ${place}`).digest('hex');
}

async function assertUpToDate(name: DatabaseName, url: string, options: CopyOptions): Promise<void> {
  const { pending, problem } = await migrationStatus(name, url, options);
  if (problem !== null) {
    throw problem;
  }
  if (pending.length > 0) {
    throw new AppError(
      'conflict',
      'COPY_SOURCE_OUTDATED',
      `The ${name} database is not up to date: openalgo db migrate, then copy again. Nothing was changed.`,
    );
  }
}

async function copyTable(
  source: AnyDatabase,
  target: AnyDatabase,
  table: CopiedTable,
  progress: CopyProgress,
  { onProgress, signal }: CopyOptions,
): Promise<void> {
  const columns = pickColumns(table, Object.keys(table.columns));
  let rows = 0;
  for await (const page of readPages(source.session, table, progress.after(table))) {
    const last = page.at(-1);
    if (last !== undefined) {
      await target.transaction(async (session) => {
        await progress.save(session, table, keyOf(table, last));
        await session.insert({
          table: table.name,
          columns,
          rows: rowValues(columns, page),
          onConflict: 'fail',
        });
      });
    }

    rows += page.length;
    onProgress?.({ table: table.name, rows, isChecking: false });
    signal?.throwIfAborted();
  }
}

/** Rows that are added later must not be given numbers that came with the copy. */
async function continueNumbers(
  target: AnyDatabase,
  tables: readonly CopiedTable[],
  url: string,
  { rootDir }: CopyOptions,
): Promise<void> {
  const { continueNumbers: statement } = PROVIDERS[parseDatabaseUrl(url, rootDir).provider];
  for (const { name, key, columns } of statement === null ? [] : tables) {
    const [column = ''] = key;
    if (statement !== null && columns[column]?.kind === 'integer') {
      await target.session.query(statement(name, column));
    }
  }
}

/** What is there without a note of a copy is one that was finished, or somebody else's. */
async function compareWhole(...given: Parameters<typeof compareTables>): Promise<readonly CopiedRows[]> {
  try {
    return await compareTables(...given);
  } catch (error) {
    throw error instanceof AppError && error.code === 'COPY_DIFFERS' ? targetNotEmpty() : error;
  }
}

async function compareTables(
  source: AnyDatabase,
  target: AnyDatabase,
  tables: readonly CopiedTable[],
  { onProgress, signal }: CopyOptions,
): Promise<readonly CopiedRows[]> {
  const copied: CopiedRows[] = [];
  for (const table of tables) {
    const here = await digestTable(source.session, table);
    const there = await digestTable(target.session, table);
    if (here.rows !== there.rows || here.sum !== there.sum) {
      throw new AppError(
        'conflict',
        'COPY_DIFFERS',
        `The copy of ${table.name} has ${there.rows} rows, the source ${here.rows}${here.rows === there.rows ? ', and not all are equal' : ''}. Somebody wrote to one of them: stop OpenAlgo, empty the target and copy again.`,
      );
    }

    copied.push({ table: table.name, rows: here.rows });
    onProgress?.({ table: table.name, rows: here.rows, isChecking: true });
    signal?.throwIfAborted();
  }

  return copied;
}

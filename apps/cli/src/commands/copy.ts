import { resolve } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import {
  type CopiedRows,
  type CopyOptions,
  copyDatabase,
  DATABASE_NAMES,
  type DatabaseName,
  openSandboxDatabase,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { CliContext } from '../context.ts';
import { assertNoWorker } from '../no-worker.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

export interface CopyCommandOptions {
  readonly database?: DatabaseName;
  readonly from?: string;
  readonly to?: string;
  readonly toEnv?: string;
}

interface CopyTask {
  readonly database: DatabaseName;
  readonly from: string;
  readonly to: string;
}

/** How many rows go by between two lines of progress. */
const LINE_ROWS = 50_000;

/** `openalgo db copy`: databases into empty ones of any engine, equal row by row. */
export async function copy(context: CliContext, asked: CopyCommandOptions): Promise<CommandResult> {
  const tasks = tasksOf(context, asked);
  await assertAtRest(context, tasks);
  const copied: { readonly database: DatabaseName; readonly tables: readonly CopiedRows[] }[] = [];
  for (const { database, from, to } of tasks) {
    const options = { ...databaseOptions(readConfig(context), context), ...watch(context, database) };
    copied.push({ database, tables: await copyDatabase(database, from, to, options) });
  }

  const lines = copied.map(({ database, tables }) => [
    database,
    String(tables.length),
    String(tables.reduce((sum, { rows }) => sum + rows, 0)),
  ]);
  return {
    data: { databases: copied },
    text: `${table(['DATABASE', 'TABLES', 'ROWS'], lines)}\nEvery table is equal to its source, row by row.`,
  };
}

function tasksOf(
  context: CliContext,
  { database, from, to, toEnv }: CopyCommandOptions,
): readonly CopyTask[] {
  const { databaseUrls } = readConfig(context);
  if (toEnv !== undefined && from === undefined && to === undefined) {
    const target = loadConfig(readEnvironment({ file: resolve(context.rootDir, toEnv), env: {} }));
    return (database === undefined ? DATABASE_NAMES : [database]).map((name) => ({
      database: name,
      from: databaseUrls[name],
      to: target.databaseUrls[name],
    }));
  }
  if (toEnv === undefined && database !== undefined && to !== undefined) {
    return [{ database, from: from ?? databaseUrls[database], to }];
  }

  throw new AppError(
    'invalid',
    'COPY_UNCLEAR',
    'Give --to-env FILE for the databases of another .env, or --database NAME with --to URL.',
  );
}

/** Only the accounts tell whether somebody works on them. */
async function assertAtRest(context: CliContext, tasks: readonly CopyTask[]): Promise<void> {
  const accounts = tasks.find(({ database }) => database === 'sandbox');
  if (accounts === undefined) {
    return;
  }

  const database = await openSandboxDatabase(accounts.from, databaseOptions(readConfig(context), context));
  try {
    await assertNoWorker(database, context.clock.now());
  } finally {
    await database.close();
  }
}

function watch({ output }: CliContext, database: DatabaseName): Pick<CopyOptions, 'onProgress'> {
  let told = 0;
  return {
    onProgress({ table: name, rows, isChecking }) {
      if (isChecking) {
        output.progress(`${database}: ${name} has ${rows} rows on both sides, all equal`);
      } else if (rows - told >= LINE_ROWS || rows < told) {
        told = rows;
        output.progress(`${database}: ${name} … ${rows}`);
      }
    },
  };
}

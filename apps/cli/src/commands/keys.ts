import type { Config } from '@openalgo/config';
import {
  assertMigrated,
  createEncryptedColumnRepository,
  type Databases,
  ENCRYPTED_COLUMNS,
  type EncryptedColumn,
  type EncryptedColumnRepository,
  openDatabases,
  SYSTEM_ACTOR,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { Keyring } from '@openalgo/security';
import { openRecorder } from '../audit/recorder.ts';
import type { CliContext } from '../context.ts';
import { type ColumnKeys, countKeys } from '../keys/count-keys.ts';
import { openInstallationKeyring } from '../keys/keyring.ts';
import { rotateColumn } from '../keys/rotate-keys.ts';
import type { Output } from '../output.ts';
import { type CommandResult, table } from '../result.ts';
import { databaseOptions, readConfig } from '../settings.ts';

const BATCH_SIZE = 200;
/** Not every batch is worth a line. */
const PROGRESS_EVERY = 5_000;

/** What is wrong with the values of columns, by the columns' names; none when all is well. */
export type KeyProblems = Readonly<Record<string, readonly string[]>>;

export interface KeysResult extends CommandResult {
  readonly problems: KeyProblems;
}

interface Workbench {
  readonly config: Config;
  readonly databases: Databases;
  readonly keyring: Keyring;
  readonly values: EncryptedColumnRepository;
}

/** `openalgo keys status`: how many values are encrypted with which key. */
export function keysStatus(context: CliContext): Promise<KeysResult> {
  return atWorkbench(context, async (bench) => {
    const columns = await countAll(bench);
    return {
      data: { columns: columns.map(toData) },
      text: table(HEADINGS, columns.map(toRow)),
      problems: problemsOf(columns, unreadableProblems),
    };
  });
}

/** `openalgo keys rotate`: encrypts everything with the newest key, while the system runs. */
export function rotateKeys(context: CliContext): Promise<KeysResult> {
  return atWorkbench(context, async (bench) => {
    const rotated: number[] = [];
    for (const column of ENCRYPTED_COLUMNS) {
      rotated.push(await rotate(column, bench, context.output));
    }

    const columns = await countAll(bench);
    await recordRotation(context, bench, sum(rotated));
    return {
      data: {
        columns: columns.map((column, index) => ({ ...toData(column), rotated: rotated[index] ?? 0 })),
      },
      text: table(
        [...HEADINGS, 'ROTATED'],
        columns.map((column, index) => [...toRow(column), String(rotated[index] ?? 0)]),
      ),
      problems: problemsOf(columns, (column) => [...unreadableProblems(column), ...olderProblems(column)]),
    };
  });
}

/** Throws unless nothing is wrong; to be called when the result is printed. */
export function assertReadable(problems: KeyProblems): void {
  if (Object.keys(problems).length > 0) {
    const message = 'not everything can be read, or is encrypted with the newest key';
    throw new AppError('conflict', 'KEYS_INCOMPLETE', message, { fields: problems });
  }
}

async function rotate(
  column: EncryptedColumn,
  { values, keyring }: Workbench,
  output: Output,
): Promise<number> {
  const name = nameOf(column);
  let told = 0;
  const rotated = await rotateColumn(column, {
    values,
    keyring,
    batchSize: BATCH_SIZE,
    onProgress(_column, progress) {
      if (progress.seen - told >= PROGRESS_EVERY) {
        told = progress.seen;
        output.progress(`  ${name}: ${progress.seen} seen, ${progress.rotated} encrypted anew …`);
      }
    },
  });
  output.progress(`${name}: ${rotated} encrypted anew.`);
  return rotated;
}

async function recordRotation(context: CliContext, bench: Workbench, values: number): Promise<void> {
  const record = openRecorder(context, bench.databases.logs, bench.keyring);
  await record({ actor: SYSTEM_ACTOR, action: 'keys.rotated', subject: 'APP_KEY', detail: { values } });
}

async function countAll({ values, keyring }: Workbench): Promise<readonly ColumnKeys[]> {
  const counts: ColumnKeys[] = [];
  for (const column of ENCRYPTED_COLUMNS) {
    counts.push(await countKeys(values, column, keyring));
  }

  return counts;
}

async function atWorkbench<Result>(
  context: CliContext,
  work: (bench: Workbench) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(context);
  const keyring = await openInstallationKeyring(config, context);
  const options = databaseOptions(config, context);
  await assertMigrated(config.databaseUrls, options);
  const databases = await openDatabases(config.databaseUrls, options);
  try {
    return await work({ config, databases, keyring, values: createEncryptedColumnRepository(databases) });
  } finally {
    await databases.close();
  }
}

const HEADINGS = ['DATABASE', 'COLUMN', 'NEWEST KEY', 'OLDER KEYS', 'UNREADABLE'];

function toRow(column: ColumnKeys): string[] {
  const counts = [column.newest, column.older, column.unreadable].map(String);
  return [column.database, nameOf(column), ...counts];
}

function toData({ purpose: _, ...column }: ColumnKeys) {
  return column;
}

function nameOf({ table: name, column }: EncryptedColumn): string {
  return `${name}.${column}`;
}

function problemsOf(
  columns: readonly ColumnKeys[],
  judge: (column: ColumnKeys) => readonly string[],
): KeyProblems {
  const judged = columns.map((column) => [nameOf(column), judge(column)] as const);
  return Object.fromEntries(judged.filter(([, problems]) => problems.length > 0));
}

function unreadableProblems({ unreadable, unreadableIds }: ColumnKeys): string[] {
  const named = unreadableIds.map((id) => `id ${id} is encrypted with no key of APP_KEY or APP_KEY_PREVIOUS`);
  const more = unreadable - named.length;
  return more === 0 ? named : [...named, `so are ${more} more`];
}

function olderProblems({ older }: ColumnKeys): string[] {
  const message =
    `${older} were meanwhile written with an older key: restart what runs with the former APP_KEY, ` +
    'then rotate again';
  return older === 0 ? [] : [message];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

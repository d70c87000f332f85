import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, chown, constants, copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@openalgo/domain';
import SqliteFile from 'better-sqlite3';
import type { BackupRules, StagedDatabase } from '../../backup/contract.ts';
import { withStorageErrors } from '../../backup/errors.ts';
import type { RowCounts } from '../../backup/manifest.ts';
import { raw } from '../../sql/template.ts';
import { findSqliteDamage } from './damage.ts';

/** A quarter of a megabyte between two chances for everything else in this process to run. */
const PAGES_PER_STEP = 64;
const LIST_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;
const COMPANIONS = ['', '-wal', '-shm'] as const;
const PRIVATE = 0o600;
/** How long others may finish what they are at before the file counts as in use. */
const QUIET_WAIT_MS = 2_000;

export const sqliteBackup: BackupRules = {
  extension: 'sqlite',
  // SQLite keeps its own tables, such as the sequences of AUTOINCREMENT, under names that begin with sqlite_.
  listTables: raw(LIST_TABLES),
  scratchAddress: (file) => file,
  findDamage: async (path) => findSqliteDamage(path),

  async copy(path, { scratchFolder }) {
    const copy = join(scratchFolder, `${randomUUID()}.sqlite`);
    const rows = await withStorageErrors(`${path} cannot be copied`, 'BACKUP_NOT_MADE', async () => {
      assertFile(path);
      await copyOnline(path, copy);
      return finishCopy(copy);
    });

    return {
      content: createReadStream(copy),
      madeBy: `SQLite ${sqliteVersion()}`,
      rows: () => rows,
      dispose: () => rm(copy, { force: true }),
    };
  },

  async stage(path, content, { id }) {
    const staged = `${path}.restoring-${id}`;
    const discard = () => removeFiles(staged);
    try {
      await withStorageErrors(`${staged} cannot be written`, 'RESTORE_NOT_MADE', async () => {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(content, createWriteStream(staged, { mode: PRIVATE, flags: 'wx', flush: true }));
      });
    } catch (error) {
      await discard();
      throw error;
    }

    return { address: staged, discard, replace: replaceFile(path, staged, `${path}.replaced-${id}`) };
  },
};

/** Else SQLite would make an empty file, and that would be the backup. */
function assertFile(path: string): void {
  if (!existsSync(path)) {
    throw new AppError(
      'not-found',
      'DATABASE_MISSING',
      `There is no database at ${path}. Make it with openalgo db migrate.`,
    );
  }
}

/**
 * SQLite's online backup, from a connection of its own. The transaction pins the state that is copied: without it, the
 * copy would begin anew whenever somebody writes, and under steady writing never end. In WAL mode a reader holds up no
 * writer; only the WAL cannot be emptied meanwhile.
 */
async function copyOnline(path: string, copy: string): Promise<void> {
  const source = new SqliteFile(path, { readonly: true });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_master').get();
    await source.backup(copy, { progress: () => PAGES_PER_STEP });
  } finally {
    source.close();
  }
}

/** Makes the copy a single file, without a WAL beside it, and counts its rows. */
function finishCopy(copy: string): RowCounts {
  const file = new SqliteFile(copy);
  try {
    file.pragma('journal_mode = DELETE');
    const names = file.prepare<[], string>(LIST_TABLES).pluck().all();
    return Object.fromEntries(
      names.map((name) => [name, Number(file.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
    );
  } finally {
    file.close();
  }
}

function replaceFile(path: string, staged: string, aside: string): StagedDatabase['replace'] {
  return (_content, force) =>
    withStorageErrors(`${path} cannot be replaced`, 'RESTORE_NOT_MADE', async () => {
      await belongLike(staged, existsSync(path) ? path : dirname(path));
      if (!existsSync(path)) {
        await rename(staged, path);
        return `${path} is new.`;
      }

      settle(path, force);
      await keepAside(path, aside);
      await rename(staged, path);
      return `What was there before is kept as ${aside}.`;
    });
}

/** Else what root restores could not be opened by the user that OpenAlgo runs as. */
async function belongLike(file: string, model: string): Promise<void> {
  const [own, wanted] = await Promise.all([stat(file), stat(model)]);
  if (own.uid !== wanted.uid || own.gid !== wanted.gid) {
    await chown(file, wanted.uid, wanted.gid);
  }
  if (wanted.isFile()) {
    await chmod(file, wanted.mode);
  }
}

/** The old file gets a second name before it loses the first, so that there is a database at every moment. */
async function keepAside(path: string, aside: string): Promise<void> {
  // Some file systems have no second names.
  await link(path, aside).catch(() => copyFile(path, aside, constants.COPYFILE_EXCL));
  for (const suffix of ['-wal', '-shm'].filter((companion) => existsSync(path + companion))) {
    await rename(path + suffix, aside + suffix);
  }
}

/**
 * Brings what is in the WAL into the file and shows that nobody else has it open, for only then a file leaves WAL mode.
 * Whoever had it open would go on to write into the old file, and all of that would be lost.
 */
function settle(path: string, force: boolean): void {
  try {
    const file = new SqliteFile(path, { timeout: QUIET_WAIT_MS });
    try {
      file.pragma('journal_mode = DELETE');
    } finally {
      file.close();
    }
  } catch (cause) {
    const isBusy = cause instanceof SqliteFile.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    // A file that is damaged moves aside as it is; that is what a restore is for.
    if (isBusy && !force) {
      throw new AppError(
        'conflict',
        'DATABASE_IN_USE',
        `${path} is in use. Stop OpenAlgo and whatever else has it open, then restore again.`,
        { cause },
      );
    }
  }
}

async function removeFiles(path: string): Promise<void> {
  await Promise.all(COMPANIONS.map((suffix) => rm(path + suffix, { force: true })));
}

function sqliteVersion(): string {
  const memory = new SqliteFile(':memory:');
  try {
    return String(memory.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    memory.close();
  }
}

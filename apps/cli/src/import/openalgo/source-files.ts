import { constants } from 'node:fs';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@openalgo/domain';

/** The SQLite files of an OpenAlgo installation that are read, by their names there. */
export const SOURCE_FILES = ['openalgo.db', 'sandbox.db', 'latency.db', 'logs.db'] as const;
export type SourceFile = (typeof SOURCE_FILES)[number];

/** What SQLite keeps beside a database: newest commits that are not in the file yet, or how to undo a torn one. */
const COMPANIONS = ['', '-wal', '-journal'] as const;

/** Copies in a folder of their own. */
export interface FileCopies {
  /** The copies by name; files that are not there are left out. */
  readonly paths: ReadonlyMap<SourceFile, string>;
  remove(): Promise<void>;
}

/**
 * Copies the files with what SQLite keeps beside them, because even reading a database in WAL mode writes into its
 * folder, and the old installation is to stay as it is. Throws `not-found` when the folder is no OpenAlgo `db` folder, and
 * `conflict` when somebody wrote to a file meanwhile.
 */
export async function copySourceFiles(folder: string): Promise<FileCopies> {
  const source = await findFolder(folder);
  // Only this user may look into it: the files hold secrets.
  const target = await mkdtemp(join(tmpdir(), 'openalgo-import-'));
  const remove = () => rm(target, { recursive: true, force: true });

  try {
    const paths = new Map<SourceFile, string>();
    for (const file of SOURCE_FILES) {
      if (await copyDatabase(join(source, file), join(target, file))) {
        paths.set(file, join(target, file));
      }
    }

    return { paths, remove };
  } catch (error) {
    await remove();
    throw error instanceof AppError ? error : unreadable(source, error);
  }
}

/** The folder itself, or its `db`. */
async function findFolder(folder: string): Promise<string> {
  for (const candidate of [folder, join(folder, 'db')]) {
    if ((await stampOf(join(candidate, 'openalgo.db'))) !== null) {
      return candidate;
    }
  }

  throw new AppError(
    'not-found',
    'OPENALGO_NOT_FOUND',
    `there is no openalgo.db in ${folder}: name the db folder of an OpenAlgo installation`,
  );
}

/** Whether there was a file to copy. */
async function copyDatabase(source: string, target: string): Promise<boolean> {
  const stamps = () => Promise.all(COMPANIONS.map((suffix) => stampOf(source + suffix)));
  const before = await stamps();

  for (const [index, suffix] of COMPANIONS.entries()) {
    if (before[index] !== null) {
      await copyFile(source + suffix, target + suffix, constants.COPYFILE_FICLONE);
    }
  }

  if ((await stamps()).join() !== before.join()) {
    throw new AppError(
      'conflict',
      'OPENALGO_RUNNING',
      `${source} was written to while it was copied: stop OpenAlgo, then try again`,
    );
  }

  return before[0] !== null;
}

/** Changes with every write; null where there is no file. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size}@${mtimeMs}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))) {
      return null;
    }

    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'OPENALGO_UNREADABLE',
    `${path} cannot be copied to ${tmpdir()}: this user must be able to read it, and there must be room for the copy (TMPDIR names another place)`,
    { cause },
  );
}

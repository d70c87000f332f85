import { existsSync } from 'node:fs';
import { AppError } from '@openalgo/domain';
import SqliteFile from 'better-sqlite3';
import type { SpaceRules } from '../../retention/space-rules.ts';

/** A quarter of a megabyte, which takes one or two milliseconds. */
const PAGES_PER_STEP = 64;
const COMPACT_WAIT_MS = 5_000;
/** Space can be given back little by little. A file is made so, or becomes so when it is rewritten. */
export const AUTO_VACUUM = 'auto_vacuum = INCREMENTAL';
export const AUTO_VACUUM_INCREMENTAL = 2;

export const sqliteSpace: SpaceRules = {
  async giveBackSome(path) {
    // Whoever is writing goes first: the next step tries again.
    const file = new SqliteFile(path, { timeout: 0, fileMustExist: true });
    try {
      if (pragmaNumber(file, 'auto_vacuum') !== AUTO_VACUUM_INCREMENTAL) {
        return false;
      }

      // `exec` runs it to its end; a statement's `run` would free a single page.
      file.exec(`PRAGMA incremental_vacuum(${PAGES_PER_STEP})`);
      const hasMore = pragmaNumber(file, 'freelist_count') > 0;
      if (!hasMore) {
        file.pragma('wal_checkpoint(PASSIVE)');
      }

      return hasMore;
    } catch (error) {
      if (isBusy(error)) {
        return true;
      }

      throw error;
    } finally {
      file.close();
    }
  },

  async compact(path) {
    if (!existsSync(path)) {
      return false;
    }

    const file = new SqliteFile(path, { timeout: COMPACT_WAIT_MS });
    try {
      file.pragma(AUTO_VACUUM);
      file.exec('VACUUM');
      file.pragma('wal_checkpoint(TRUNCATE)');
      return true;
    } catch (error) {
      throw isBusy(error)
        ? new AppError('unavailable', 'DATABASE_BUSY', `${path} is in use. Stop OpenAlgo, then try again.`, {
            cause: error,
          })
        : error;
    } finally {
      file.close();
    }
  },
};

/** A pragma that is a number. */
export function pragmaNumber(file: SqliteFile.Database, name: string): number {
  return Number(file.pragma(name, { simple: true }));
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

import { type FSWatcher, watch } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import type { ChangeSignal } from '../../connect/database.ts';

/** How long after a change it is seen where no file tells of it. */
const POLL_MS = 5;
/** Between the last byte of a commit in the WAL and the moment from which others see it, less than this passes. */
const AFTERWARDS_MS = 1;

/**
 * Watches SQLite's data version, which a connection sees change when another one, of whatever process, has committed.
 * Reading it looks at shared memory alone, so it costs microseconds. Where the system tells of writes to the WAL, it is
 * read at once when there was one; it is read every few milliseconds everywhere.
 */
export function openSqliteChangeSignal(path: string): ChangeSignal {
  const file = new SqliteFile(path, { readonly: true });
  const readVersion = (): unknown => file.pragma('data_version', { simple: true });
  let seen = readVersion();
  const onWrite = new Set<() => void>();

  function hasChanged(): boolean {
    const version = readVersion();
    const changed = version !== seen;
    seen = version;
    return changed;
  }

  const watcher = watchWrites(`${path}-wal`, () => {
    for (const look of onWrite) {
      look();
    }
  });

  return {
    wait: (timeoutMs, signal) => {
      if (signal?.aborted === true || !file.open || hasChanged()) {
        return Promise.resolve();
      }

      return new Promise((resolve) => {
        const finish = (): void => {
          clearInterval(poll);
          clearTimeout(timeout);
          clearTimeout(afterwards);
          onWrite.delete(lookTwice);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const look = (): void => {
          if (!file.open || hasChanged()) {
            finish();
          }
        };
        let afterwards: NodeJS.Timeout | undefined;
        const lookTwice = (): void => {
          clearTimeout(afterwards);
          afterwards = setTimeout(look, AFTERWARDS_MS);
          look();
        };
        const poll = setInterval(look, POLL_MS);
        const timeout = setTimeout(finish, timeoutMs);
        signal?.addEventListener('abort', finish, { once: true });
        onWrite.add(lookTwice);
      });
    },
    close: () => {
      watcher?.close();
      file.close();
    },
  };
}

/** Null where nobody tells of writes: on some file systems, and where the limit of watches is reached. */
function watchWrites(path: string, onWrite: () => void): FSWatcher | null {
  try {
    const watcher = watch(path, { persistent: false }, onWrite);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

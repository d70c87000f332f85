import SqliteFile from 'better-sqlite3';
import type { ChangeSignal } from '../../connect/database.ts';

const POLL_MS = 5;

/**
 * Watches SQLite's data version, which a connection sees change when another one, of whatever process, has committed.
 * Reading it looks at shared memory alone, so it costs microseconds.
 */
export function openSqliteChangeSignal(path: string): ChangeSignal {
  const file = new SqliteFile(path, { readonly: true });
  const readVersion = (): unknown => file.pragma('data_version', { simple: true });
  let seen = readVersion();

  function hasChanged(): boolean {
    const version = readVersion();
    const changed = version !== seen;
    seen = version;
    return changed;
  }

  return {
    wait: (timeoutMs, signal) => {
      if (signal?.aborted === true || !file.open || hasChanged()) {
        return Promise.resolve();
      }

      return new Promise((resolve) => {
        const finish = (): void => {
          clearInterval(poll);
          clearTimeout(timeout);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const poll = setInterval(() => {
          if (!file.open || hasChanged()) {
            finish();
          }
        }, POLL_MS);
        const timeout = setTimeout(finish, timeoutMs);
        signal?.addEventListener('abort', finish, { once: true });
      });
    },
    close: () => {
      file.close();
    },
  };
}

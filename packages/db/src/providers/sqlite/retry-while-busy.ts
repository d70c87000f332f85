import { setTimeout as sleep } from 'node:timers/promises';
import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import SqliteFile from 'better-sqlite3';

/** Short, because the transactions of others are: a few milliseconds each. */
const PAUSE_MS = 1;

/**
 * Runs a statement, again and again while another connection has the file's write lock, for `waitMs` at most; then
 * throws the driver's own error. Between attempts the process is free to do other things, the very transaction that
 * has the lock among them.
 */
export async function retryWhileBusy<Result>(work: () => Promise<Result>, waitMs: number): Promise<Result> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) {
        throw error;
      }
    }

    await sleep(PAUSE_MS);
  }
}

/** SQLITE_BUSY, as the driver says it and as Prisma does. */
function isBusy(error: unknown): boolean {
  return error instanceof DriverAdapterError
    ? error.cause.kind === 'SocketTimeout'
    : error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

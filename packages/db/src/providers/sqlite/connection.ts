import type { Connection, Statements } from '../../connect/connection.ts';
import { transactionExpired } from '../../connect/errors.ts';
import type { ResolvedOptions } from '../../connect/options.ts';
import type { Sql } from '../../sql/template.ts';
import { openPreparedFile, type PreparedFile } from './file.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { createRowWrites, type RowWrites } from './row-writes.ts';
import type { WriteLock } from './write-lock.ts';

/**
 * A file by two connections of the bare driver, one that writes and one that reads. Whatever is not a transaction's
 * reads the last commit; writes wait, first come, first served, until the transaction before them is over.
 */
export function openSqliteConnection(
  path: string,
  { synchronous, lockWaitMs, onStatement }: ResolvedOptions,
  lock: WriteLock,
): Connection {
  const synchronously = `synchronous = ${synchronous}`;
  // Waiting for other processes is ours, between attempts, so that it never holds up the event loop.
  const writer = openPreparedFile(path, [synchronously, 'busy_timeout = 0'], onStatement);
  const reader = openPreparedFile(path, [synchronously, 'query_only = ON'], onStatement);
  const writes = createRowWrites(writer);

  async function locked<Result>(work: () => Result): Promise<Result> {
    const release = await lock.acquire();
    try {
      return await retryWhileBusy(async () => work(), lockWaitMs);
    } finally {
      release();
    }
  }

  return {
    statements: {
      // The caller names the row's type, as with any SQL.
      query: async <Row>(statement: Sql) =>
        (isPlainRead(statement.sql)
          ? reader.query(statement)
          : await locked(() => writer.query(statement))) as Row[],
      execute: (statement) => locked(() => writer.execute(statement)),
      insert: (plan) => locked(() => writes.insert(plan)),
      update: (plan) => locked(() => writes.update(plan)),
    },

    async transaction(work, timeoutMs) {
      const release = await lock.acquire();
      try {
        await retryWhileBusy(async () => begin(writer), lockWaitMs);
        return await runBegun(writer, writes, work, { timeoutMs, release });
      } finally {
        release();
      }
    },

    close: async () => {
      reader.close();
      writer.close();
    },
  };
}

/** The transaction holds the file's write lock from its start: a read before its first write cannot make that impossible. */
const begin = (file: PreparedFile): unknown => file.prepare('BEGIN IMMEDIATE').run();

/** Only SELECT is known to write nothing; what else might (WITH, PRAGMA) goes to the writer, which is always right. */
function isPlainRead(text: string): boolean {
  return /^\s*SELECT\b/i.test(text);
}

interface Limits {
  readonly timeoutMs: number;
  /** Lets the next one write. */
  readonly release: () => void;
}

/** Runs a transaction that has begun to its end: committed, or rolled back for what it threw or for taking too long. */
async function runBegun<Result>(
  file: PreparedFile,
  writes: RowWrites,
  work: (statements: Statements) => Promise<Result>,
  { timeoutMs, release }: Limits,
): Promise<Result> {
  let isOver = false;
  function end(): void {
    isOver = true;
    rollBack(file);
    release();
  }

  function whileOpen<Returned>(use: () => Returned): Returned {
    if (isOver) {
      throw transactionExpired(timeoutMs);
    }

    return use();
  }

  const timer = setTimeout(end, timeoutMs);
  try {
    const result = await work(transactionStatements(file, writes, whileOpen));
    whileOpen(() => file.prepare('COMMIT').run());
    return result;
  } finally {
    clearTimeout(timer);
    if (!isOver) {
      end();
    }
  }
}

function transactionStatements(
  file: PreparedFile,
  writes: RowWrites,
  whileOpen: <Returned>(use: () => Returned) => Returned,
): Statements {
  return {
    // The caller names the row's type, as with any SQL.
    query: async <Row>(statement: Sql) => whileOpen(() => file.query(statement)) as Row[],
    execute: async (statement) => whileOpen(() => file.execute(statement)),
    insert: async (plan) => whileOpen(() => writes.insert(plan)),
    update: async (plan) => whileOpen(() => writes.update(plan)),
  };
}

/** Nothing after a commit, and nothing where SQLite ended the transaction by itself, as it does on a full disk. */
function rollBack(file: PreparedFile): void {
  if (file.inTransaction) {
    file.prepare('ROLLBACK').run();
  }
}

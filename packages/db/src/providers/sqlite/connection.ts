import { type BegunTransaction, runBegun } from '../../connect/begun-transaction.ts';
import type { Connection, Statements } from '../../connect/connection.ts';
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
        return await runBegun(transactionOf(writer, writes, release), work, timeoutMs);
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

function transactionOf(file: PreparedFile, writes: RowWrites, release: () => void): BegunTransaction {
  return {
    statements: statementsOf(file, writes),
    commit: async () => {
      try {
        file.prepare('COMMIT').run();
      } finally {
        rollBack(file);
      }
    },
    // Whoever is next need not wait until the work that took too long has found out.
    rollBack: async () => {
      rollBack(file);
      release();
    },
  };
}

function statementsOf(file: PreparedFile, writes: RowWrites): Statements {
  return {
    // The caller names the row's type, as with any SQL.
    query: async <Row>(statement: Sql) => file.query(statement) as Row[],
    execute: async (statement) => file.execute(statement),
    insert: async (plan) => writes.insert(plan),
    update: async (plan) => writes.update(plan),
  };
}

/** Nothing after a commit, and nothing where SQLite ended the transaction by itself, as it does on a full disk. */
function rollBack(file: PreparedFile): void {
  if (file.inTransaction) {
    file.prepare('ROLLBACK').run();
  }
}

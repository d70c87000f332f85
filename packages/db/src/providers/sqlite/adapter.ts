import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { retryWhileBusy } from './retry-while-busy.ts';
import type { Release, WriteLock } from './write-lock.ts';

export interface SqliteAdapterOptions {
  readonly path: string;
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly lockWaitMs: number;
  /** Shared with whoever else writes to this file in this process. */
  readonly lock: WriteLock;
}

/** How long SQLite itself waits when a connection is opened: it does so without letting anything else of the process run. */
const OPEN_TIMEOUT_MS = 5_000;
const ADAPTER_NAME = '@openalgo/db/sqlite';

/**
 * Prisma's adapter for SQLite, twice on one file: a connection that writes and one that reads.
 *
 * The official adapter has a single connection, on which a query that is issued while a transaction is open becomes
 * part of it: it would see what is not committed, and a write would be lost with a rollback that is none of its
 * business. Here whatever is not a transaction's reads the last commit on a connection of its own, and writes wait,
 * first come, first served, until the transaction is over.
 */
export function createSqliteAdapter(options: SqliteAdapterOptions): SqlDriverAdapterFactory {
  return {
    provider: 'sqlite',
    adapterName: ADAPTER_NAME,
    connect: async () => {
      // Waiting for other processes is ours, between attempts, so that it never holds up the event loop.
      const writer = await connect(options, ['busy_timeout = 0']);
      const reader = await connect(options, ['query_only = ON']);
      return composeAdapter(writer, reader, options.lock, options.lockWaitMs);
    },
  };
}

async function connect(options: SqliteAdapterOptions, pragmas: readonly string[]): Promise<SqlDriverAdapter> {
  const factory = new PrismaBetterSqlite3({ url: options.path, timeout: OPEN_TIMEOUT_MS });
  const connection = await factory.connect();
  // What belongs to the file is set by now, and setting it again would wait for whoever is writing.
  const all = [`synchronous = ${options.synchronous}`, 'foreign_keys = ON', ...pragmas];
  await connection.executeScript(all.map((pragma) => `PRAGMA ${pragma};`).join('\n'));
  return connection;
}

function composeAdapter(
  writer: SqlDriverAdapter,
  reader: SqlDriverAdapter,
  lock: WriteLock,
  lockWaitMs: number,
): SqlDriverAdapter {
  async function locked<Result>(work: () => Promise<Result>): Promise<Result> {
    const release = await lock.acquire();
    try {
      return await retryWhileBusy(work, lockWaitMs);
    } finally {
      release();
    }
  }

  return {
    provider: 'sqlite',
    adapterName: ADAPTER_NAME,
    queryRaw: (query) => (isPlainRead(query) ? reader.queryRaw(query) : locked(() => writer.queryRaw(query))),
    executeRaw: (query) => locked(() => writer.executeRaw(query)),
    executeScript: (script) => locked(() => writer.executeScript(script)),
    startTransaction: async (isolationLevel) => {
      const release = await lock.acquire();
      try {
        return holdLock(await startWriting(writer, isolationLevel, lockWaitMs), release);
      } catch (error) {
        release();
        throw error;
      }
    },
    dispose: async () => {
      await reader.dispose();
      await writer.dispose();
    },
  };
}

/**
 * A transaction that holds the file's write lock from its start. The official adapter begins without it; then the
 * first write would have to wait inside SQLite, and a read before it could make that write impossible.
 */
async function startWriting(
  writer: SqlDriverAdapter,
  isolationLevel: Parameters<SqlDriverAdapter['startTransaction']>[0],
  lockWaitMs: number,
): Promise<Transaction> {
  const transaction = await writer.startTransaction(isolationLevel);
  try {
    await transaction.executeRaw(statement('ROLLBACK'));
    await retryWhileBusy(() => transaction.executeRaw(statement('BEGIN IMMEDIATE')), lockWaitMs);
    return transaction;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

function statement(text: string): SqlQuery {
  return { sql: text, args: [], argTypes: [] };
}

/** Only SELECT is known to write nothing; what else might (WITH, PRAGMA) goes to the writer, which is always right. */
function isPlainRead(query: SqlQuery): boolean {
  return /^\s*SELECT\b/i.test(query.sql);
}

/** The transaction, giving the lock back at its end, and not before the connection is out of the transaction. */
function holdLock(transaction: Transaction, release: Release): Transaction {
  let open = true;

  async function executeRaw(query: SqlQuery): Promise<number> {
    const count = await transaction.executeRaw(query);
    if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') {
      open = false;
    }

    return count;
  }

  /** After a commit that failed Prisma calls this without a ROLLBACK, and the writer must not stay inside. */
  async function rollback(): Promise<void> {
    try {
      if (open) {
        await transaction.executeRaw(statement('ROLLBACK')).catch(ignoreNoTransaction);
      }
    } finally {
      await transaction.rollback();
      release();
    }
  }

  return {
    provider: 'sqlite',
    adapterName: ADAPTER_NAME,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query),
    executeRaw,
    commit: async () => {
      await transaction.commit();
      release();
    },
    rollback,
    createSavepoint: async (name) => transaction.createSavepoint?.(name),
    rollbackToSavepoint: async (name) => transaction.rollbackToSavepoint?.(name),
    releaseSavepoint: async (name) => transaction.releaseSavepoint?.(name),
  };
}

/** SQLite ends a transaction by itself after some failures, such as a full disk; then there is nothing to roll back. */
function ignoreNoTransaction(): void {}

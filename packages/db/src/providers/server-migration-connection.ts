import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';
import type { MigrationConnection, StatementRunner } from '../migrate/connection.ts';
import { queriesOf } from './adapter-queries.ts';
import { endTransaction } from './adapter-transaction.ts';
import type { ServerStatements } from './server-connection.ts';

/** What the two servers do differently about migrating. */
export interface ServerMigrationRules
  extends Pick<MigrationConnection, 'journalTable' | 'journalPresent' | 'isTransactional' | 'encodeTime'>,
    Pick<ServerStatements, 'text'> {
  /** Takes the lock that Prisma Migrate takes too. Held until the connection or the transaction ends, or `unlock`. */
  lock(runner: StatementRunner): Promise<void>;
  unlock(runner: StatementRunner): Promise<void>;
}

/** A connection to a server for migrating: a transaction of Prisma's adapter, because that stays on one connection. */
export async function openServerMigrationConnection(
  factory: SqlDriverAdapterFactory,
  rules: ServerMigrationRules,
): Promise<MigrationConnection> {
  const adapter = await factory.connect();

  return {
    journalTable: rules.journalTable,
    journalPresent: rules.journalPresent,
    isTransactional: rules.isTransactional,
    encodeTime: rules.encodeTime,
    exclusively: (work) =>
      inTransaction(adapter, async (transaction) => {
        const runner = queriesOf(transaction, rules.text);
        await rules.lock(runner);
        try {
          return await work(runner);
        } finally {
          await rules.unlock(runner);
        }
      }),
    reading: (work) => work(queriesOf(adapter, rules.text)),
    close: () => adapter.dispose(),
  };
}

async function inTransaction<Result>(
  adapter: SqlDriverAdapter,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const transaction = await adapter.startTransaction();
  const result = await work(transaction).catch(async (error: unknown) => {
    await endTransaction(transaction, 'ROLLBACK');
    throw error;
  });
  // Whatever comes of it, the connection is given back by then.
  await endTransaction(transaction, 'COMMIT');
  return result;
}

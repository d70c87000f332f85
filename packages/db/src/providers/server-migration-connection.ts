import type {
  ArgType,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type { MigrationConnection, StatementRunner } from '../migrate/connection.ts';
import type { Sql } from '../sql/template.ts';
import { endTransaction } from './adapter-transaction.ts';
import { toObject } from './row-objects.ts';
import type { ServerStatements } from './server-connection.ts';

/** What the two servers do differently about migrating. */
export interface ServerMigrationRules
  extends Pick<MigrationConnection, 'journalTable' | 'journalPresent' | 'isTransactional' | 'encodeTime'>,
    Pick<ServerStatements, 'text'> {
  /** Takes the lock that Prisma Migrate takes too. Held until the connection or the transaction ends, or `unlock`. */
  lock(runner: StatementRunner): Promise<void>;
  unlock(runner: StatementRunner): Promise<void>;
}

const TEXT_ARGUMENT: ArgType = { scalarType: 'string', arity: 'scalar' };

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
        const runner = createRunner(transaction, rules);
        await rules.lock(runner);
        try {
          return await work(runner);
        } finally {
          await rules.unlock(runner);
        }
      }),
    reading: (work) => work(createRunner(adapter, rules)),
    close: () => adapter.dispose(),
  };
}

async function inTransaction<Result>(
  adapter: SqlDriverAdapter,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const transaction = await adapter.startTransaction();
  try {
    const result = await work(transaction);
    await endTransaction(transaction, 'COMMIT');
    return result;
  } catch (error) {
    await endTransaction(transaction, 'ROLLBACK');
    throw error;
  }
}

function createRunner(queryable: SqlQueryable, rules: ServerMigrationRules): StatementRunner {
  const toQuery = (statement: Sql) => ({
    sql: rules.text(statement),
    args: [...statement.values],
    argTypes: statement.values.map(() => TEXT_ARGUMENT),
  });

  return {
    query: async <Row>(statement: Sql) => toRows<Row>(await queryable.queryRaw(toQuery(statement))),
    execute: async (statement) => {
      await queryable.executeRaw(toQuery(statement));
    },
  };
}

/** The caller names the row's type, as with any SQL. */
function toRows<Row>({ columnNames, rows }: SqlResultSet): Row[] {
  return rows.map((row) => toObject(columnNames, row) as Row);
}

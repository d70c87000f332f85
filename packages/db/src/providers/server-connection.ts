import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { runBegun } from '../connect/begun-transaction.ts';
import type { Connection, Statements } from '../connect/connection.ts';
import type { InsertPlan, UpdatePlan } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';
import { queriesOf } from './adapter-queries.ts';
import { endTransaction } from './adapter-transaction.ts';

/** How a server says what the other says otherwise. */
export interface ServerStatements {
  /** The statement's text with this engine's placeholders. */
  text(statement: Sql): string;
  /** A set-based write: one statement for all rows. */
  insert(plan: InsertPlan): Sql;
  update(plan: UpdatePlan): Sql;
}

/**
 * Reaches a server by the adapter's pool alone. The generated client over it takes three times as long for a statement:
 * it types parameters and columns, and makes rows of them that are then read anew.
 */
export async function connectByAdapter(
  factory: SqlDriverAdapterFactory,
  server: ServerStatements,
): Promise<Connection> {
  const adapter = await factory.connect();
  return {
    statements: statementsOf(adapter, server),
    transaction: (work, timeoutMs) => inTransaction(adapter, server, work, timeoutMs),
    close: () => adapter.dispose(),
  };
}

async function inTransaction<Result>(
  adapter: SqlDriverAdapter,
  server: ServerStatements,
  work: (statements: Statements) => Promise<Result>,
  timeoutMs: number,
): Promise<Result> {
  const transaction = await adapter.startTransaction('READ COMMITTED');
  const begun = {
    statements: statementsOf(transaction, server),
    commit: () => endTransaction(transaction, 'COMMIT'),
    rollBack: () => endTransaction(transaction, 'ROLLBACK'),
  };
  return runBegun(begun, work, timeoutMs);
}

function statementsOf(queryable: SqlQueryable, server: ServerStatements): Statements {
  const queries = queriesOf(queryable, server.text);
  return {
    ...queries,
    insert: (plan) => queries.execute(server.insert(plan)),
    update: (plan) => queries.execute(server.update(plan)),
  };
}

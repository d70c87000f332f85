import type { Connection, Statements } from '../connect/connection.ts';
import type { ResolvedOptions } from '../connect/options.ts';
import type { InsertPlan, UpdatePlan } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';

/** How a server says a set-based write: one statement whose only parameter is the rows as JSON. */
export interface BulkStatements {
  insert(plan: InsertPlan): Sql;
  update(plan: UpdatePlan): Sql;
}

/** What this package needs of a Prisma client or of one of its transactions. */
export interface RawClient {
  $queryRaw<Row>(statement: Sql): PromiseLike<Row>;
  $executeRaw(statement: Sql): PromiseLike<number>;
}

interface TransactionOptions {
  readonly maxWait: number;
  readonly timeout: number;
  readonly isolationLevel: 'ReadCommitted';
}

/** What this package needs of a Prisma client to run statements and transactions. */
export interface TransactionalClient extends RawClient {
  $connect(): Promise<void>;
  $transaction<Result>(
    work: (transaction: RawClient) => Promise<Result>,
    options: TransactionOptions,
  ): Promise<Result>;
}

/** Reaches a server through the generated client's pool. */
export async function connectByClient(
  client: TransactionalClient,
  bulk: BulkStatements,
  { lockWaitMs }: ResolvedOptions,
): Promise<Connection> {
  await client.$connect();
  return {
    statements: statementsOf(client, bulk),
    transaction: (work, timeout) =>
      client.$transaction((transaction) => work(statementsOf(transaction, bulk)), {
        maxWait: lockWaitMs,
        timeout,
        isolationLevel: 'ReadCommitted',
      }),
    // The client is closed by whoever made it.
    close: async () => {},
  };
}

function statementsOf(client: RawClient, bulk: BulkStatements): Statements {
  return {
    query: async <Row>(statement: Sql) => client.$queryRaw<Row[]>(statement),
    execute: async (statement) => client.$executeRaw(statement),
    insert: async (plan) => client.$executeRaw(bulk.insert(plan)),
    update: async (plan) => client.$executeRaw(bulk.update(plan)),
  };
}

import type { Dialect } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';
import type { SqlSession } from './database.ts';
import { withAppErrors } from './errors.ts';

/** What this package needs of a Prisma client or of one of its transactions. */
export interface RawClient {
  $queryRaw<Row>(statement: Sql): PromiseLike<Row>;
  $executeRaw(statement: Sql): PromiseLike<number>;
}

export function createSession(client: RawClient, dialect: Dialect): SqlSession {
  return {
    dialect,
    query: <Row>(statement: Sql) => withAppErrors(() => client.$queryRaw<Row[]>(statement)),
    execute: (statement) => withAppErrors(() => client.$executeRaw(statement)),
  };
}

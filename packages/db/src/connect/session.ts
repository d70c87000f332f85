import type { Dialect } from '../sql/dialect.ts';
import type { Statements } from './connection.ts';
import type { SqlSession } from './database.ts';
import { withAppErrors } from './errors.ts';

/** Statements that throw errors of ours. */
export function createSession(statements: Statements, dialect: Dialect): SqlSession {
  return {
    dialect,
    query: (statement) => withAppErrors(() => statements.query(statement)),
    execute: (statement) => withAppErrors(() => statements.execute(statement)),
    insert: (plan) => withAppErrors(() => statements.insert(plan)),
    update: (plan) => withAppErrors(() => statements.update(plan)),
  };
}

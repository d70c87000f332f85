import type { ArgType, SqlQueryable } from '@prisma/driver-adapter-utils';
import type { Statements } from '../connect/connection.ts';
import type { Sql } from '../sql/template.ts';
import { toObject } from './row-objects.ts';

/** The drivers tell values apart by themselves. */
const ANY_ARGUMENT: ArgType = { scalarType: 'unknown', arity: 'scalar' };

/** Statements on an adapter or one of its transactions; `text` gives one the placeholders of its engine. */
export function queriesOf(
  queryable: SqlQueryable,
  text: (statement: Sql) => string,
): Pick<Statements, 'query' | 'execute'> {
  const toQuery = (statement: Sql) => ({
    sql: text(statement),
    args: statement.values,
    argTypes: statement.values.map(() => ANY_ARGUMENT),
  });

  return {
    async query<Row>(statement: Sql) {
      const { columnNames, rows } = await queryable.queryRaw(toQuery(statement));
      // The caller names the row's type, as with any SQL.
      return rows.map((row) => toObject(columnNames, row) as Row);
    },
    execute: (statement) => queryable.executeRaw(toQuery(statement)),
  };
}

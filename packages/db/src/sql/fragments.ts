import type { SqlSession } from '../connect/database.ts';
import type { SqlValue } from './dialect.ts';
import { pickColumns, rowValues } from './rows.ts';
import { type Columns, type ColumnType, type ColumnValue, defineTable, type RowOf } from './table.ts';
import { type Sql, sql } from './template.ts';

/** `IN (…)` for a column of the type, the whole list being one parameter: sql`… WHERE id ${inList(session, integer, ids)}`. */
export function inList<Type extends ColumnType>(
  session: SqlSession,
  type: Type,
  values: readonly ColumnValue<Type>[],
): Sql {
  // ColumnValue is a subset of SqlValue for every type; the compiler cannot see that through the condition.
  return session.dialect.inList(type, values as readonly SqlValue[]);
}

/** An instant for comparing with columns of instants: sql`… WHERE created_at < ${instantParameter(session, ms)}`. */
export function instantParameter(session: SqlSession, epochMs: number): Sql {
  return session.dialect.instant(epochMs);
}

/**
 * Rows as a table with an alias, the whole of them being one parameter. Put it first and CROSS JOIN the table that is
 * searched, with the condition in WHERE: SQLite keeps to the order of a CROSS JOIN, so that it looks up each row by the
 * index instead of scanning the table, which without statistics it might prefer; to the others it is a plain join.
 */
export function tuplesSource<const Cols extends Columns>(
  session: SqlSession,
  alias: string,
  columns: Cols,
  rows: readonly Required<RowOf<Cols>>[],
): Sql {
  const named = pickColumns(defineTable(alias, columns), Object.keys(columns));
  // Required<RowOf> gives every column a SqlValue; the mapped type has no index signature to say so.
  const values = rowValues(named, rows as readonly Readonly<Record<string, SqlValue>>[]);
  return sql`${session.dialect.rows(named, values)} AS ${session.dialect.identifier(alias)}`;
}

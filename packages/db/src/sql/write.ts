import type { SqlSession } from '../connect/database.ts';
import type { ConflictRule } from './dialect.ts';
import { pickColumns, rowValues } from './rows.ts';
import type { Columns, RowOf, Table } from './table.ts';

/** The names of a table's columns. */
export type ColumnName<Cols extends Columns> = Extract<keyof Cols, string>;

export interface InsertOptions<Cols extends Columns> {
  /**
   * For a row whose unique key is there already: `fail` (the default) throws `conflict` and writes nothing at all,
   * `ignore` leaves the row that is there, and otherwise the columns `update` of the one found by `key` are overwritten.
   */
  readonly onConflict?:
    | 'fail'
    | 'ignore'
    | { readonly key: readonly ColumnName<Cols>[]; readonly update: readonly ColumnName<Cols>[] };
}

/**
 * Inserts rows with one statement whose only parameter is the rows as JSON. Every row must give the same columns;
 * the others get their defaults.
 */
export async function insertRows<Cols extends Columns>(
  session: SqlSession,
  table: Table<Cols>,
  rows: readonly RowOf<Cols>[],
  options: InsertOptions<Cols> = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) {
    return;
  }

  const columns = pickColumns(table, Object.keys(first));
  const onConflict: ConflictRule = options.onConflict ?? 'fail';
  await session.execute(
    session.dialect.insert({ table: table.name, columns, rows: rowValues(columns, rows), onConflict }),
  );
}

export interface UpdateColumns<Cols extends Columns> {
  /** What finds a row. May hold more than its unique key, e.g. the version that a decision was based on. */
  readonly key: readonly ColumnName<Cols>[];
  readonly set: readonly ColumnName<Cols>[];
}

/**
 * Updates rows with one statement whose only parameter is the rows as JSON, each with the columns of `key` and `set`
 * and no other; returns how many rows were found. Null never matches as a key. No two rows may have the same key.
 */
export async function updateRows<Cols extends Columns>(
  session: SqlSession,
  table: Table<Cols>,
  { key, set }: UpdateColumns<Cols>,
  rows: readonly RowOf<Cols>[],
): Promise<number> {
  if (rows.length === 0) {
    return 0;
  }

  const keyColumns = pickColumns(table, key);
  const setColumns = pickColumns(table, set);
  const values = rowValues([...keyColumns, ...setColumns], rows);
  return session.execute(
    session.dialect.update({ table: table.name, key: keyColumns, set: setColumns, rows: values }),
  );
}

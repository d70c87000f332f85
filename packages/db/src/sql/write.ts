import type { SqlSession } from '../connect/database.ts';
import type { ConflictRule, SqlValue } from './dialect.ts';
import { pickColumns, rowValues } from './rows.ts';
import { columnList, equalities } from './statement-parts.ts';
import type { Columns, RowOf, Table } from './table.ts';
import { raw, sql } from './template.ts';

const KNOWN = raw('known_row');
const GIVEN = raw('given_row');

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
 * Inserts rows at once, all or none, by the engine's own best way: on PostgreSQL one statement whose only parameter is the
 * rows as JSON, on MySQL one with the rows written out, on SQLite a prepared one for each. Every row must give the same columns; the others get their defaults.
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
  await session.insert({ table: table.name, columns, rows: rowValues(columns, rows), onConflict });
}

/**
 * Inserts those rows of which the table has none with the same values in the columns of `identity`, which are never
 * null; returns how many those were. One statement whose only parameter is the rows as JSON. For tables whose rows have
 * no unique key: where there is one, `insertRows` with `ignore` also holds against others who write at the same time.
 */
export async function insertMissing<Cols extends Columns>(
  session: SqlSession,
  table: Table<Cols>,
  identity: readonly ColumnName<Cols>[],
  rows: readonly RowOf<Cols>[],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) {
    return 0;
  }

  const { dialect } = session;
  const columns = pickColumns(table, Object.keys(first));
  const names = columnList(dialect.identifier, columns);
  const target = dialect.identifier(table.name);
  const isThere = equalities(dialect.identifier, pickColumns(table, identity), KNOWN, GIVEN);
  return session.execute(
    sql`INSERT INTO ${target} (${names})
      SELECT ${names} FROM ${dialect.rows(columns, rowValues(columns, rows))} AS ${GIVEN}
      WHERE NOT EXISTS (SELECT 1 FROM ${target} AS ${KNOWN} WHERE ${isThere})`,
  );
}

export interface UpdateColumns<Cols extends Columns> {
  /** What finds a row. May hold more than its unique key, e.g. the version that a decision was based on. */
  readonly key: readonly ColumnName<Cols>[];
  readonly set: readonly ColumnName<Cols>[];
}

/**
 * Updates rows at once, as `insertRows` inserts them, each with the columns of `key` and `set` and no other; returns how
 * many rows were found. Null never matches as a key. No two rows may have the same key.
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
  return session.update({ table: table.name, key: keyColumns, set: setColumns, expected: [], rows: values });
}

/** Deletes the rows whose column holds one of the values, with one statement; returns how many there were. */
export async function deleteRows<Cols extends Columns>(
  session: SqlSession,
  table: Table<Cols>,
  key: ColumnName<Cols>,
  values: readonly SqlValue[],
): Promise<number> {
  const [column] = pickColumns(table, [key]);
  return column === undefined || values.length === 0
    ? 0
    : session.execute(session.dialect.delete({ table: table.name, key: column, values }));
}

/** A new value for a column of one row, and the value that it takes the place of. */
export interface Replacement {
  readonly key: SqlValue;
  readonly from: SqlValue;
  readonly to: SqlValue;
}

/**
 * Replaces values of one column at once, each only where it is still the one that is to be replaced: what
 * others have written meanwhile stays. Returns how many were replaced. Null is never replaced.
 */
export async function replaceValues<Cols extends Columns>(
  session: SqlSession,
  table: Table<Cols>,
  names: { readonly key: ColumnName<Cols>; readonly column: ColumnName<Cols> },
  replacements: readonly Replacement[],
): Promise<number> {
  if (replacements.length === 0) {
    return 0;
  }

  const column = pickColumns(table, [names.column]);
  return session.update({
    table: table.name,
    key: pickColumns(table, [names.key]),
    set: column,
    expected: column,
    rows: replacements.map(({ key, from, to }) => [key, to, from]),
  });
}

import type { NamedColumn, SqlValue } from './dialect.ts';
import type { Columns, Table } from './table.ts';

/** The named columns of a table. Throws RangeError for a name that it does not have: that is a bug. */
export function pickColumns<Cols extends Columns>(
  table: Table<Cols>,
  names: readonly string[],
): readonly NamedColumn[] {
  return names.map((name) => {
    const type = table.columns[name];
    if (type === undefined) {
      throw new RangeError(`Table ${table.name} has no column ${name}`);
    }

    return { name, type };
  });
}

/**
 * The rows' values in the order of the columns. Throws RangeError when a row lacks one of them or has others:
 * a statement has one list of columns, and a value that was dropped in silence would be lost.
 */
export function rowValues(
  columns: readonly NamedColumn[],
  rows: readonly Readonly<Record<string, SqlValue | undefined>>[],
): SqlValue[][] {
  return rows.map((row) => {
    const values = columns.map(({ name }) => {
      const value = row[name];
      if (value === undefined) {
        throw new RangeError(`A row lacks the column ${name} that the first row has`);
      }

      return value;
    });
    if (Object.keys(row).length !== columns.length) {
      throw new RangeError(`A row has columns besides ${columns.map(({ name }) => name).join(', ')}`);
    }

    return values;
  });
}

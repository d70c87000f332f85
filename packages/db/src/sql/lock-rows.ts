import type { SqlSession } from '../connect/database.ts';
import { pickColumns } from './rows.ts';
import type { bigint, Columns, integer, Table } from './table.ts';
import type { ColumnName } from './write.ts';

/** A table whose rows can be claimed: it has a counter that a claim may raise, and that nothing else means. */
export type LockableColumns = Columns & { readonly version: typeof integer | typeof bigint };

/**
 * Claims the rows with these keys until the transaction ends and returns them, ascending by key; keys that are not
 * there are left out. Must be the first statement of its transaction: whoever else wants one of the rows waits, and
 * since all claim in the same order, nobody waits in a circle. On SQLite `version` rises, because there only a write
 * claims; nothing may depend on its value.
 */
export async function lockRows<Row, Cols extends LockableColumns>(
  session: SqlSession,
  table: Table<Cols>,
  key: ColumnName<Cols>,
  values: readonly string[],
): Promise<Row[]> {
  if (values.length === 0) {
    return [];
  }

  const ascending = [...new Set(values)].sort();
  const columns = pickColumns(table, Object.keys(table.columns));
  const [keyColumn] = pickColumns(table, [key]);
  if (keyColumn === undefined) {
    return [];
  }

  const rows = await session.query<Row & Record<string, unknown>>(
    session.dialect.lock({ table: table.name, key: keyColumn, values: ascending, columns }),
  );
  const position = new Map(ascending.map((value, index) => [value, index]));
  const positionOf = (row: Record<string, unknown>): number => position.get(String(row[key])) ?? 0;
  return rows.sort((a, b) => positionOf(a) - positionOf(b));
}

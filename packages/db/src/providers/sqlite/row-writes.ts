/** Bulk writes on SQLite: where a statement costs no round trip, one that is prepared and run for each row is fastest. */
import type { InsertPlan, NamedColumn, SqlValue, UpdatePlan, ValueRows } from '../../sql/dialect.ts';
import { columnList, conflictClause } from '../../sql/statement-parts.ts';
import type { ColumnType } from '../../sql/table.ts';
import { join, raw, type Sql, sql } from '../../sql/template.ts';
import { castTo, encodeInstant, identifier } from './dialect.ts';
import type { PreparedFile } from './file.ts';

export interface RowWrites {
  insert(plan: InsertPlan): number;
  update(plan: UpdatePlan): number;
}

export function createRowWrites(file: PreparedFile): RowWrites {
  const runAll = file.atomic((text: string, columns: readonly PlacedColumn[], rows: ValueRows): number => {
    file.announce(text, []);
    const statement = file.prepare(text);
    const encode = columns.map(({ type }) => encoderOf(type));
    const places = columns.map(({ place }) => place);
    const bound: SqlValue[] = [];
    let changes = 0;
    for (const row of rows) {
      for (let index = 0; index < places.length; index += 1) {
        const value = row[places[index] ?? 0] ?? null;
        bound[index] = encode[index]?.(value) ?? value;
      }

      changes += statement.run(bound).changes;
    }

    return changes;
  });

  return {
    insert: (plan) => runAll(insertText(plan).sql, plan.columns.map(placed), plan.rows),
    update: (plan) => {
      const { key, set, expected } = placedColumns(plan);
      return runAll(updateText(plan).sql, [...set, ...key, ...expected], plan.rows);
    },
  };
}

/** A column with the place of its value in the rows; a statement may name columns in another order. */
interface PlacedColumn extends NamedColumn {
  readonly place: number;
}

const placed = (column: NamedColumn, place: number): PlacedColumn => ({ ...column, place });

function placedColumns({ key, set, expected }: UpdatePlan) {
  const all = [...key, ...set, ...expected].map(placed);
  const firstExpected = key.length + set.length;
  return {
    key: all.slice(0, key.length),
    set: all.slice(key.length, firstExpected),
    expected: all.slice(firstExpected),
  };
}

const parameter = ({ type }: NamedColumn): Sql => castTo(type, raw('?'));
const assignment = (column: NamedColumn): Sql => sql`${identifier(column.name)} = ${parameter(column)}`;

function insertText({ table, columns, onConflict }: InsertPlan): Sql {
  return sql`INSERT INTO ${identifier(table)} (${columnList(identifier, columns)})
    VALUES (${join(columns.map(parameter))}) ${conflictClause(identifier, onConflict)}`;
}

function updateText({ table, key, set, expected }: UpdatePlan): Sql {
  return sql`UPDATE ${identifier(table)} SET ${join(set.map(assignment))}
    WHERE ${join([...key, ...expected].map(assignment), ' AND ')}`;
}

/** How a column's values are written, or null where they are bound as they are. */
function encoderOf(type: ColumnType): ((value: SqlValue) => SqlValue) | null {
  switch (type.kind) {
    case 'instant':
      return (value) => (typeof value === 'number' ? encodeInstant(value) : value);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? Number(value) : value);
    default:
      return null;
  }
}

import type { Dialect, NamedColumn, ValueRows } from '../../sql/dialect.ts';
import {
  columnList,
  conflictClause,
  encodeList,
  encodeRows,
  updateColumns,
  updateCondition,
} from '../../sql/statement-parts.ts';
import type { ColumnType } from '../../sql/table.ts';
import { join, raw, type Sql, sql } from '../../sql/template.ts';

const TARGET = raw('target');
const SOURCE = raw('source');

/**
 * SQLite has no type for instants. Prisma's adapter writes them as ISO text with a numeric zone, and text of one
 * form compares as the instants do.
 */
export function encodeInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+00:00');
}

const identifier = (name: string): Sql => raw(`"${name}"`);

/** Numbers may have travelled as text; their columns would convert that, but a comparison or a sum would not. */
function castTo(type: ColumnType, value: Sql): Sql {
  switch (type.kind) {
    case 'integer':
    case 'bigint':
    case 'boolean':
      return sql`CAST(${value} AS INTEGER)`;
    case 'decimal':
    case 'float':
      return sql`CAST(${value} AS REAL)`;
    case 'text':
    case 'longText':
    case 'instant':
      return value;
  }
}

function rows(columns: readonly NamedColumn[], values: ValueRows): Sql {
  const selected = columns.map(
    ({ name, type }, index) =>
      sql`${castTo(type, raw(`json_extract(value, '$[${index}]')`))} AS ${identifier(name)}`,
  );
  // jsonb_each hands out each row as it is parsed; json_each would have every column parse its row's text anew.
  return sql`(SELECT ${join(selected)} FROM jsonb_each(${encodeRows(columns, values, encodeInstant)}))`;
}

export const sqliteDialect: Dialect = {
  provider: 'sqlite',
  identifier,
  rows,
  inList: (type, values) =>
    sql`IN (SELECT ${castTo(type, raw('value'))} FROM json_each(${encodeList(type, values, encodeInstant)}))`,
  instant: (epochMs) => sql`${encodeInstant(epochMs)}`,
  insert: (plan) => {
    const names = columnList(identifier, plan.columns);
    // Without the WHERE, SQLite would read ON CONFLICT as the ON of a join.
    return sql`INSERT INTO ${identifier(plan.table)} (${names}) SELECT ${names} FROM ${rows(plan.columns, plan.rows)} WHERE true ${conflictClause(identifier, plan.onConflict)}`;
  },
  update: (plan) => {
    const sets = plan.set.map(({ name }) => sql`${identifier(name)} = ${SOURCE}.${identifier(name)}`);
    const source = rows(updateColumns(plan), plan.rows);
    const matches = updateCondition(identifier, plan, TARGET, SOURCE);
    return sql`UPDATE ${identifier(plan.table)} AS ${TARGET} SET ${join(sets)} FROM ${source} AS ${SOURCE} WHERE ${matches}`;
  },
  // Only a write claims here, and it claims the whole file; the counter is what there is to write.
  lock: (plan) =>
    sql`UPDATE ${identifier(plan.table)} SET "version" = "version" + 1 WHERE ${identifier(plan.key.name)} ${sqliteDialect.inList(plan.key.type, plan.values)} RETURNING ${columnList(identifier, plan.columns)}`,
};

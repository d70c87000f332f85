import type { Dialect, NamedColumn, ValueRows } from '../../sql/dialect.ts';
import { columnList, encodeList, encodeRows } from '../../sql/statement-parts.ts';
import type { ColumnType } from '../../sql/table.ts';
import { join, raw, type Sql, sql } from '../../sql/template.ts';

/**
 * SQLite has no type for instants. Prisma's adapter writes them as ISO text with a numeric zone, and text of one
 * form compares as the instants do.
 */
export function encodeInstant(epochMs: number): string {
  const day = Math.floor(epochMs / DAY_MS);
  if (day !== newest.day) {
    newest = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DDT'.length) };
  }

  const ms = Math.trunc(epochMs) - day * DAY_MS;
  const hour = TWO_DIGITS[Math.trunc(ms / 3_600_000)];
  const minute = TWO_DIGITS[Math.trunc(ms / 60_000) % 60];
  const second = TWO_DIGITS[Math.trunc(ms / 1000) % 60];
  return `${newest.text}${hour}:${minute}:${second}.${String(ms % 1000).padStart(3, '0')}+00:00`;
}

const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** The day that was written last: rows that are written together are mostly of one. */
let newest = { day: Number.NaN, text: '' };

export const identifier = (name: string): Sql => raw(`"${name}"`);

/** Numbers may have travelled as text; their columns would convert that, but a comparison or a sum would not. */
export function castTo(type: ColumnType, value: Sql): Sql {
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
  writers: 'one',
  identifier,
  rows,
  inList: (type, values) =>
    sql`IN (SELECT ${castTo(type, raw('value'))} FROM json_each(${encodeList(type, values, encodeInstant)}))`,
  instant: (epochMs) => sql`${encodeInstant(epochMs)}`,
  delete: ({ table, key, values }) =>
    sql`DELETE FROM ${identifier(table)} WHERE ${identifier(key.name)} ${sqliteDialect.inList(key.type, values)}`,
  // Only a write claims here, and it claims the whole file; the counter is what there is to write.
  lock: (plan) =>
    sql`UPDATE ${identifier(plan.table)} SET "version" = "version" + 1 WHERE ${identifier(plan.key.name)} ${sqliteDialect.inList(plan.key.type, plan.values)} RETURNING ${columnList(identifier, plan.columns)}`,
};

import type { NamedColumn, SqlValue, ValueRows } from './dialect.ts';
import type { ColumnType } from './table.ts';
import { join, type Sql, sql } from './template.ts';

/** What every dialect puts together in the same way. */

type Quote = (name: string) => Sql;

export function columnList(quote: Quote, columns: readonly NamedColumn[]): Sql {
  return join(columns.map(({ name }) => quote(name)));
}

/** `target.a = source.a AND …` */
export function equalities(quote: Quote, columns: readonly NamedColumn[], target: Sql, source: Sql): Sql {
  return join(
    columns.map(({ name }) => sql`${target}.${quote(name)} = ${source}.${quote(name)}`),
    ' AND ',
  );
}

/** How a dialect writes an instant into JSON. */
export type EncodeInstant = (epochMs: number) => string;

/** A value as JSON can carry it without loss: whole numbers beyond a double's reach travel as text. */
export function encodeValue(type: ColumnType, value: SqlValue, encodeInstant: EncodeInstant): SqlValue {
  if (typeof value === 'bigint') {
    return value.toString();
  }

  return type.kind === 'instant' && typeof value === 'number' ? encodeInstant(value) : value;
}

/** Rows as a JSON list of lists. */
export function encodeRows(
  columns: readonly NamedColumn[],
  rows: ValueRows,
  encodeInstant: EncodeInstant,
): string {
  const types = columns.map(({ type }) => type);
  return JSON.stringify(
    rows.map((row) => types.map((type, index) => encodeValue(type, row[index] ?? null, encodeInstant))),
  );
}

/** A list of values as JSON. */
export function encodeList(
  type: ColumnType,
  values: readonly SqlValue[],
  encodeInstant: EncodeInstant,
): string {
  return JSON.stringify(values.map((value) => encodeValue(type, value, encodeInstant)));
}

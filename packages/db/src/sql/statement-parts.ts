import type { ConflictRule, NamedColumn, SqlValue, UpdatePlan, ValueRows } from './dialect.ts';
import type { ColumnType } from './table.ts';
import { empty, join, type Sql, sql } from './template.ts';

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

const expectedName = (name: string): string => `expected_${name}`;

/** The columns of the rows that an update takes its values from. */
export function updateColumns({ key, set, expected }: UpdatePlan): readonly NamedColumn[] {
  return [...key, ...set, ...expected.map(({ name, type }) => ({ name: expectedName(name), type }))];
}

/** What must hold between a row of the table and a row of values, for the one to be updated from the other. */
export function updateCondition(quote: Quote, plan: UpdatePlan, target: Sql, source: Sql): Sql {
  const asExpected = plan.expected.map(
    ({ name }) => sql`${target}.${quote(name)} = ${source}.${quote(expectedName(name))}`,
  );
  return join([equalities(quote, plan.key, target, source), ...asExpected], ' AND ');
}

/** What an insert does about rows that are there already, where the engine knows ON CONFLICT. */
export function conflictClause(quote: Quote, rule: ConflictRule): Sql {
  if (rule === 'fail') {
    return empty;
  }

  if (rule === 'ignore') {
    return sql`ON CONFLICT DO NOTHING`;
  }

  const updates = rule.update.map((name) => sql`${quote(name)} = excluded.${quote(name)}`);
  return sql`ON CONFLICT (${join(rule.key.map(quote))}) DO UPDATE SET ${join(updates)}`;
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

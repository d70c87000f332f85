import type { Dialect, NamedColumn, ValueRows } from '../../sql/dialect.ts';
import {
  columnList,
  conflictClause,
  encodeList,
  encodeValue,
  updateColumns,
  updateCondition,
} from '../../sql/statement-parts.ts';
import type { ColumnType } from '../../sql/table.ts';
import { join, raw, type Sql, sql } from '../../sql/template.ts';
import type { ServerStatements } from '../server-connection.ts';

const TARGET = raw('target');
const SOURCE = raw('source');

/** Columns of instants have no zone and hold UTC. */
function encodeInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '');
}

const identifier = (name: string): Sql => raw(`"${name}"`);

function typeName(type: ColumnType): Sql {
  switch (type.kind) {
    case 'text':
    case 'longText':
      return raw('text');
    case 'integer':
      return raw('integer');
    case 'bigint':
      return raw('bigint');
    case 'decimal':
      return raw(`numeric(${type.precision}, ${type.scale})`);
    case 'float':
      return raw('double precision');
    case 'boolean':
      return raw('boolean');
    case 'instant':
      return raw('timestamp(3)');
  }
}

/** json_to_recordset, which reads all columns in one pass, wants objects; short names keep the parameter small. */
function encodeObjects(columns: readonly NamedColumn[], values: ValueRows): string {
  return JSON.stringify(
    values.map((row) =>
      Object.fromEntries(
        columns.map(({ type }, index) => [`c${index}`, encodeValue(type, row[index] ?? null, encodeInstant)]),
      ),
    ),
  );
}

function rows(columns: readonly NamedColumn[], values: ValueRows): Sql {
  const selected = columns.map(({ name }, index) => sql`${raw(`c${index}`)} AS ${identifier(name)}`);
  const declared = columns.map(({ type }, index) => sql`${raw(`c${index}`)} ${typeName(type)}`);
  return sql`(SELECT ${join(selected)} FROM json_to_recordset(CAST(${encodeObjects(columns, values)} AS json)) AS given(${join(declared)}))`;
}

export const postgresqlDialect: Dialect = {
  provider: 'postgresql',
  writers: 'many',
  identifier,
  rows,
  inList: (type, values) =>
    sql`IN (SELECT CAST(value AS ${typeName(type)}) FROM json_array_elements_text(CAST(${encodeList(type, values, encodeInstant)} AS json)))`,
  instant: (epochMs) => sql`CAST(${encodeInstant(epochMs)} AS timestamp(3))`,
  delete: ({ table, key, values }) =>
    sql`DELETE FROM ${identifier(table)} WHERE ${identifier(key.name)} ${postgresqlDialect.inList(key.type, values)}`,
  lock: (plan) => {
    const key = identifier(plan.key.name);
    return sql`SELECT ${columnList(identifier, plan.columns)} FROM ${identifier(plan.table)} WHERE ${key} ${postgresqlDialect.inList(plan.key.type, plan.values)} ORDER BY ${key} FOR UPDATE OF ${identifier(plan.table)}`;
  },
};

/** What PostgreSQL says in its own words. */
export const postgresqlStatements: ServerStatements = {
  text: (statement) => statement.text,
  insert: (plan) => {
    const names = columnList(identifier, plan.columns);
    return sql`INSERT INTO ${identifier(plan.table)} (${names}) SELECT ${names} FROM ${rows(plan.columns, plan.rows)} AS ${SOURCE} ${conflictClause(identifier, plan.onConflict)}`;
  },
  update: (plan) => {
    const sets = plan.set.map(({ name }) => sql`${identifier(name)} = ${SOURCE}.${identifier(name)}`);
    const source = rows(updateColumns(plan), plan.rows);
    const matches = updateCondition(identifier, plan, TARGET, SOURCE);
    return sql`UPDATE ${identifier(plan.table)} AS ${TARGET} SET ${join(sets)} FROM ${source} AS ${SOURCE} WHERE ${matches}`;
  },
};

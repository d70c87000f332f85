import type { ConflictRule, Dialect, InsertPlan, NamedColumn, ValueRows } from '../../sql/dialect.ts';
import {
  columnList,
  encodeList,
  encodeRows,
  encodeValue,
  updateColumns,
  updateCondition,
} from '../../sql/statement-parts.ts';
import type { ColumnType } from '../../sql/table.ts';
import { empty, join, raw, Sql, sql } from '../../sql/template.ts';
import type { ServerStatements } from '../server-connection.ts';

const TARGET = raw('target');
const SOURCE = raw('source');

/** Columns of instants have no zone and hold UTC. */
function encodeInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '');
}

const identifier = (name: string): Sql => raw(`\`${name}\``);

function typeName(type: ColumnType): string {
  switch (type.kind) {
    case 'text':
      return `varchar(${type.length})`;
    case 'longText':
      return 'longtext';
    case 'integer':
      return 'int';
    case 'bigint':
      return 'bigint';
    case 'decimal':
      return `decimal(${type.precision}, ${type.scale})`;
    case 'float':
      return 'double';
    case 'boolean':
      return 'tinyint';
    case 'instant':
      return 'datetime(3)';
  }
}

/** Unless told to fail, JSON_TABLE reads what does not fit as NULL. */
function jsonColumn(name: Sql, type: ColumnType, path: string): Sql {
  return sql`${name} ${raw(`${typeName(type)} PATH '${path}' ERROR ON ERROR`)}`;
}

function rows(columns: readonly NamedColumn[], values: ValueRows): Sql {
  const declared = columns.map(({ name, type }, index) => jsonColumn(identifier(name), type, `$[${index}]`));
  const json = encodeRows(columns, values, encodeInstant);
  return sql`(SELECT ${columnList(identifier, columns)} FROM JSON_TABLE(${json}, '$[*]' COLUMNS (${join(declared)})) AS given)`;
}

/** INSERT IGNORE would also forgive values that do not fit; setting a column to itself forgives duplicates alone. */
function conflictClause(rule: ConflictRule, table: Sql, columns: readonly NamedColumn[]): Sql {
  if (rule === 'fail') {
    return empty;
  }

  const [first] = columns;
  const updated = rule === 'ignore' ? [] : rule.update;
  const updates = updated.map((name) => sql`${identifier(name)} = VALUES(${identifier(name)})`);
  return updates.length === 0 && first !== undefined
    ? sql`ON DUPLICATE KEY UPDATE ${identifier(first.name)} = ${table}.${identifier(first.name)}`
    : sql`ON DUPLICATE KEY UPDATE ${join(updates)}`;
}

export const mysqlDialect: Dialect = {
  provider: 'mysql',
  writers: 'many',
  identifier,
  rows,
  inList: (type, values) =>
    sql`IN (SELECT listed FROM JSON_TABLE(${encodeList(type, values, encodeInstant)}, '$[*]' COLUMNS (${jsonColumn(raw('listed'), type, '$')})) AS given)`,
  instant: (epochMs) => sql`CAST(${encodeInstant(epochMs)} AS datetime(3))`,
  // A DELETE of one table would run the list's query anew for each of its rows.
  delete: ({ table, key, values }) => {
    const listed = rows(
      [key],
      values.map((value) => [value]),
    );
    const name = identifier(key.name);
    return sql`DELETE ${TARGET} FROM ${listed} AS ${SOURCE} JOIN ${identifier(table)} AS ${TARGET} ON ${TARGET}.${name} = ${SOURCE}.${name}`;
  },
  lock: (plan) => {
    const key = identifier(plan.key.name);
    return sql`SELECT ${columnList(identifier, plan.columns)} FROM ${identifier(plan.table)} WHERE ${key} ${mysqlDialect.inList(plan.key.type, plan.values)} ORDER BY ${key} FOR UPDATE`;
  },
};

/**
 * Rows as a list of values, written out by the driver: the server reads them in half the time that JSON_TABLE takes. Each
 * statement has a text of its own then, but the text protocol is for such.
 */
function insertStatement({ table, columns, rows: given, onConflict }: InsertPlan): Sql {
  const target = identifier(table);
  const into = sql`INSERT INTO ${target} (${columnList(identifier, columns)}) VALUES (`;
  const end = sql`) ${conflictClause(onConflict, target, columns)}`;
  const values = given.flatMap((row) =>
    columns.map(({ type }, index) => encodeValue(type, row[index] ?? null, encodeInstant)),
  );
  const between = values.slice(1).map((_, index) => ((index + 1) % columns.length === 0 ? '), (' : ', '));
  return new Sql([into.sql, ...between, end.sql], values);
}

/** What MySQL and MariaDB say in their own words. */
export const mysqlStatements: ServerStatements = {
  text: (statement) => statement.sql,
  insert: insertStatement,
  update: (plan) => {
    const sets = plan.set.map(
      ({ name }) => sql`${TARGET}.${identifier(name)} = ${SOURCE}.${identifier(name)}`,
    );
    const source = rows(updateColumns(plan), plan.rows);
    const matches = updateCondition(identifier, plan, TARGET, SOURCE);
    return sql`UPDATE ${identifier(plan.table)} AS ${TARGET} JOIN ${source} AS ${SOURCE} ON ${matches} SET ${join(sets)}`;
  },
};

import type { SqlSession } from '../connect/database.ts';
import type { ProviderName } from '../connect/names.ts';
import { toBigInt } from '../sql/decode.ts';
import { raw, sql } from '../sql/template.ts';
import type { ColumnModel, TableModel } from './schema-model.ts';

interface ColumnRow {
  readonly table_name: string;
  readonly column_name: string;
  readonly type: string;
  readonly is_required: unknown;
}

interface KeyRow {
  readonly table_name: string;
  readonly key_name: string;
  readonly kind: string;
  readonly columns: string;
  /** The condition of the rows that an index is of; null for all. */
  readonly condition: string | null;
}

interface ReferenceRow {
  readonly table_name: string;
  readonly reference: string;
}

interface Catalog {
  readonly columns: string;
  readonly keys: string;
  readonly references: string;
}

/**
 * How each engine is asked for what it has, in words of its own for types alone. PostgreSQL: a table with partitions is one
 * table, and the column by which it is divided no part of the schema's keys.
 */
const CATALOGS: Readonly<Record<ProviderName, Catalog>> = {
  sqlite: {
    columns: `SELECT t.name AS table_name, c.name AS column_name, c.type AS type, c."notnull" OR c.pk AS is_required
      FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`,
    keys: `SELECT t.name AS table_name, i.name AS key_name,
        CASE WHEN i.origin = 'pk' THEN 'primary' WHEN i."unique" THEN 'unique' ELSE 'index' END AS kind,
        (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns,
        CASE WHEN i.partial THEN (SELECT substr(x.sql, instr(x.sql, ' WHERE ') + 7) FROM sqlite_master x WHERE x.name = i.name) END AS condition
      FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table'
      UNION ALL SELECT t.name, 'rowid', 'primary', c.name, NULL
      FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.pk = 1 AND t.name NOT LIKE 'sqlite%'
        AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) WHERE origin = 'pk')`,
    references: `SELECT t.name AS table_name, f."from" || ' → ' || f."table" || ' (' || f."to" || ')' AS reference
      FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
  },
  postgresql: {
    columns: `SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS type,
        CAST(a.attnotnull AS integer) AS is_required
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
    keys: `SELECT c.relname AS table_name, x.relname AS key_name,
        CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisunique THEN 'unique' ELSE 'index' END AS kind,
        (SELECT string_agg(a.attname, ', ' ORDER BY k.position) FROM unnest(i.indkey) WITH ORDINALITY AS k(number, position)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
          WHERE NOT (i.indisunique AND EXISTS (SELECT 1 FROM pg_partitioned_table p
            WHERE p.partrelid = c.oid AND k.number = ANY (p.partattrs)))) AS columns,
        pg_get_expr(i.indpred, i.indrelid) AS condition
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      WHERE NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace`,
    references: `SELECT c.relname AS table_name, a.attname || ' → ' || t.relname || ' (' || b.attname || ')' AS reference
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = k.confkey[1] WHERE k.contype = 'f'`,
  },
  mysql: {
    columns: `SELECT table_name AS table_name, column_name AS column_name, column_type AS type, is_nullable = 'NO' AS is_required
      FROM information_schema.columns WHERE table_schema = DATABASE()`,
    keys: `SELECT table_name AS table_name, index_name AS key_name,
        CASE WHEN index_name = 'PRIMARY' THEN 'primary' WHEN MAX(non_unique) = 0 THEN 'unique' ELSE 'index' END AS kind,
        GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', ') AS columns, NULL AS \`condition\`
      FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name`,
    references: `SELECT table_name AS table_name,
        CONCAT(column_name, ' → ', referenced_table_name, ' (', referenced_column_name, ')') AS reference
      FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL`,
  },
};

const PLAIN_TYPES: Readonly<Record<ProviderName, Readonly<Record<string, string>>>> = {
  sqlite: {
    String: 'TEXT',
    Int: 'INTEGER',
    BigInt: 'BIGINT',
    Boolean: 'BOOLEAN',
    DateTime: 'DATETIME',
    Decimal: 'DECIMAL',
    Float: 'REAL',
  },
  postgresql: {
    Int: 'integer',
    BigInt: 'bigint',
    Boolean: 'boolean',
    DateTime: 'timestamp(3) without time zone',
    Decimal: 'numeric',
    Float: 'double precision',
    VarChar: 'character varying',
    Text: 'text',
  },
  mysql: {
    Int: 'int',
    BigInt: 'bigint',
    Boolean: 'tinyint(1)',
    DateTime: 'datetime(3)',
    Decimal: 'decimal',
    Float: 'double',
    VarChar: 'varchar',
    Text: 'text',
  },
};

/** How an engine spells a type of the schema. SQLite has no native types. */
function nativeTypeName(provider: ProviderName, { type }: ColumnModel): string {
  const [, prisma = '', native, parameters = ''] = /^(\w+)(?: (\w+))?(\(.*\))?$/.exec(type) ?? [];
  const names = PLAIN_TYPES[provider];
  return provider === 'sqlite' ? String(names[prisma]) : `${names[native ?? prisma]}${parameters}`;
}

/** What a live database has, but for the migrations' own table. */
export async function readLiveSchema(provider: ProviderName, session: SqlSession): Promise<TableModel[]> {
  const catalog = CATALOGS[provider];
  const query = <Row>(text: string): Promise<Row[]> => session.query<Row>(sql`${raw(text)}`);
  const columns = await query<ColumnRow>(catalog.columns);
  const keys = await query<KeyRow>(catalog.keys);
  const references = await query<ReferenceRow>(catalog.references);
  const names = new Set(columns.map((row) => row.table_name));
  names.delete('_prisma_migrations');
  return [...names].map((name) => ({
    name,
    columns: Object.fromEntries(
      columns
        .filter((row) => row.table_name === name)
        .map((row) => [row.column_name, { type: spelling(row.type), isRequired: isTrue(row.is_required) }]),
    ),
    keys: keys
      .filter((row) => row.table_name === name)
      .map((row) => `${row.kind} (${row.columns})${whereOf(row)}`)
      .sort(),
    references: references
      .filter((row) => row.table_name === name)
      .map((row) => row.reference)
      .sort(),
  }));
}

/** PostgreSQL tells a condition with its types and with brackets around everything. */
function whereOf({ condition }: KeyRow): string {
  const plain = condition
    ?.replaceAll(/::(?:text|character varying)(?:\[\])?/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/= ANY \(+ARRAY\[(.*?)\]\)+/, 'IN ($1)')
    .replace(/^\((\w+)\)/, '$1');
  return plain === undefined ? '' : ` where ${plain}`;
}

const isTrue = (value: unknown): boolean => toBigInt(value) !== 0n;

/** MariaDB adds a display width to whole numbers, which means nothing. */
const spelling = (type: string): string => type.replace(/^(int|bigint)\(\d+\)$/, '$1');

/** Declared tables with their types in an engine's own words, to compare with what it has. */
export function inWordsOf(provider: ProviderName, tables: readonly TableModel[]): TableModel[] {
  return tables.map((table) => ({
    ...table,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        { ...column, type: nativeTypeName(provider, column) },
      ]),
    ),
    keys: keysIn(provider, table.keys),
  }));
}

/** Keys as an engine can have them: indexes of MySQL are of all rows. */
export function keysIn(provider: ProviderName, keys: readonly string[]): readonly string[] {
  return provider === 'mysql' ? keys.map((key) => key.replace(/ where .*/, '')) : keys;
}

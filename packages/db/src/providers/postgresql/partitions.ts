import { laterMonth, type Month, partitionName } from '../../partitions/months.ts';
import type { PartitionRules, TableIndex } from '../../partitions/rules.ts';
import { join, raw, type Sql, sql } from '../../sql/template.ts';
import { postgresqlDialect } from './dialect.ts';

const { identifier } = postgresqlDialect;
const KEY = 'created_at';
/** Making a partition waits for whoever writes into the rest; dropping one would keep all waiting who come after it. */
const ADD_WAIT = sql`SET LOCAL lock_timeout = '2s'`;
const DROP_WAIT = sql`SET LOCAL lock_timeout = '40ms'`;

const restName = (table: string): string => `${table}_rest`;
const partition = (table: string, month: Month): Sql => identifier(partitionName(table, month));
const firstDay = (month: Month): Sql => raw(`'${month.slice(0, 4)}-${month.slice(4)}-01'`);
const monthsIn = (table: string): Sql =>
  sql`SELECT DISTINCT to_char(created_at, 'YYYYMM') AS month FROM ${identifier(table)} ORDER BY month`;
const bounds = (month: Month): Sql =>
  sql`FOR VALUES FROM (${firstDay(month)}) TO (${firstDay(laterMonth(month, 1))})`;
const ofMonth = (month: Month): Sql =>
  sql`created_at >= ${firstDay(month)} AND created_at < ${firstDay(laterMonth(month, 1))}`;

/** PostgreSQL wants the column that partitions among those of every unique key. */
function createIndex(table: string, { name, kind, columns }: TableIndex): Sql {
  const list = (names: readonly string[]) => join(names.map(identifier));
  switch (kind) {
    case 'primary':
      return sql`ALTER TABLE ${identifier(table)} ADD CONSTRAINT ${identifier(name)} PRIMARY KEY (${list([...columns, KEY])})`;
    case 'unique':
      return sql`CREATE UNIQUE INDEX ${identifier(name)} ON ${identifier(table)} (${list([...columns, KEY])})`;
    case 'plain':
      return sql`CREATE INDEX ${identifier(name)} ON ${identifier(table)} (${list(columns)})`;
  }
}

/** Declarative partitions by range, with a default one for the rest. */
export const postgresqlPartitions: PartitionRules = {
  isPartitioned: (table) =>
    sql`SELECT CAST(count(*) AS integer) AS partitioned FROM pg_class WHERE relname = ${table} AND relkind = 'p' AND relnamespace = CAST(current_schema() AS regnamespace)`,
  listPartitions: (table) =>
    sql`SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
      WHERE p.relname = ${table} AND p.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY name`,
  monthsOfRows: monthsIn,
  strayMonths: (table) => monthsIn(restName(table)),

  add: (table, month) => [
    ADD_WAIT,
    sql`LOCK TABLE ${identifier(restName(table))} IN ACCESS EXCLUSIVE MODE`,
    sql`CREATE TABLE ${partition(table, month)} (LIKE ${identifier(table)} INCLUDING ALL)`,
    sql`WITH moved AS (DELETE FROM ${identifier(restName(table))} WHERE ${ofMonth(month)} RETURNING *)
      INSERT INTO ${partition(table, month)} SELECT * FROM moved`,
    sql`ALTER TABLE ${identifier(table)} ATTACH PARTITION ${partition(table, month)} ${bounds(month)}`,
  ],

  drop: (table, month) => [DROP_WAIT, sql`DROP TABLE ${partition(table, month)}`],

  listIndexes: (table) =>
    sql`SELECT x.relname AS name, CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisunique THEN 'unique' ELSE 'plain' END AS kind,
        (SELECT string_agg(a.attname, ',' ORDER BY k.position) FROM unnest(i.indkey) WITH ORDINALITY AS k(number, position)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      WHERE c.relname = ${table} AND c.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY name`,

  convert(table, months, indexes) {
    const live = identifier(table);
    const old = identifier(`${table}_whole`);
    // The numbers go on where they are: the sequence changes hands before the old table goes.
    const sequence = identifier(`${table}_id_seq`);
    return [
      sql`LOCK TABLE ${live} IN ACCESS EXCLUSIVE MODE`,
      sql`ALTER TABLE ${live} RENAME TO ${old}`,
      sql`CREATE TABLE ${live} (LIKE ${old} INCLUDING DEFAULTS) PARTITION BY RANGE (created_at)`,
      sql`CREATE TABLE ${identifier(restName(table))} PARTITION OF ${live} DEFAULT`,
      ...months.map(
        (month) => sql`CREATE TABLE ${partition(table, month)} PARTITION OF ${live} ${bounds(month)}`,
      ),
      sql`INSERT INTO ${live} SELECT * FROM ${old}`,
      sql`ALTER SEQUENCE ${sequence} OWNED BY ${live}.${identifier('id')}`,
      sql`DROP TABLE ${old}`,
      ...indexes.map((index) => createIndex(table, index)),
    ];
  },
};

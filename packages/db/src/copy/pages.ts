import { createHash } from 'node:crypto';
import type { SqlSession } from '../connect/database.ts';
import { toBigInt, toDecimalText, toInstant } from '../sql/decode.ts';
import type { SqlValue } from '../sql/dialect.ts';
import type { ColumnType } from '../sql/table.ts';
import { empty, join, type Sql, sql } from '../sql/template.ts';
import type { CopiedTable } from './tables.ts';

/** A row whose values are the same whatever engine they come from. */
export type CopiedRow = Readonly<Record<string, SqlValue>>;
/** The values of a row's primary key. */
export type RowKey = readonly SqlValue[];

const PAGE_ROWS = 500;

/** The rows of a table in the order of its key, those after one when it is given; never more than a page in memory. */
export async function* readPages(
  session: SqlSession,
  table: CopiedTable,
  after: RowKey | null = null,
): AsyncGenerator<readonly CopiedRow[]> {
  for (let last = after; ; ) {
    const rows = await readPage(session, table, last);
    if (rows.length > 0) {
      yield rows;
    }

    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE_ROWS) {
      return;
    }

    last = keyOf(table, end);
  }
}

export function keyOf({ key }: CopiedTable, row: CopiedRow): RowKey {
  return key.map((column) => row[column] ?? null);
}

async function readPage(session: SqlSession, table: CopiedTable, after: RowKey | null) {
  const { identifier } = session.dialect;
  const names = join(Object.keys(table.columns).map(identifier));
  const key = join(table.key.map(identifier));
  const rest: Sql =
    after === null ? empty : sql`WHERE (${key}) > (${join(after.map((value) => sql`${value}`))})`;
  const rows = await session.query<Readonly<Record<string, unknown>>>(
    sql`SELECT ${names} FROM ${identifier(table.name)} ${rest} ORDER BY ${key} LIMIT ${PAGE_ROWS}`,
  );
  return rows.map((row) => toRow(table, row));
}

function toRow({ columns }: CopiedTable, row: Readonly<Record<string, unknown>>): CopiedRow {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [
      name,
      row[name] === null ? null : toValue(type, row[name]),
    ]),
  );
}

function toValue(type: ColumnType, value: unknown): SqlValue {
  switch (type.kind) {
    case 'text':
    case 'longText':
      return String(value);
    case 'integer':
    case 'bigint':
      return toBigInt(value);
    case 'decimal':
      return toDecimalText(value, type.scale);
    case 'float':
      return Number(value);
    case 'boolean':
      return value === true || Number(value) === 1;
    case 'instant':
      return toInstant(value);
  }
}

/** How many rows there are, and a sum over what is in them: the same in whatever order an engine has them. */
export interface TableDigest {
  readonly rows: number;
  readonly sum: string;
}

const SUM_MODULUS = 2n ** 256n;

/** Digests a whole table, a page at a time. */
export async function digestTable(session: SqlSession, table: CopiedTable): Promise<TableDigest> {
  let rows = 0;
  let sum = 0n;
  for await (const page of readPages(session, table)) {
    rows += page.length;
    sum = page.reduce((total, row) => (total + digestRow(table, row)) % SUM_MODULUS, sum);
  }

  return { rows, sum: sum.toString(16) };
}

function digestRow({ columns }: CopiedTable, row: CopiedRow): bigint {
  const values = Object.keys(columns).map((name) => (row[name] === null ? null : String(row[name])));
  return BigInt(`0x${createHash('sha256').update(JSON.stringify(values)).digest('hex')}`);
}

import type { DatabaseName } from '../connect/names.ts';
import { readSchemaModel, type TableModel } from '../schema/schema-model.ts';
import {
  bigint,
  boolean,
  type Columns,
  type ColumnType,
  decimal,
  defineTable,
  float,
  instant,
  integer,
  longText,
  type Table,
  text,
} from '../sql/table.ts';

/** A table as it is copied: whole. */
export interface CopiedTable extends Table<Columns> {
  /** The columns of its primary key. */
  readonly key: readonly string[];
}

const PLAIN: Readonly<Record<string, ColumnType>> = {
  String: longText,
  Int: integer,
  BigInt: bigint,
  Boolean: boolean,
  DateTime: instant,
  Float: float,
};
const DECIMAL = /^Decimal.*\((\d+),(\d+)\)$/;
const SIZED_TEXT = /^String VarChar\((\d+)\)$/;

/** The tables of a database as its schema declares them, each after those that it refers to. */
export function copiedTables(database: DatabaseName): readonly CopiedTable[] {
  return inOrder(readSchemaModel(database)).map(({ name, columns, keys }) => ({
    ...defineTable(
      name,
      Object.fromEntries(Object.entries(columns).map(([column, { type }]) => [column, columnType(type)])),
    ),
    key: primaryKey(name, keys),
  }));
}

function columnType(type: string): ColumnType {
  const [, precision, scale] = DECIMAL.exec(type) ?? [];
  const [, length] = SIZED_TEXT.exec(type) ?? [];
  const [plain = ''] = type.split(' ');
  const found =
    precision !== undefined
      ? decimal(Number(precision), Number(scale))
      : length !== undefined
        ? text(Number(length))
        : PLAIN[plain];
  if (found === undefined) {
    throw new RangeError(`The schema has a type that cannot be copied: ${type}`);
  }

  return found;
}

function primaryKey(table: string, keys: readonly string[]): readonly string[] {
  const [, columns] = /^primary \((.*)\)$/.exec(keys.find((key) => key.startsWith('primary')) ?? '') ?? [];
  if (columns === undefined) {
    throw new RangeError(`The table ${table} has no primary key`);
  }

  return columns.split(', ');
}

function inOrder(tables: readonly TableModel[]): readonly TableModel[] {
  const ordered: TableModel[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const place = (table: TableModel): void => {
    if (waiting.delete(table.name)) {
      table.references.flatMap((reference) => waiting.get(targetOf(reference)) ?? []).forEach(place);
      ordered.push(table);
    }
  };
  tables.forEach(place);
  return ordered;
}

/** "user_id → users (username)" is about users. */
const targetOf = (reference: string): string => /→ (\w+) /.exec(reference)?.[1] ?? '';

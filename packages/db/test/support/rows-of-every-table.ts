import { copiedTables } from '../../src/copy/tables.ts';
import type { Databases } from '../../src/index.ts';
import { DATABASE_NAMES, type DatabaseName } from '../../src/index.ts';
import { readSchemaModel } from '../../src/schema/schema-model.ts';
import type { SqlValue } from '../../src/sql/dialect.ts';
import { pickColumns } from '../../src/sql/rows.ts';
import type { ColumnType } from '../../src/sql/table.ts';

const FIRST_INSTANT = 1_700_000_000_123;

/** A value of a type that is another one for every number, and that has what engines might spoil. */
function exampleOf(type: ColumnType, number: number): SqlValue {
  switch (type.kind) {
    case 'text':
      return `${number}`.padEnd(Math.min(type.length, 12), 'é\'"\\').slice(0, type.length);
    case 'longText':
      return `${number} "quoted" \\ ₹ 🙂\n`;
    case 'integer':
    case 'bigint':
      return BigInt(number);
    case 'decimal':
      return `${number * 7}.${'123456789'.slice(0, type.scale)}`;
    case 'float':
      return number + 0.1;
    case 'boolean':
      return number % 2 === 0;
    case 'instant':
      return FIRST_INSTANT + number;
  }
}

/** Gives every table of a database as many rows as are asked for, each referring to its like. */
export async function fillTables(
  databases: Databases,
  database: DatabaseName,
  rowsOf: (table: string) => number,
): Promise<void> {
  const tables = copiedTables(database);
  const models = new Map(readSchemaModel(database).map((model) => [model.name, model]));
  for (const table of tables) {
    const referred = new Map(
      (models.get(table.name)?.references ?? []).map((reference) => {
        const [, column = '', target = '', key = ''] = /^(\w+) → (\w+) \((\w+)\)$/.exec(reference) ?? [];
        return [column, tables.find(({ name }) => name === target)?.columns[key]] as const;
      }),
    );
    const columns = pickColumns(table, Object.keys(table.columns));
    const rows = Array.from({ length: rowsOf(table.name) }, (_, index) =>
      columns.map(({ name, type }) => exampleOf(referred.get(name) ?? type, index + 1)),
    );
    await databases[database].session.insert({ table: table.name, columns, rows, onConflict: 'fail' });
  }
}

/** Gives every table of all four databases a few rows. */
export async function fillDatabases(databases: Databases): Promise<void> {
  for (const database of DATABASE_NAMES) {
    await fillTables(databases, database, () => 3);
  }
}

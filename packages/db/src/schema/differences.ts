import type { ColumnModel, TableModel } from './schema-model.ts';

/** What a database has otherwise than the schema declares it, a line each; nothing where they agree. */
export function compareSchemas(
  declared: readonly TableModel[],
  live: readonly TableModel[],
): readonly string[] {
  const there = new Map(live.map((table) => [table.name, table]));
  const wanted = new Set(declared.map(({ name }) => name));

  return [
    ...declared.flatMap((table) => {
      const found = there.get(table.name);
      return found === undefined ? [`table ${table.name} is missing`] : compareTables(table, found);
    }),
    ...live.filter(({ name }) => !wanted.has(name)).map(({ name }) => `table ${name} is not in the schema`),
  ];
}

function compareTables(declared: TableModel, live: TableModel): string[] {
  const { name } = declared;
  return [
    ...Object.entries(declared.columns).flatMap(([column, wanted]) =>
      compareColumns(`${name}.${column}`, wanted, live.columns[column]),
    ),
    ...Object.keys(live.columns)
      .filter((column) => declared.columns[column] === undefined)
      .map((column) => `${name}.${column} is not in the schema`),
    ...compareLists(name, declared.keys, live.keys),
    ...compareLists(name, declared.references, live.references),
  ];
}

function compareColumns(name: string, wanted: ColumnModel, found: ColumnModel | undefined): string[] {
  if (found === undefined) {
    return [`${name} is missing`];
  }

  const type = found.type === wanted.type ? [] : [`${name} is ${found.type}, not ${wanted.type}`];
  const mayBeNull = wanted.isRequired ? 'may be null' : 'may not be null';
  return found.isRequired === wanted.isRequired ? type : [...type, `${name} ${mayBeNull}`];
}

function compareLists(table: string, wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `${table}: ${one} is missing`),
    ...found.filter((one) => !wanted.includes(one)).map((one) => `${table}: ${one} is not in the schema`),
  ];
}

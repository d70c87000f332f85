import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ColumnType, DATABASE_NAMES, type Table } from '../src/index.ts';
import { inWordsOf, readLiveSchema } from '../src/schema/live-schema.ts';
import { readSchemaModel, type TableModel } from '../src/schema/schema-model.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();

const byName = (a: TableModel, b: TableModel): number => a.name.localeCompare(b.name);

describe.each(providers)('the migrations for %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  test.each(DATABASE_NAMES)('make exactly the tables of the schema of %s', async (database) => {
    const schema = inWordsOf(provider, readSchemaModel(database));
    const live = await readLiveSchema(provider, fixture.databases[database].session);

    expect(schema.length).toBeGreaterThan(0);
    expect(live.sort(byName)).toEqual(schema.sort(byName));
  });
});

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'columns' in value && 'name' in value;
}

async function findDescriptors(): Promise<Table[]> {
  const folder = fileURLToPath(new URL('../src/repositories', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(folder, file))) as Record<string, unknown>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isTable));
}

const PRISMA_TYPES: Readonly<Record<ColumnType['kind'], string>> = {
  text: 'String VarChar',
  longText: 'String Text',
  integer: 'Int',
  bigint: 'BigInt',
  decimal: 'Decimal',
  float: 'Float',
  boolean: 'Boolean',
  instant: 'DateTime',
};

function prismaType(type: ColumnType): string {
  const parameters =
    type.kind === 'text'
      ? `(${type.length})`
      : type.kind === 'decimal'
        ? `(${type.precision},${type.scale})`
        : '';
  return `${PRISMA_TYPES[type.kind]}${parameters}`;
}

test('every table that is written set-based has the columns and types that its descriptor names', async () => {
  const schema = new Map(DATABASE_NAMES.flatMap(readSchemaModel).map((table) => [table.name, table]));
  const descriptors = await findDescriptors();

  const described = descriptors.map((table) => [
    table.name,
    Object.fromEntries(Object.entries(table.columns).map(([name, type]) => [name, prismaType(type)])),
  ]);
  const declared = descriptors.map((table) => [
    table.name,
    Object.fromEntries(
      Object.keys(table.columns).map((name) => [name, schema.get(table.name)?.columns[name]?.type]),
    ),
  ]);

  expect(descriptors.length).toBeGreaterThan(0);
  expect(described).toEqual(declared);
});

import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DatabaseName, diffDatabase, migrateDatabase, newMigration, raw, sql } from '../src/index.ts';
import { findMigrationsFolder } from '../src/migrate/migration-files.ts';
import { migrationSql } from '../src/migrate/migration-sql.ts';
import { compareSchemas } from '../src/schema/differences.ts';
import { readSchemaModel, type TableModel } from '../src/schema/schema-model.ts';
import { createEmptyDatabases, createTestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();

const DECLARED: TableModel = {
  name: 'notes',
  columns: { id: { type: 'INTEGER', isRequired: true }, text: { type: 'TEXT', isRequired: false } },
  keys: ['index (text)', 'primary (id)'],
  references: [],
};

test.each<[string, readonly TableModel[], readonly string[]]>([
  ['nothing', [DECLARED], []],
  ['a table', [], ['table notes is missing']],
  ['another table', [DECLARED, { ...DECLARED, name: 'extra' }], ['table extra is not in the schema']],
  [
    'columns',
    [
      {
        ...DECLARED,
        columns: { id: { type: 'TEXT', isRequired: false }, more: { type: 'TEXT', isRequired: true } },
      },
    ],
    [
      'notes.id is TEXT, not INTEGER',
      'notes.id may be null',
      'notes.text is missing',
      'notes.more is not in the schema',
    ],
  ],
  [
    'keys and references',
    [{ ...DECLARED, keys: ['primary (id)', 'unique (text)'], references: ['text → other (id)'] }],
    [
      'notes: index (text) is missing',
      'notes: unique (text) is not in the schema',
      'notes: text → other (id) is not in the schema',
    ],
  ],
])('names %s that differs', (_case, live, differences) => {
  expect(compareSchemas([DECLARED], live)).toEqual(differences);
});

describe.each(providers)('on %s', (provider) => {
  test('a migrated database is as declared, and one that was changed by hand is told apart', async () => {
    const fixture = await createTestDatabases(provider);
    onTestFinished(() => fixture.close());
    const diff = () => diffDatabase('logs', fixture.urls.logs, { rootDir: fixture.rootDir });

    expect(await diff()).toEqual([]);

    await fixture.databases.logs.session.execute(
      sql`${raw('ALTER TABLE api_logs ADD COLUMN extra INTEGER')}`,
    );
    expect(await diff()).toEqual(['api_logs.extra is not in the schema']);
  });
});

describe('a new migration', () => {
  async function copyOfMigrations(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'openalgo-migrations-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(findMigrationsFolder(), folder, { recursive: true });
    return folder;
  }

  /** The migrations as they were before the last ones. */
  async function withoutLast(database: DatabaseName, count: number): Promise<string> {
    const migrationsFolder = await copyOfMigrations();
    for (const provider of ['sqlite', 'postgresql', 'mysql']) {
      const folder = join(migrationsFolder, database, provider);
      const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort();
      await Promise.all(names.slice(-count).map((name) => rm(join(folder, name), { recursive: true })));
    }
    return migrationsFolder;
  }

  // What these migrations made is what there is to make again: tables with keys and references, columns, indexes.
  test.each([
    ['main', 4],
    ['sandbox', 4],
    ['logs', 4],
  ] as const)(
    'of %s makes, on every engine, what its schema declares',
    async (database, count) => {
      const migrationsFolder = await withoutLast(database, count);
      const now = { now: () => Date.UTC(2099, 0, 1) };
      const { files, differences } = await newMigration(database, 'make_again', {
        clock: now,
        migrationsFolder,
      });
      expect(differences.length).toBeGreaterThan(2);
      expect(files).toHaveLength(3);

      for (const provider of providers) {
        const empty = provider === 'sqlite' ? null : await createEmptyDatabases(provider);
        const rootDir = await mkdtemp(join(tmpdir(), 'openalgo-made-'));
        onTestFinished(async () => {
          await rm(rootDir, { recursive: true, force: true });
          await empty?.remove();
        });
        const url = empty?.urls[database] ?? 'file:made.db';
        const options = { rootDir, clock: now, migrationsFolder, connectTimeoutMs: 10_000 };
        expect(await migrateDatabase(database, url, options)).toContain('20990101000000_make_again');
        expect(await diffDatabase(database, url, options), provider).toEqual([]);
      }
    },
    120_000,
  );

  test('says what only who knows the rows can decide', () => {
    const live: TableModel[] = readSchemaModel('main').map((table) => {
      const { email: _, ...columns } = table.columns;
      return table.name === 'users' ? { ...table, columns } : table;
    });
    expect(migrationSql('main', 'postgresql', live)).toEqual({
      statements: [],
      byHand: ['users.email must not be null: say what rows that are there get'],
    });
  });

  test.each([
    ['Add Something', 'MIGRATION_NAME_INVALID'],
    ['../escape', 'MIGRATION_NAME_INVALID'],
    ['add_nothing', 'NOTHING_TO_MIGRATE'],
  ])('named %j is refused where it makes no sense', async (name, code) => {
    await expect(newMigration('latency', name, { clock: systemClock })).rejects.toMatchObject({ code });
  });
});

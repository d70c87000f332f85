import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { describe, expect, onTestFinished, test } from 'vitest';
import { diffDatabase, newMigration, raw, sql } from '../src/index.ts';
import { findMigrationsFolder } from '../src/migrate/migration-files.ts';
import { compareSchemas } from '../src/schema/differences.ts';
import type { TableModel } from '../src/schema/schema-model.ts';
import { createTestDatabases, testProviders } from '../testing/index.ts';

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

  test('is a file for each engine that says what it has to bring about', async () => {
    const migrationsFolder = await copyOfMigrations();
    for (const provider of ['sqlite', 'postgresql', 'mysql']) {
      await rm(join(migrationsFolder, 'latency', provider), { recursive: true });
      await cp(join(migrationsFolder, 'logs', provider), join(migrationsFolder, 'latency', provider), {
        recursive: true,
      });
    }

    const { files, differences } = await newMigration('latency', 'add_latency', {
      clock: systemClock,
      migrationsFolder,
    });
    const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));

    expect(differences).toContain('table order_latency is missing');
    expect(files).toHaveLength(3);
    expect(contents.every((text) => text.includes('--   table order_latency is missing'))).toBe(true);
  });

  test.each([
    ['Add Something', 'MIGRATION_NAME_INVALID'],
    ['../escape', 'MIGRATION_NAME_INVALID'],
    ['add_nothing', 'NOTHING_TO_MIGRATE'],
  ])('named %j is refused where it makes no sense', async (name, code) => {
    await expect(newMigration('latency', name, { clock: systemClock })).rejects.toMatchObject({ code });
  });
});

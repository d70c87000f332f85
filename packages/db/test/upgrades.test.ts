import { randomUUID } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openByName } from '../src/connect/open-by-name.ts';
import {
  DATABASE_NAMES,
  type DatabaseName,
  migrateDatabase,
  type ProviderName,
  raw,
  type SqlSession,
} from '../src/index.ts';
import { findMigrationsFolder } from '../src/migrate/migration-files.ts';
import { inWordsOf, readLiveSchema } from '../src/schema/live-schema.ts';
import { readSchemaModel, type TableModel } from '../src/schema/schema-model.ts';
import { testProviders } from '../testing/index.ts';
import { createServerDatabases, dropServerDatabases, serverDatabaseUrl } from '../testing/servers.ts';
import { sqliteUrls } from '../testing/sqlite-template.ts';
import { makeFolder } from './support/backups.ts';

/** What each generation of the schema was the first to be able to hold, one file a migration; never edited once kept. */
const FIXTURES = join(import.meta.dirname, 'fixtures');
const MIGRATIONS = findMigrationsFolder();
const OFFSET_INSTANT = /'(\d{4}-\d\d-\d\d)T([\d:.]+)\+00:00'/g;
const { providers } = await testProviders();
/** A machine that runs tests is busy. */
const PATIENT_MS = 10_000;

function generationsOf(database: DatabaseName, provider: ProviderName): string[] {
  const entries = readdirSync(join(MIGRATIONS, database, provider), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const fixturesOf = (database: DatabaseName): string[] =>
  readdirSync(join(FIXTURES, database))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort();

/** The statements that give a database the rows of a generation. Instants are as SQLite keeps them and PostgreSQL reads them. */
function fixtureStatements(database: DatabaseName, generation: string, provider: ProviderName): string[] {
  const content = readFileSync(join(FIXTURES, database, `${generation}.sql`), 'utf8');
  const spelt = provider === 'mysql' ? content.replaceAll(OFFSET_INSTANT, "'$1 $2'") : content;
  return spelt.split(/;\n/).filter((statement) => statement.trim() !== '');
}

/** The rows of the columns that are named, by table, in no order of their own. */
async function readRows(session: SqlSession, tables: readonly TableModel[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name, columns } of tables) {
    const rows = await session.query<object>(raw(`SELECT ${Object.keys(columns).join(', ')} FROM ${name}`));
    const texts = rows.map((row) =>
      JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    );
    found.set(name, texts.sort());
  }

  return found;
}

async function newUrl(database: DatabaseName, provider: ProviderName): Promise<string> {
  if (provider === 'sqlite') {
    return sqliteUrls(makeFolder())[database];
  }

  const name = `openalgo_upgrade_${randomUUID().slice(0, 8)}_${database}`;
  await createServerDatabases(provider, [name]);
  onTestFinished(() => dropServerDatabases(provider, [name]));
  return serverDatabaseUrl(provider, name);
}

test.each(DATABASE_NAMES)('every generation of %s has a fixture, on whatever engine it is', (database) => {
  for (const provider of ['sqlite', 'postgresql', 'mysql'] as const) {
    expect(fixturesOf(database), provider).toEqual(generationsOf(database, provider));
  }
});

describe.each(providers)('a %s database', { timeout: 60_000 }, (provider) => {
  test.each(DATABASE_NAMES)(
    'of %s that lived through every generation has all its rows, and the newest schema',
    async (database) => {
      const url = await newUrl(database, provider);
      const migrationsFolder = makeFolder();
      let kept = new Map<string, string[]>();
      let tables: readonly TableModel[] = [];
      for (const generation of generationsOf(database, provider)) {
        const path = join(database, provider, generation);
        cpSync(join(MIGRATIONS, path), join(migrationsFolder, path), { recursive: true });
        const options = { rootDir: '.', clock: systemClock, migrationsFolder, connectTimeoutMs: PATIENT_MS };
        expect(await migrateDatabase(database, url, options)).toEqual([generation]);

        // Opened anew each time: a connection may remember the columns of the generation before.
        const { session, close } = await openByName(database, url, {
          rootDir: '.',
          poolSize: 1,
          connectTimeoutMs: PATIENT_MS,
        });
        expect(await readRows(session, tables), `rows after ${generation}`).toEqual(kept);
        for (const statement of fixtureStatements(database, generation, provider)) {
          await session.execute(raw(statement));
        }
        tables = await readLiveSchema(provider, session);
        kept = await readRows(session, tables);
        await close();
      }

      const schema = inWordsOf(provider, readSchemaModel(database));
      const byName = (a: TableModel, b: TableModel) => a.name.localeCompare(b.name);
      expect([...tables].sort(byName)).toEqual(schema.sort(byName));
      expect([...kept].filter(([, rows]) => rows.length === 0)).toEqual([]);
      expect(
        await migrateDatabase(database, url, {
          rootDir: '.',
          clock: systemClock,
          connectTimeoutMs: PATIENT_MS,
        }),
      ).toEqual([]);
    },
  );
});

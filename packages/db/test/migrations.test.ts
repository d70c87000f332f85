import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type LogsDatabase,
  type MigrateOptions,
  migrateDatabase,
  migrationStatus,
  openLogsDatabase,
  type ProviderName,
  sql,
  toInstant,
} from '../src/index.ts';
import { testProviders } from '../testing/index.ts';
import { createServerDatabases, dropServerDatabases, serverDatabaseUrl } from '../testing/servers.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const FIRST = '20260101000000_first';
const SECOND = '20260102000000_second';
const { providers } = await testProviders();

let folder: string;
let urls: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openalgo-migrate-'));
  urls = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const options = (): MigrateOptions => ({
  rootDir: folder,
  clock: { now: () => NOW },
  migrationsFolder: join(folder, 'migrations'),
});

async function writeMigration(provider: ProviderName, name: string, content: string): Promise<void> {
  const target = join(folder, 'migrations', 'logs', provider, name);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'migration.sql'), content);
}

const removeMigration = (provider: ProviderName, name: string): Promise<void> =>
  rm(join(folder, 'migrations', 'logs', provider, name), { recursive: true });

async function inspect<Result>(
  url: string,
  work: (database: LogsDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openLogsDatabase(url, { rootDir: folder });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe.each(providers)('on %s', (provider) => {
  /** A database that is there and empty, or, for SQLite, a path in a folder that is not there. */
  async function newUrl(): Promise<string> {
    const name = `openalgo_migrate_${folder.slice(-6).toLowerCase()}_${urls.length}`;
    if (provider === 'sqlite') {
      urls.push(name);
      return `sqlite:///deep/below/${name}.db`;
    }

    await createServerDatabases(provider, [name]);
    urls.push(name);
    return serverDatabaseUrl(provider, name);
  }

  afterEach(async () => {
    if (provider !== 'sqlite') {
      await dropServerDatabases(provider, urls);
    }
  });

  beforeEach(async () => {
    await writeMigration(
      provider,
      FIRST,
      '-- a; comment\nCREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY);\n',
    );
    await writeMigration(
      provider,
      SECOND,
      "INSERT INTO a (id) VALUES (1);\nCREATE TABLE b (t VARCHAR(9) DEFAULT ';');\n",
    );
  });

  test('applies what is pending, in order, once, and says what it did', async () => {
    const url = await newUrl();
    await removeMigration(provider, SECOND);
    expect(await migrateDatabase('logs', url, options())).toEqual([FIRST]);
    await writeMigration(provider, SECOND, 'INSERT INTO a (id) VALUES (1);');

    expect(await migrateDatabase('logs', url, options())).toEqual([SECOND]);
    expect(await migrateDatabase('logs', url, options())).toEqual([]);

    expect(await inspect(url, ({ session }) => session.query(sql`SELECT id FROM a`))).toHaveLength(1);
    expect(await migrationStatus('logs', url, options())).toMatchObject({
      provider,
      applied: [FIRST, SECOND],
      pending: [],
      problem: null,
    });
  });

  test("keeps Prisma's own books", async () => {
    const url = await newUrl();
    await migrateDatabase('logs', url, options());

    const rows = await inspect(url, ({ session }) =>
      session.query<Record<string, unknown>>(
        sql`SELECT id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count FROM _prisma_migrations WHERE migration_name = ${FIRST}`,
      ),
    );

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // sha256sum of the file
      checksum: 'cc364b28de52e784024746a272e79ff7bfd581b73486c54ffdf776c5ff8d8d71',
      logs: null,
      rolled_back_at: null,
    });
    expect(Number(rows[0]?.applied_steps_count)).toBe(1);
    expect([toInstant(rows[0]?.finished_at), toInstant(rows[0]?.started_at)]).toEqual([NOW, NOW]);
  });

  test('status of a database that was never migrated changes nothing', async () => {
    const url = await newUrl();

    expect(await migrationStatus('logs', url, options())).toMatchObject({
      applied: [],
      pending: [FIRST, SECOND],
      problem: null,
    });
    expect(existsSync(join(folder, 'deep'))).toBe(false);
  });

  test('refuses a migration that was edited after it had been applied', async () => {
    const url = await newUrl();
    await migrateDatabase('logs', url, options());
    await writeMigration(provider, FIRST, 'CREATE TABLE a (id BIGINT);');

    await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'MIGRATION_EDITED',
      message: expect.stringContaining(FIRST),
    });
    expect((await migrationStatus('logs', url, options())).problem?.code).toBe('MIGRATION_EDITED');
  });

  test('refuses a database that newer code has migrated', async () => {
    const url = await newUrl();
    await migrateDatabase('logs', url, options());
    await removeMigration(provider, SECOND);

    await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
      code: 'DATABASE_NEWER_THAN_CODE',
      message: expect.stringContaining(SECOND),
    });
  });

  test('refuses to go on after a migration that was begun and not finished, until that is resolved', async () => {
    const url = await newUrl();
    await removeMigration(provider, SECOND);
    await migrateDatabase('logs', url, options());
    await inspect(url, ({ session }) =>
      session.execute(sql`UPDATE _prisma_migrations SET finished_at = NULL`),
    );

    await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'MIGRATION_HALF_APPLIED',
      message: expect.stringMatching(/Restore the backup.*finished_at.*rolled_back_at/),
    });

    await inspect(url, async ({ session }) => {
      await session.execute(sql`DROP TABLE a`);
      await session.execute(sql`UPDATE _prisma_migrations SET rolled_back_at = started_at`);
    });
    expect(await migrateDatabase('logs', url, options())).toEqual([FIRST]);
  });

  test('two processes that start at once migrate once', async () => {
    const url = await newUrl();
    const children = [1, 2].map(() =>
      fork(new URL('./support/migrate-in-process.ts', import.meta.url), [url, folder], {
        execArgv: ['--conditions=source', '--import', import.meta.resolve('tsx')],
      }),
    );
    const results = await Promise.all(
      children.map(async (child) => {
        const [[applied], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
        return { applied: applied as string[], code: code as number };
      }),
    );

    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual([FIRST, SECOND]);
  }, 120_000);
});

describe('a migration that fails', () => {
  const transactional = providers.filter((provider) => provider !== 'mysql');

  test.each(transactional)('leaves a %s database as it was', async (provider) => {
    const name = `openalgo_failing_${folder.slice(-6).toLowerCase()}`;
    const url = provider === 'sqlite' ? 'file:failing.db' : serverDatabaseUrl(provider, name);
    if (provider !== 'sqlite') {
      await createServerDatabases(provider, [name]);
    }

    await writeMigration(provider, FIRST, 'CREATE TABLE a (id INTEGER);');
    await writeMigration(provider, SECOND, 'CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);');

    await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/nowhere.*as it was before/s),
    });

    expect(await migrationStatus('logs', url, options())).toMatchObject({
      applied: [FIRST],
      pending: [SECOND],
      halfApplied: [],
      problem: null,
    });
    await writeMigration(provider, SECOND, 'CREATE TABLE b (id INTEGER);');
    expect(await migrateDatabase('logs', url, options())).toEqual([SECOND]);
    if (provider !== 'sqlite') {
      await dropServerDatabases(provider, [name]);
    }
  });

  test.runIf(providers.includes('mysql'))(
    'is reported as half-applied on MySQL, which cannot undo',
    async () => {
      const name = `openalgo_failing_${folder.slice(-6).toLowerCase()}`;
      await createServerDatabases('mysql', [name]);
      const url = serverDatabaseUrl('mysql', name);
      await writeMigration('mysql', FIRST, 'CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);');

      await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
        code: 'MIGRATION_FAILED',
      });
      await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
        code: 'MIGRATION_HALF_APPLIED',
      });
      await dropServerDatabases('mysql', [name]);
    },
  );

  test('may break no reference of a row that is there', async () => {
    await writeMigration(
      'sqlite',
      FIRST,
      'CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p INTEGER REFERENCES p (id));\nINSERT INTO c VALUES (7);',
    );

    await expect(migrateDatabase('logs', 'file:broken.db', options())).rejects.toThrow(
      /row of c.*nothing in p/,
    );
  });
});

test("a server's database that is not there is named, with what to do", async () => {
  for (const provider of providers) {
    if (provider !== 'sqlite') {
      await writeMigration(provider, FIRST, 'CREATE TABLE a (id INTEGER);');
      const url = serverDatabaseUrl(provider, 'openalgo_is_not_there');
      await expect(migrateDatabase('logs', url, options())).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'DATABASE_MISSING',
        message: expect.stringContaining('CREATE DATABASE'),
      });
    }
  }
});

import { appendFileSync, chmodSync, closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DatabaseName, examineDatabases, type Finding, insertRows, sql } from '../src/index.ts';
import { apiLogsTable } from '../src/repositories/api-logs.ts';
import {
  createTestDatabases,
  readToolEnvironment,
  type TestDatabases,
  testProviders,
} from '../testing/index.ts';

const { providers } = await testProviders();
let fixture: TestDatabases;

function examine(overrides: Partial<Record<DatabaseName, string>> = {}): Promise<readonly Finding[]> {
  return examineDatabases(
    { ...fixture.urls, ...overrides },
    {
      rootDir: fixture.rootDir,
      clock: systemClock,
      tools: readToolEnvironment(),
      connectTimeoutMs: 10_000,
    },
  );
}

const problems = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'problem');
const pathOf = (name: DatabaseName) => join(fixture.rootDir, `${name}.db`);

describe.each(providers)('on %s', (provider) => {
  beforeEach(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterEach(() => fixture.close());

  test('sound databases have no problems', async () => {
    expect(problems(await examine())).toEqual([]);
  });

  test('an unknown migration is a problem with advice', async () => {
    await fixture.databases.logs.session.execute(
      sql`UPDATE _prisma_migrations SET migration_name = '29990101_future'`,
    );
    expect(problems(await examine())).toEqual([
      expect.objectContaining({
        database: 'logs',
        check: 'schema',
        advice: expect.stringContaining('Run the version that made it'),
      }),
    ]);
  });
});

describe('on SQLite', () => {
  beforeEach(async () => {
    fixture = await createTestDatabases();
  });
  afterEach(() => fixture.close());

  test('a row that belongs to nothing is found', async () => {
    const { session } = fixture.databases.main;
    await session.execute(sql`PRAGMA foreign_keys = OFF`);
    await session.execute(sql`INSERT INTO command_logs (telegram_id, command) VALUES (1, 'orphan')`);
    expect(problems(await examine())).toEqual([
      expect.objectContaining({
        database: 'main',
        check: 'integrity',
        message: 'row 1 of command_logs belongs to nothing in telegram_users',
      }),
    ]);
  });

  test('broken pages are found, and what to do is said', async () => {
    const { session } = fixture.databases.logs;
    const row = { endpoint: 'x'.repeat(300), method: 'GET', status_code: 200, created_at: 0 };
    await insertRows(
      session,
      apiLogsTable,
      Array.from({ length: 1000 }, () => row),
    );
    await session.query(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
    await fixture.databases.close();
    const file = openSync(pathOf('logs'), 'r+');
    writeSync(file, Buffer.alloc(40_000, 0xaa), 0, 40_000, 100_000);
    closeSync(file);

    const found = problems(await examine());
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({
      database: 'logs',
      check: 'integrity',
      advice: expect.stringContaining('openalgo db restore'),
    });
  });

  test('a missing file is a problem, and is not made', async () => {
    const found = problems(await examine({ latency: 'file:./nowhere/latency.db' }));
    expect(found).toContainEqual(
      expect.objectContaining({ check: 'file', advice: expect.stringContaining('openalgo db migrate') }),
    );
  });

  test('a file that others may read is worth advice', async () => {
    chmodSync(pathOf('main'), 0o644);
    expect(await examine()).toContainEqual(
      expect.objectContaining({ database: 'main', check: 'permissions', level: 'advice' }),
    );
    chmodSync(pathOf('main'), 0o600);
    expect(await examine()).toContainEqual(
      expect.objectContaining({ database: 'main', check: 'permissions', level: 'ok' }),
    );
  });

  test('changes that pile up beside the file are worth advice', async () => {
    appendFileSync(`${pathOf('logs')}-wal`, Buffer.alloc(65 * 1024 * 1024));
    expect(await examine()).toContainEqual(
      expect.objectContaining({ database: 'logs', check: 'wal', level: 'advice' }),
    );
  });

  test('what restores left beside a file is worth advice', async () => {
    writeFileSync(`${pathOf('logs')}.replaced-1a2b`, '');
    expect(await examine()).toContainEqual(
      expect.objectContaining({
        database: 'logs',
        check: 'leftovers',
        level: 'advice',
        message: 'logs.db.replaced-1a2b is from a restore',
      }),
    );
  });
});

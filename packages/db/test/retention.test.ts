import { statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@openalgo/domain';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  compactDatabase,
  createSignalRepository,
  createUserRepository,
  DATABASE_NAMES,
  giveBackSpace,
  insertRows,
  migrateDatabase,
  openLogsDatabase,
  RETAINED_TABLES,
  type RemovalOptions,
  type RetainedTable,
  raw,
  removeOlderThan,
  type Signal,
  type Sql,
  type SqlSession,
  sql,
} from '../src/index.ts';
import { apiLogsTable } from '../src/repositories/api-logs.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';
import { makeFolder } from './support/backups.ts';
import { fillTables } from './support/rows-of-every-table.ts';

const { providers } = await testProviders();
const CUTOFF = Date.UTC(2026, 7, 22);
const DAY_MS = 86_400_000;
/** When the first row of `fillTables` is from, less a millisecond. */
const FIRST_INSTANT = 1_700_000_000_123;

const row = (endpoint: string, created_at: number) => ({
  endpoint,
  method: 'GET',
  status_code: 200,
  created_at,
});
const unhurried: RemovalOptions = { stopwatch: () => performance.now(), pause: async () => {} };

/** A session on a slow disk: what it says took half a millisecond a row. */
function createSlowSession(session: SqlSession) {
  let now = 0;
  const deleted: number[] = [];
  const statements: Sql[] = [];
  const slow: SqlSession = {
    ...session,
    query: (statement) => {
      statements.push(statement);
      return session.query(statement);
    },
    execute: async (statement) => {
      statements.push(statement);
      const rows = await session.execute(statement);
      deleted.push(rows);
      now += rows / 2;
      return rows;
    },
  };
  const pauses: number[] = [];
  const options: RemovalOptions = { stopwatch: () => now, pause: async (ms) => void pauses.push(ms) };
  return { session: slow, options, deleted, pauses, statements };
}

describe.each(providers)('on %s', { timeout: 120_000 }, (provider) => {
  let fixture: TestDatabases;
  beforeEach(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterEach(() => fixture.close());

  const logs = () => fixture.databases.logs.session;
  const endpoints = async () =>
    (await logs().query<{ endpoint: string }>(sql`SELECT endpoint FROM api_logs ORDER BY id`)).map(
      (found) => found.endpoint,
    );

  test('what is older goes, however many are of one instant, and what is kept is not touched', async () => {
    const rows = [
      row('kept, though written first', CUTOFF + 5),
      ...Array.from({ length: 700 }, () => row('old', CUTOFF - DAY_MS)),
      row('kept, of the cutoff itself', CUTOFF),
      ...Array.from({ length: 700 }, (_, n) => row('old', CUTOFF - 1 - n * 1000)),
      row('kept', CUTOFF + DAY_MS),
    ];
    await insertRows(logs(), apiLogsTable, rows);
    const { removed, batches } = await removeOlderThan(logs(), 'api_logs', CUTOFF, unhurried);

    expect(removed).toBe(1400);
    expect(batches).toBeGreaterThan(3);
    expect(await endpoints()).toEqual(['kept, though written first', 'kept, of the cutoff itself', 'kept']);
    expect(await removeOlderThan(logs(), 'api_logs', CUTOFF, unhurried)).toMatchObject({ removed: 0 });
  });

  test('no batch takes 50 ms on a slow disk, and there is a pause after each', async () => {
    await insertRows(
      logs(),
      apiLogsTable,
      // Half of them of one instant.
      Array.from({ length: 1000 }, (_, n) => row('old', CUTOFF - 1 - Math.max(0, n - 500))),
    );
    const { session, options, deleted, pauses } = createSlowSession(logs());
    const { removed, longestMs } = await removeOlderThan(session, 'api_logs', CUTOFF, options);

    expect(removed).toBe(1000);
    expect(longestMs).toBeLessThan(50);
    expect(Math.max(...deleted)).toBeLessThan(100);
    expect(pauses).toHaveLength(deleted.length);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(5);
  });

  test('it stops between two batches when told', async () => {
    await insertRows(
      logs(),
      apiLogsTable,
      Array.from({ length: 200 }, (_, n) => row('old', CUTOFF - 1 - n)),
    );
    const stop = new AbortController();
    const pause = async () => stop.abort();
    const { batches } = await removeOlderThan(logs(), 'api_logs', CUTOFF, {
      ...unhurried,
      pause,
      signal: stop.signal,
    });
    expect(batches).toBe(1);
    expect((await endpoints()).length).toBeGreaterThan(0);
  });

  test('of every table that is retained the older rows go and the others stay', async () => {
    const { databases } = fixture;
    for (const database of DATABASE_NAMES) {
      await fillTables(databases, database, () => 5);
    }
    for (const [table, database] of Object.entries(RETAINED_TABLES)) {
      const { session } = databases[database];
      // The rows of the fixture are a millisecond apart; RETAINED_TABLES has no other keys.
      const removal = await removeOlderThan(session, table as RetainedTable, FIRST_INSTANT + 3, unhurried);
      const rows = await session.query<{ id: unknown }>(sql`SELECT id FROM ${raw(table)} ORDER BY id`);
      expect([removal.removed, ...rows.map(({ id }) => Number(id))], table).toEqual([2, 3, 4, 5]);
    }
  });

  test('a signal that waits stays however old it is; what was carried out or given up goes', async () => {
    const { main } = fixture.databases;
    await createUserRepository(main).create({
      username: 'asha',
      email: 'asha@example.org',
      passwordHash: 'hash',
      isAdmin: false,
      createdAt: CUTOFF,
    });
    const signals = createSignalRepository(main);
    const old = ['waits', 'was done', 'was given up'].map((symbol) => ({
      symbol,
      createdAt: CUTOFF - DAY_MS,
    }));
    await signals.add(
      [...old, { symbol: 'is new', createdAt: CUTOFF }].map((one) => ({
        ...one,
        userId: 'asha',
        lane: 'a',
        action: 'BUY',
        positionSize: null,
      })),
    );
    const [, done, dead, fresh] = await signals.waitingOf('a', 4);
    const idOf = (signal: Signal | undefined): number => signal?.id ?? 0;
    await signals.finish(idOf(done), { outcome: 'accepted', orderId: '1', reason: null }, CUTOFF);
    await signals.bury(idOf(dead), 'no luck', CUTOFF);
    await signals.bury(idOf(fresh), 'no luck', CUTOFF);

    expect(await removeOlderThan(main.session, 'strategy_signals', CUTOFF, unhurried)).toMatchObject({
      removed: 2,
    });
    const { rows } = await signals.page({ userId: 'asha', limit: 9 });
    expect(rows.map(({ symbol }) => symbol)).toEqual(['is new', 'waits']);
  });
});

describe('on SQLite', () => {
  test('rows are found by the index on their time', async () => {
    const fixture = await createTestDatabases();
    const { session } = fixture.databases.logs;
    await insertRows(session, apiLogsTable, [row('old', CUTOFF - 1)]);
    const slow = createSlowSession(session);
    await removeOlderThan(slow.session, 'api_logs', CUTOFF, slow.options);
    for (const { sql: text, values } of slow.statements) {
      const plan = await fixture.databases.logs.client.$queryRawUnsafe<{ detail: string }[]>(
        `EXPLAIN QUERY PLAN ${text}`,
        ...values,
      );
      const details = plan.map(({ detail }) => detail).filter((detail) => detail.includes('api_logs'));
      expect(details).toEqual([expect.stringMatching(/^SEARCH api_logs USING .*INDEX idx_apilog_created/)]);
    }
    await fixture.close();
  });

  test('the room of what was removed is given back to the disk', async () => {
    const rootDir = makeFolder();
    const path = join(rootDir, 'logs.db');
    const url = `file:${path}`;
    await migrateDatabase('logs', url, { rootDir, clock: systemClock });
    const logs = await openLogsDatabase(url, { rootDir });
    const rows = Array.from({ length: 5000 }, (_, n) => row(`old ${'x'.repeat(500)}`, CUTOFF - 1 - n));
    await insertRows(logs.session, apiLogsTable, rows);
    await logs.session.query(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
    const full = statSync(path).size;
    await removeOlderThan(logs.session, 'api_logs', CUTOFF, unhurried);
    const steps = await giveBackSpace(url, rootDir, unhurried);
    await logs.close();

    expect(full).toBeGreaterThan(2_000_000);
    expect(statSync(path).size).toBeLessThan(200_000);
    expect(steps).toBeGreaterThan(5);
  });

  test('an older file gives no room back until it is compacted', async () => {
    const rootDir = makeFolder();
    const url = `file:${join(rootDir, 'logs.db')}`;
    await migrateDatabase('logs', url, { rootDir, clock: systemClock });
    const autoVacuum = async () => {
      const logs = await openLogsDatabase(url, { rootDir });
      const [pragma] = await logs.session.query<{ auto_vacuum: bigint }>(sql`PRAGMA auto_vacuum`);
      await logs.close();
      return Number(pragma?.auto_vacuum);
    };
    const older = new SqliteFile(join(rootDir, 'logs.db'));
    older.pragma('auto_vacuum = NONE');
    older.exec('VACUUM');
    older.close();

    expect(await autoVacuum()).toBe(0);
    expect(await giveBackSpace(url, rootDir, unhurried)).toBe(1);
    expect(await compactDatabase(url, rootDir)).toBe(true);
    expect(await autoVacuum()).toBe(2);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RetentionSettings } from '@openalgo/config';
import {
  createApiLogRepository,
  createSandboxRepositories,
  type DatabaseName,
  migrateDatabases,
  partitionTables,
} from '@openalgo/db';
import { anApiLogEntry, createTestDatabases, testProviders } from '@openalgo/db/testing';
import { systemClock } from '@openalgo/domain';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { runBackupProcess } from '../src/upkeep/backup-process.ts';
import { backUpWhenDue } from '../src/upkeep/backup-schedule.ts';
import { removeOldRows } from '../src/upkeep/retention.ts';

const { providers } = await testProviders();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 7, 22, 4);
const log = { info: () => {} };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openalgo-upkeep-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('scheduled backups', () => {
  let now = START;
  let folder: string;
  let made: number;

  beforeEach(() => {
    now = START;
    folder = makeFolder();
    made = 0;
  });

  const check = (everyHours = 24) =>
    backUpWhenDue({
      folder,
      everyHours,
      keep: 3,
      clock: { now: () => now },
      log,
      makeBackup: async () => {
        made += 1;
        const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
        const path = join(folder, `openalgo-scheduled-${stamp}.zip`);
        writeFileSync(path, '');
        return path;
      },
    });

  test('are made when the newest is old enough, whoever made it', async () => {
    await check();
    await check();
    now += 23 * HOUR_MS;
    await check();
    expect(made).toBe(1);
    now += HOUR_MS;
    await check();
    expect(made).toBe(2);
  });

  test('are none when switched off', async () => {
    await check(0);
    expect(made).toBe(0);
  });

  test('are kept up to a number; what a person made, and whatever else is there, stays', async () => {
    const others = ['openalgo-20200101T000000000Z.zip', 'openalgo-scheduled-notes.txt'];
    for (const name of others) {
      writeFileSync(join(folder, name), '');
    }
    for (let day = 0; day < 5; day += 1) {
      await check();
      now += DAY_MS;
    }

    expect(readdirSync(folder).sort()).toEqual([
      ...others.slice(0, 1),
      'openalgo-scheduled-20260824T040000000Z.zip',
      'openalgo-scheduled-20260825T040000000Z.zip',
      'openalgo-scheduled-20260826T040000000Z.zip',
      ...others.slice(1),
    ]);
  });

  test('remove what a backup that was killed long ago left behind, and not what is being made', async () => {
    for (const [name, age] of [
      ['old', 2 * DAY_MS],
      ['new', HOUR_MS],
    ] as const) {
      const path = join(folder, `.openalgo-unfinished-${name}`);
      mkdirSync(path);
      utimesSync(path, (now - age) / 1000, (now - age) / 1000);
    }
    await check();
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual(['.openalgo-unfinished-new']);
  });
});

describe('the process that backs up', () => {
  const run = (cwd: string, env: Readonly<Record<string, string>> = {}) =>
    runBackupProcess({
      signal: new AbortController().signal,
      execArgv: ['--conditions=source', '--import', import.meta.resolve('tsx')],
      cwd,
      env: { APP_KEY: 'a'.repeat(32), API_KEY_PEPPER: 'b'.repeat(32), NODE_ENV: 'test', ...env },
    });

  test('writes an archive where the configuration says and tells its path', async () => {
    const folder = makeFolder();
    const url = (name: string) => `file:./db/${name}.db`;
    const urls = {
      main: url('openalgo'),
      sandbox: url('sandbox'),
      latency: url('latency'),
      logs: url('logs'),
    };
    await migrateDatabases(urls, { rootDir: folder, clock: systemClock });
    const path = await run(folder, { BACKUP_DIR: './kept', BACKUP_ENCRYPT: 'true' });

    expect(path).toMatch(/kept.openalgo-scheduled-\d{8}T\d{9}Z\.zip\.sealed$/);
    expect(existsSync(path)).toBe(true);
  }, 120_000);

  test('tells why it failed in one line', async () => {
    await expect(run(makeFolder())).rejects.toMatchObject({
      code: 'BACKUP_FAILED',
      message: expect.stringMatching(/^sandbox database: There is no database at .*$/),
    });
  }, 120_000);
});

/** Every table for a day. */
const A_DAY: RetentionSettings = {
  api_logs: 1,
  analyzer_logs: 1,
  order_latency: 1,
  command_logs: 1,
  notification_queue: 1,
  strategy_signals: 1,
  audit_receipts: 1,
  active_sessions: 1,
  login_failures: 1,
  sandbox_idempotency: 1,
  ip_offences: 1,
};

const entry = (createdAt: number) => anApiLogEntry({ createdAt });

test.skipIf(!providers.includes('postgresql'))(
  'a table that is divided by month loses whole months, and gets those to come',
  async () => {
    const { databases, urls, rootDir, close } = await createTestDatabases('postgresql');
    onTestFinished(close);
    const apiLogs = createApiLogRepository(databases.logs);
    const [july, june] = [Date.UTC(2026, 6, 15), Date.UTC(2026, 5, 15)];
    await apiLogs.insertMany([entry(june), entry(july), entry(START)]);
    await partitionTables('logs', urls.logs, { rootDir, clock: { now: () => june } });
    const told: unknown[] = [];
    await removeOldRows({
      days: { ...A_DAY, api_logs: 30 },
      databases,
      giveBackSpace: async () => {},
      clock: { now: () => START },
      log: { info: (what: unknown) => void told.push(what) },
      stopwatch: () => 0,
      pause: async () => {},
    });

    const { rows } = await apiLogs.page({ limit: 9 });
    expect(rows.map(({ createdAt }) => createdAt)).toEqual([START, july]);
    expect(told).toEqual([
      {
        table: 'api_logs',
        added: ['api_logs_p202610', 'api_logs_p202611'],
        dropped: ['api_logs_p202606'],
      },
    ]);
  },
);

test('rows are removed by the age of their table; 0 keeps them for ever', async () => {
  const { databases, close } = await createTestDatabases();
  onTestFinished(close);
  const apiLogs = createApiLogRepository(databases.logs);
  await apiLogs.insertMany([entry(START - 40 * DAY_MS), entry(START - 29 * DAY_MS)]);
  const { idempotency } = createSandboxRepositories(databases.sandbox.session);
  const keyed = (idempotencyKey: string) => ({
    userId: 'asha',
    idempotencyKey,
    step: 0,
    requestHash: 'hash',
    outcome: 'nothing' as const,
    orderId: null,
    error: null,
  });
  await idempotency.insert([keyed('a week ago')], START - 7 * DAY_MS - 1);
  await idempotency.insert([keyed('this week')], START - 7 * DAY_MS);
  const shrunk: DatabaseName[] = [];
  const remove = (days: number) =>
    removeOldRows({
      days: { ...A_DAY, api_logs: days, sandbox_idempotency: 7 },
      databases,
      giveBackSpace: async (name) => void shrunk.push(name),
      clock: { now: () => START },
      log,
      stopwatch: () => 0,
      pause: async () => {},
    });

  await remove(0);
  expect((await apiLogs.page({ limit: 9 })).rows).toHaveLength(2);
  await remove(30);
  const { rows: kept } = await apiLogs.page({ limit: 9 });
  expect(kept.map(({ createdAt }) => createdAt)).toEqual([START - 29 * DAY_MS]);
  expect(shrunk).toEqual(['sandbox', 'logs']);
  const known = await idempotency.find([keyed('a week ago'), keyed('this week')]);
  expect(known.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['this week']);
});

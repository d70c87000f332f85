import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createChangeSignal, openSandboxDatabase, sql, toBigInt } from '../src/index.ts';
import { createTestDatabases, type TestDatabases } from '../testing/index.ts';
import { deferred } from './support/deferred.ts';

let fixture: TestDatabases;

beforeEach(async () => {
  fixture = await createTestDatabases('sqlite');
  await fixture.databases.sandbox.session.execute(sql`INSERT INTO sandbox_funds (user_id) VALUES ('a')`);
});

afterEach(() => fixture.close());

async function sequence(): Promise<bigint> {
  const [row] = await fixture.databases.sandbox.session.query<{ order_seq: unknown }>(
    sql`SELECT order_seq FROM sandbox_funds`,
  );
  return toBigInt(row?.order_seq);
}

describe('the file', () => {
  test('is in WAL mode, keeps foreign keys and syncs as told', async () => {
    const full = await openSandboxDatabase(fixture.urls.sandbox, {
      rootDir: fixture.rootDir,
      synchronous: 'FULL',
    });
    const pragmas = await Promise.all([
      full.session.query(sql`PRAGMA journal_mode`),
      full.session.query(sql`PRAGMA foreign_keys`),
      full.session.query(sql`PRAGMA synchronous`),
      fixture.databases.sandbox.session.query(sql`PRAGMA synchronous`),
    ]);
    await full.close();

    expect(pragmas).toEqual([
      [{ journal_mode: 'wal' }],
      [{ foreign_keys: 1n }],
      [{ synchronous: 2n }],
      [{ synchronous: 1n }],
    ]);
  });
});

describe('waiting for the writer', () => {
  test('is bounded and ends in a clear error', async () => {
    const database = await openSandboxDatabase(fixture.urls.sandbox, {
      rootDir: fixture.rootDir,
      lockWaitMs: 20,
    });
    const claimed = deferred();
    const done = deferred();
    const holder = database.transaction(async (session) => {
      await session.execute(sql`UPDATE sandbox_funds SET order_seq = 1`);
      claimed.resolve();
      await done.promise;
    });
    await claimed.promise;

    await expect(database.session.execute(sql`UPDATE sandbox_funds SET order_seq = 2`)).rejects.toMatchObject(
      {
        kind: 'unavailable',
        code: 'DATABASE_BUSY',
      },
    );
    done.resolve();
    await holder;
    await database.session.execute(sql`UPDATE sandbox_funds SET order_seq = order_seq + 1`);
    expect(await sequence()).toBe(2n);
    await database.close();
  });

  test('is first come, first served', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        fixture.databases.sandbox.transaction(async (session) => {
          await session.execute(sql`UPDATE sandbox_funds SET order_seq = order_seq + 1`);
          order.push(number);
        }),
      ),
    );

    expect(order).toEqual([1, 2, 3, 4, 5]);
  });
});

test('a commit that fails leaves the writer free', async () => {
  const { sandbox } = fixture.databases;
  const failing = sandbox.transaction(async (session) => {
    await session.execute(sql`PRAGMA defer_foreign_keys = ON`);
    await session.execute(sql`INSERT INTO sandbox_daily_pnl (user_id, date) VALUES ('nobody', '2016-09-30')`);
  });

  await expect(failing).rejects.toMatchObject({ code: 'FOREIGN_KEY_VIOLATION' });
  await sandbox.transaction((session) => session.execute(sql`UPDATE sandbox_funds SET order_seq = 1`));
  expect(await sequence()).toBe(1n);
  expect(await sandbox.session.query(sql`SELECT id FROM sandbox_daily_pnl`)).toEqual([]);
});

test('two processes with 300 transactions each on one row lose no update and see no error', async () => {
  const processes = [1, 2].map(() =>
    fork(new URL('./support/raise-in-process.ts', import.meta.url), [fixture.urls.sandbox, '300'], {
      execArgv: ['--conditions=source', '--import', import.meta.resolve('tsx')],
    }),
  );
  const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0] as unknown));

  expect(codes).toEqual([0, 0]);
  expect(await sequence()).toBe(600n);
});

describe('the change signal', () => {
  const LONG_MS = 10_000;

  test('ends the wait when another connection commits, and remembers what came between waits', async () => {
    const signal = createChangeSignal(fixture.databases.sandbox);
    const waiting = signal.wait(LONG_MS);
    await fixture.databases.sandbox.session.execute(sql`UPDATE sandbox_funds SET order_seq = 1`);
    await waiting;

    await fixture.databases.sandbox.session.execute(sql`UPDATE sandbox_funds SET order_seq = 2`);
    await signal.wait(LONG_MS);
    signal.close();
  });

  test.runIf(process.platform === 'linux')('is told of a commit, and need not look for it', async () => {
    // A look every few milliseconds never comes.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const signal = createChangeSignal(fixture.databases.sandbox);
    onTestFinished(signal.close);
    for (const seq of [1, 2, 3]) {
      const waiting = signal.wait(LONG_MS).then(() => 'told');
      await fixture.databases.sandbox.session.execute(sql`UPDATE sandbox_funds SET order_seq = ${seq}`);
      expect(await Promise.race([waiting, sleep(LONG_MS / 2, 'not told')])).toBe('told');
    }
  });

  test('ends the wait when the time is over, when it is aborted, and when it is closed', async () => {
    const signal = createChangeSignal(fixture.databases.sandbox);
    const abort = new AbortController();
    await signal.wait(1);
    const aborted = signal.wait(LONG_MS, abort.signal);
    abort.abort();
    await aborted;
    await signal.wait(LONG_MS, abort.signal);
    const closed = signal.wait(LONG_MS);
    signal.close();
    await closed;
    await signal.wait(LONG_MS);
  });
});

import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openArchive } from '../src/backup/archive-reader.ts';
import { insertRows, openDatabases, restoreBackup, sql, toBigInt, verifyBackup } from '../src/index.ts';
import { apiLogsTable } from '../src/repositories/api-logs.ts';
import {
  createTestDatabases,
  readToolEnvironment,
  type TestDatabases,
  testProviders,
} from '../testing/index.ts';
import {
  AT,
  backUp,
  filesIn,
  makeFolder,
  PATIENT_MS,
  restoring,
  SECRET,
  withPrograms,
} from './support/backups.ts';

const { providers } = await testProviders();

describe.each(withPrograms(providers))('on %s', { timeout: 240_000 }, (provider) => {
  let fixture: TestDatabases;

  beforeEach(async () => {
    fixture = await createTestDatabases(provider);
    await fixture.databases.sandbox.session.execute(
      sql`INSERT INTO sandbox_funds (user_id, order_seq) VALUES ('asha', 0)`,
    );
  });

  afterEach(() => fixture.close());

  const logs = () => fixture.databases.logs;
  const verify = (path: string, secret = SECRET) =>
    verifyBackup(path, fixture.urls, {
      rootDir: fixture.rootDir,
      connectTimeoutMs: PATIENT_MS,
      tools: readToolEnvironment(),
      secrets: [secret],
    });

  async function logRequests(count: number): Promise<void> {
    const endpoint = '/it\'s\na \\ "path" of ₹';
    const row = { endpoint, method: 'GET', status_code: 200, created_at: AT };
    await insertRows(
      logs().session,
      apiLogsTable,
      Array.from({ length: count }, () => row),
    );
  }

  async function requests(databases = fixture.databases): Promise<number> {
    const [row] = await databases.logs.session.query<{ n: unknown }>(sql`SELECT count(*) AS n FROM api_logs`);
    return Number(row?.n);
  }

  test('a backup verifies, tells what is in it, and is for this user alone', async () => {
    await logRequests(37);
    const { path, bytes, manifest } = await backUp(fixture);

    expect(basename(path)).toBe('openalgo-20260822T040506789Z.zip');
    // Any program for ZIP opens it.
    expect(await text(createReadStream(path, { end: 1 }))).toBe('PK');
    expect(filesIn(dirname(path))).toEqual([basename(path)]);
    expect(statSync(path)).toMatchObject({ size: bytes, mode: 0o100600 });
    expect(manifest).toMatchObject({ format: 1, createdAt: '2026-08-22T04:05:06.789Z' });
    expect(manifest.parts.map(({ database, engine }) => [database, engine])).toEqual(
      ['main', 'sandbox', 'latency', 'logs'].map((database) => [database, provider]),
    );
    expect(manifest.parts.find(({ database }) => database === 'logs')?.rows).toMatchObject({
      api_logs: 37,
      analyzer_logs: 0,
    });
    const { parts, isEncrypted } = await verify(path);
    expect(isEncrypted).toBe(false);
    // On servers nothing is written beside, and the folder is everybody's.
    const beside = provider === 'sqlite' ? filesIn(fixture.rootDir) : [];
    expect(beside.filter((name) => name.includes('restor'))).toEqual([]);
    expect(parts.every(({ wasRestored, pending }) => wasRestored && pending.length === 0)).toBe(true);
  });

  test('made during 200 concurrent transactions, it restores to a state between two of them', async () => {
    const { sandbox } = fixture.databases;
    // Each transaction counts itself in one table and leaves a row in another.
    const transaction = (n: number) =>
      sandbox.transaction(async (session) => {
        await session.execute(sql`UPDATE sandbox_funds SET order_seq = order_seq + 1 WHERE user_id = 'asha'`);
        await session.execute(sql`INSERT INTO sandbox_workers (worker_id, started_at, heartbeat_at, quote_source)
          SELECT ${`w${n}`}, created_at, created_at, 'push' FROM sandbox_funds WHERE user_id = 'asha'`);
      });
    const all = Array.from({ length: 200 }, (_, n) => transaction(n));
    await Promise.all(all.slice(0, 20));
    const [{ path }] = await Promise.all([backUp(fixture), ...all]);
    await fixture.databases.close();
    await restoreBackup(path, fixture.urls, restoring(fixture));
    const restored = await openDatabases(fixture.urls, {
      rootDir: fixture.rootDir,
      connectTimeoutMs: PATIENT_MS,
    });
    const [row] = await restored.sandbox.session.query<{ counted: unknown; left_behind: unknown }>(
      sql`SELECT order_seq AS counted, (SELECT count(*) FROM sandbox_workers) AS left_behind FROM sandbox_funds`,
    );
    await restored.close();

    expect(toBigInt(row?.counted)).toBe(toBigInt(row?.left_behind));
    expect(toBigInt(row?.counted)).toBeGreaterThanOrEqual(20n);
  });

  test('a restore brings back what was there, and nothing of what came after', async () => {
    await logRequests(3);
    const { path } = await backUp(fixture);
    await logRequests(5);
    await logs().session.execute(sql`DELETE FROM api_logs WHERE id = 1`);
    await fixture.databases.close();
    const restored = await restoreBackup(path, fixture.urls, restoring(fixture));
    const databases = await openDatabases(fixture.urls, {
      rootDir: fixture.rootDir,
      connectTimeoutMs: PATIENT_MS,
    });
    const [first] = await databases.logs.session.query<{ endpoint: string }>(
      sql`SELECT endpoint FROM api_logs WHERE id = 1`,
    );

    expect(restored.map(({ database }) => database)).toEqual(['main', 'sandbox', 'latency', 'logs']);
    expect(await requests(databases)).toBe(3);
    expect(first?.endpoint).toBe('/it\'s\na \\ "path" of ₹');
    await databases.logs.session.execute(
      sql`INSERT INTO api_logs (endpoint, method, status_code) VALUES ('next', 'GET', 200)`,
    );
    expect(await requests(databases)).toBe(4);
    await databases.close();
  });

  test('one database is restored alone', async () => {
    await logRequests(3);
    const { path } = await backUp(fixture);
    await logRequests(5);
    await fixture.databases.sandbox.session.execute(sql`UPDATE sandbox_funds SET order_seq = 7`);
    await fixture.databases.close();
    await restoreBackup(path, fixture.urls, { ...restoring(fixture), database: 'logs' });
    const databases = await openDatabases(fixture.urls, {
      rootDir: fixture.rootDir,
      connectTimeoutMs: PATIENT_MS,
    });
    const [funds] = await databases.sandbox.session.query<{ order_seq: unknown }>(
      sql`SELECT order_seq FROM sandbox_funds`,
    );

    expect(await requests(databases)).toBe(3);
    expect(toBigInt(funds?.order_seq)).toBe(7n);
    await databases.close();
  });

  test('a database with data is not replaced unless told', async () => {
    const { path } = await backUp(fixture);
    await logRequests(2);

    await expect(
      restoreBackup(path, fixture.urls, { ...restoring(fixture), overwrite: false }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'DATABASE_NOT_EMPTY' });
    expect(await requests()).toBe(2);
  });

  test('nothing is replaced while a worker serves', async () => {
    const { path } = await backUp(fixture);
    const { sandbox } = fixture.databases;
    const until = (ms: number) => sandbox.dialect.instant(AT + ms);
    await sandbox.session.execute(
      sql`INSERT INTO sandbox_shards (shard, worker_id, lease_until, applied_seq) VALUES (1, 'host-7', ${until(1)}, 0)`,
    );

    await expect(restoreBackup(path, fixture.urls, restoring(fixture))).rejects.toMatchObject({
      code: 'WORKER_RUNNING',
      message: expect.stringContaining('host-7'),
    });
    await sandbox.session.execute(sql`UPDATE sandbox_shards SET lease_until = ${until(-1)}`);
    await fixture.databases.close();
    await restoreBackup(path, fixture.urls, restoring(fixture));
  });

  test('encrypted, it restores with its secret, and with no other', async () => {
    await logRequests(1000);
    const { path } = await backUp(fixture, { secret: SECRET });
    const head = await text(createReadStream(path, { end: 24 }));

    expect(basename(path)).toBe('openalgo-20260822T040506789Z.zip.sealed');
    expect(head).toBe('OPENALGO-SEALED-BACKUP 1\n');
    expect(readFileSync(path).includes('manifest.json')).toBe(false);
    expect((await verify(path)).isEncrypted).toBe(true);
    await expect(verify(path, `${SECRET}!`)).rejects.toMatchObject({ code: 'BACKUP_KEY_WRONG' });
    await fixture.databases.close();
    await restoreBackup(path, fixture.urls, restoring(fixture));
  });
});

describe('a backup on SQLite', () => {
  test('comes to its end however steadily others write', async () => {
    const fixture = await createTestDatabases();
    const { session } = fixture.databases.logs;
    const row = { endpoint: 'x'.repeat(1000), method: 'GET', status_code: 200, created_at: AT };
    await insertRows(
      session,
      apiLogsTable,
      Array.from({ length: 4_000 }, () => row),
    );
    let isMade = false;
    const backup = backUp(fixture).finally(() => {
      isMade = true;
    });
    let writes = 0;
    while (!isMade && writes < 1_000_000) {
      await session.execute(sql`UPDATE api_logs SET status_code = status_code + 1 WHERE id = 1`);
      writes += 1;
      // Else the statements, which never wait, would let nothing else of this process run.
      await nextTurn();
    }

    expect(isMade).toBe(true);
    expect(writes).toBeGreaterThan(10);
    await backup;
    await fixture.close();
  }, 60_000);
});

describe('a sealed archive', () => {
  test('holds content of any length, at any place', async () => {
    const fixture = await createTestDatabases();
    // What cannot be compressed, over several chunks of 64 KB.
    for (let n = 0; n < 5; n += 1) {
      const endpoint = randomBytes(50_000).toString('hex');
      await fixture.databases.logs.session.execute(
        sql`INSERT INTO api_logs (endpoint, method, status_code) VALUES (${endpoint}, 'GET', 200)`,
      );
    }
    const { path, manifest } = await backUp(fixture, { secret: SECRET, folder: makeFolder() });
    await fixture.close();
    const archive = await openArchive(path, [SECRET]);
    for (const part of [...manifest.parts].reverse()) {
      await archive.check(part);
    }
    await archive.close();
  });
});

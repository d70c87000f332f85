import { randomUUID } from 'node:crypto';
import { createApiKeyRepository, createUserRepository, openMainDatabase } from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnnouncer, openSharing, rememberMain } from '../src/index.ts';
import { namespaceOf } from '../src/namespace.ts';
import { connectTestRedis, PATIENCE_MS, REDIS_LEFT_OUT, silentLog } from '../testing/index.ts';

const AT = 1_700_000_000_000;
const KEY = { userId: 'asha', keyLookup: 'lookup', apiKeyEncrypted: 'token', createdAt: AT };
const redis = await connectTestRedis();
if (redis === null) {
  test.skip(REDIS_LEFT_OUT);
}

let fixture: TestDatabases;

beforeAll(async () => {
  fixture = await createTestDatabases();
  const user = { username: 'asha', email: 'asha@example.org', passwordHash: 'hash', isAdmin: false };
  await createUserRepository(fixture.databases.main).create({ ...user, createdAt: AT });
});

afterAll(async () => {
  await fixture.close();
  await redis?.close();
});

/** A process with a connection of its own to the main database, and to Redis where there is a URL. */
async function startProcess(url: string | null, secret: string) {
  const clock = { at: AT, now: () => clock.at };
  const sharing = await openSharing({ url, name: 'test', secret, log: silentLog });
  const main = await openMainDatabase(fixture.urls.main, {
    rootDir: fixture.rootDir,
    announce: sharing.changes.announce,
  });
  return {
    clock,
    changes: sharing.changes,
    apiKeys: createApiKeyRepository(main),
    memory: rememberMain({ main, clock, ...sharing, secret }),
    close: async () => {
      sharing.close();
      await main.close();
    },
  };
}

test('without Redis a key that another process has revoked is refused within a second', async () => {
  const secret = redis?.newSecret() ?? randomUUID();
  const [here, there] = [await startProcess(null, secret), await startProcess(null, secret)];
  await there.apiKeys.save({ ...KEY, apiKeyHash: 'first' });
  expect(await here.memory.apiKey('lookup')).toMatchObject({ userId: 'asha', revokedAt: null });

  await there.apiKeys.revoke('asha', AT);
  here.clock.at += 999;
  expect((await here.memory.apiKey('lookup'))?.revokedAt).toBeNull();
  here.clock.at += 1;
  expect((await here.memory.apiKey('lookup'))?.revokedAt).toBe(AT);
  await Promise.all([here.close(), there.close()]);
});

describe.runIf(redis !== null)('with Redis', () => {
  test('a key that another process has rotated or revoked is seen as soon as the word is here', async () => {
    const secret = redis?.newSecret() ?? randomUUID();
    const url = redis?.url ?? null;
    const [here, there] = [await startProcess(url, secret), await startProcess(url, secret)];
    const nextWord = () => new Promise<void>((resolve) => here.changes.listen(() => resolve()));
    await there.apiKeys.save({ ...KEY, apiKeyHash: 'first' });
    await expect
      .poll(async () => (await here.memory.apiKey('lookup'))?.apiKeyHash, { timeout: PATIENCE_MS })
      .toBe('first');

    const told = nextWord();
    await there.apiKeys.save({ ...KEY, apiKeyHash: 'second' });
    await told;
    expect((await here.memory.apiKey('lookup'))?.apiKeyHash).toBe('second');
    await Promise.all([here.close(), there.close()]);
  });

  test('a command that does not stay tells the processes that do', async () => {
    const secret = redis?.newSecret() ?? randomUUID();
    const url = redis?.url ?? null;
    const here = await startProcess(url, secret);
    const topics: unknown[] = [];
    here.changes.listen((topic) => topics.push(topic));
    await createAnnouncer({ url, name: 'cli', secret, log: silentLog })('settings');
    await expect.poll(() => topics, { timeout: PATIENCE_MS }).toEqual(['settings']);
    await here.close();
  });

  test('instruments and the calendar come back from Redis as they were read', async () => {
    const secret = redis?.newSecret() ?? randomUUID();
    const url = redis?.url ?? null;
    const [here, there] = [await startProcess(url, secret), await startProcess(url, secret)];
    const calendar = await here.memory.calendar();
    await expect
      .poll(() => redis?.connection.exists(`${namespaceOf(secret)}:calendar:`), { timeout: PATIENCE_MS })
      .toBe(1);
    expect(await there.memory.calendar()).toEqual(calendar);
    expect(await there.memory.settings()).toEqual(await here.memory.settings());
    await Promise.all([here.close(), there.close()]);
  });
});

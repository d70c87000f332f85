import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogsDatabase, openMainDatabase, type ProviderName } from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const { leftOut } = await testProviders();

let fixture: TestDatabases;

beforeEach(async () => {
  fixture = await createTestDatabases('sqlite');
});

afterEach(() => fixture.close());

/** Says once per run, where people look, which engines were not tried. */
test.skipIf(leftOut === null)('engines that were left out are named', () => {
  process.stderr.write(`${leftOut}\n`);
  expect(leftOut).toMatch(/TEST_PROVIDERS/);
});

test('a database that answers says so', async () => {
  await expect(fixture.databases.main.ping()).resolves.toBeUndefined();
});

test('a path that cannot be a file is unavailable, not a crash', async () => {
  await mkdir(join(fixture.rootDir, 'folder.db'));

  await expect(openMainDatabase('file:folder.db', { rootDir: fixture.rootDir })).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'DATABASE_UNAVAILABLE',
  });
});

/** A port where nothing listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test.each<[ProviderName, string]>([
  ['postgresql', 'postgresql'],
  ['mysql', 'mysql'],
])('a %s server that is away is unavailable, and the error names no password', async (_, scheme) => {
  const url = `${scheme}://user:secret@127.0.0.1:${await closedPort()}/openalgo`;
  const database = await openLogsDatabase(url, { rootDir: '.', connectTimeoutMs: 200 });

  const failure: unknown = await database.ping().catch((error: unknown) => error);

  expect(failure).toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
  expect(JSON.stringify(failure)).not.toContain('secret');
  await database.close();
});

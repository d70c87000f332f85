import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createSandboxRepositories,
  openSandboxDatabase,
  type ProviderName,
  raw,
  type SandboxDatabase,
  sql,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();
const servers = providers.filter((provider) => provider !== 'sqlite');
if (servers.length === 0) {
  test.skip('Not run with servers, for TEST_PROVIDERS names none: SQLite has no connections that break');
}
const AT = Date.UTC(2026, 7, 22);

/** How a server is asked for its connections to this database besides the one that asks, and told to end one. */
const SERVERS: Readonly<
  Record<Exclude<ProviderName, 'sqlite'>, { others: string; end: (id: string) => string }>
> = {
  postgresql: {
    others:
      'SELECT pid AS id FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    end: (id) => `SELECT pg_terminate_backend(${id})`,
  },
  mysql: {
    others: 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    end: (id) => `KILL ${id}`,
  },
};

/** How a connection is asked who it is, and how many are kept however long they have rested: MySQL's driver keeps one, and pings it. */
const POOLS = {
  postgresql: { id: 'SELECT pg_backend_pid() AS id', kept: 0 },
  mysql: { id: 'SELECT CONNECTION_ID() AS id', kept: 1 },
} as const;

describe.each(servers)('on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider, { poolSize: 1 });
  });
  afterAll(() => fixture.close());

  const sandbox = () => fixture.databases.sandbox;

  /** Ends every connection of the pool from the server's side, as a restart does. */
  async function endConnections(): Promise<void> {
    const { others, end } = SERVERS[provider];
    const operator = await openSandboxDatabase(fixture.urls.sandbox, { rootDir: '.', poolSize: 1 });
    const found = await operator.session.query<{ id: unknown }>(sql`${raw(others)}`);
    expect(found.length).toBeGreaterThan(0);
    for (const { id } of found) {
      await operator.session.query(sql`${raw(end(String(id)))}`);
    }
    await operator.close();
  }

  test('whoever reads next does not notice', async () => {
    await sandbox().ping();
    await endConnections();
    await expect(sandbox().session.query(sql`SELECT 1 AS one`)).resolves.toHaveLength(1);

    await endConnections();
    await expect(sandbox().client.sandboxFunds.findMany()).resolves.toEqual([]);
  });

  test('the next transaction does not notice, and happens once', async () => {
    await sandbox().ping();
    await endConnections();
    await sandbox().transaction(async (session) => {
      const { funds } = createSandboxRepositories(session);
      await funds.open(['asha'], 100n, AT);
      const [claimed] = await funds.claim(['asha']);
      await funds.save(claimed === undefined ? [] : [{ ...claimed, orderSeq: claimed.orderSeq + 1 }], AT);
    });

    expect(await createSandboxRepositories(sandbox().session).funds.ofUser('asha')).toMatchObject({
      orderSeq: 1,
    });
  });

  test('a write that may have happened is not repeated: it is told, and the next one works', async () => {
    await sandbox().ping();
    await endConnections();
    const write = () => sandbox().session.execute(sql`UPDATE sandbox_funds SET version = version + 1`);
    const first = await write().catch((error: unknown) => error);

    expect(typeof first === 'number' ? first : (first as { code?: string }).code).toSatisfy(
      (outcome: unknown) => outcome === 1 || outcome === 'DATABASE_UNAVAILABLE',
    );
    await expect(write()).resolves.toBe(1);
  });
});

describe.each(servers)('the connections of a pool on %s', (provider) => {
  const { id, kept } = POOLS[provider];

  test('are as many as are wanted and no more, and are let go when they are old', async () => {
    const fixture = await createTestDatabases(provider, { poolSize: 3, recycleAfterSeconds: 1 });
    const operator = await openSandboxDatabase(fixture.urls.sandbox, { rootDir: '.', poolSize: 1 });
    const idsOf = async ({ session }: SandboxDatabase, statement: string) =>
      (await session.query<{ id: unknown }>(sql`${raw(statement)}`)).map((row) => String(row.id));
    const ask = () => idsOf(fixture.databases.sandbox, id);

    const first = new Set((await Promise.all(Array.from({ length: 40 }, ask))).flat());
    expect(first.size).toBe(3);
    await vi.waitFor(
      async () => {
        const there = await idsOf(operator, SERVERS[provider].others);
        expect(there.filter((one) => first.has(one))).toHaveLength(kept);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(await ask()).toHaveLength(1);

    await operator.close();
    await fixture.close();
  });
});

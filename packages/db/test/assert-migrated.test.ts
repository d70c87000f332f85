import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertMigrated,
  type DatabaseName,
  type DatabaseUrls,
  migrateDatabases,
  openMainDatabase,
  type ProviderName,
  raw,
  sql,
} from '../src/index.ts';
import { createTestDatabases, type OwnServer, startOwnServer, testProviders } from '../testing/index.ts';
import { ownServers } from './support/own-servers.ts';

const { providers } = await testProviders();
const servers = await ownServers('asks for passwords');

const OPTIONS = { rootDir: '.', clock: systemClock, connectTimeoutMs: 10_000 };
const PASSWORD = 'hidden-from-all';
/** How a server, asked by one who may do all, is made to ask `asha` for her password and to keep `ravi` from its databases. */
const GUARD: Readonly<Record<Exclude<ProviderName, 'sqlite'>, readonly string[]>> = {
  postgresql: [
    `CREATE ROLE asha LOGIN PASSWORD '${PASSWORD}'`,
    `CREATE ROLE ravi LOGIN PASSWORD '${PASSWORD}'`,
    'REVOKE CONNECT ON DATABASE main FROM PUBLIC',
    'GRANT CONNECT ON DATABASE main TO asha',
    `DO $$ BEGIN EXECUTE format('COPY (VALUES (''host all test 127.0.0.1/32 trust''), (''host all all 127.0.0.1/32 scram-sha-256'')) TO %L', current_setting('hba_file')); END $$`,
    'SELECT CAST(pg_reload_conf() AS text)',
  ],
  mysql: [
    `CREATE USER asha IDENTIFIED BY '${PASSWORD}'`,
    `CREATE USER ravi IDENTIFIED BY '${PASSWORD}'`,
    'GRANT ALL ON main.* TO asha',
  ],
};

/** What is thrown of the main database there; its text, causes and all, has no password in it. */
async function problemAt(url: string, more: { mayBeAway?: readonly DatabaseName[] } = {}): Promise<unknown> {
  const problem: unknown = await assertMigrated({ main: url }, { ...OPTIONS, ...more }).then(
    () => null,
    (error: unknown) => error,
  );
  for (let one = problem; one instanceof Error; one = one.cause) {
    expect(`${one.stack}${JSON.stringify(one)}`).not.toContain(PASSWORD);
  }
  return problem;
}

function changed(
  url: string,
  change: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port'>>,
): string {
  return Object.assign(new URL(url), change).toString();
}

async function execute(url: string, statements: readonly ReturnType<typeof sql>[]): Promise<void> {
  const main = await openMainDatabase(url, { rootDir: '.', poolSize: 1 });
  for (const statement of statements) {
    await main.session.execute(statement);
  }
  await main.close();
}

describe.each(providers)('a database on %s', (provider) => {
  test('that is migrated is taken; one that is not, or more than this version knows, is refused as what it is', async () => {
    const fixture = await createTestDatabases(provider);
    const { session } = fixture.databases.main;
    const problem = () => problemAt(fixture.urls.main);
    expect(await problem()).toBeNull();

    const FUTURE = '29990101000000_future';
    await session.execute(
      sql`UPDATE _prisma_migrations SET migration_name = ${FUTURE} WHERE migration_name LIKE '%_init'`,
    );
    expect(await problem()).toMatchObject({
      kind: 'conflict',
      code: 'DATABASE_NEWER_THAN_CODE',
      message: expect.stringMatching(
        `The main database has had migration ${FUTURE}.*Run the version that made it`,
      ),
    });

    await session.execute(sql`DELETE FROM _prisma_migrations WHERE migration_name = ${FUTURE}`);
    expect(await problem()).toMatchObject({
      kind: 'unavailable',
      code: 'DATABASE_NOT_MIGRATED',
      message: "The main database lacks 1 of this version's migrations. Run openalgo db migrate.",
    });
    await fixture.close();
  });
});

describe.each(servers)('a database on a %s server that asks for passwords', { timeout: 120_000 }, (name) => {
  let server: OwnServer;
  let urls: DatabaseUrls;
  let asAsha: string;

  beforeAll(async () => {
    server = await startOwnServer(name);
    urls = server.urls;
    await migrateDatabases(urls, OPTIONS);
    await execute(
      urls.main,
      GUARD[name].map((statement) => sql`${raw(statement)}`),
    );
    asAsha = changed(urls.main, { username: 'asha', password: PASSWORD });
  }, 120_000);
  afterAll(() => server.close());

  test('is refused to whom the server does not know, who has another password, and who has no rights', async () => {
    const refused = {
      kind: 'unavailable',
      code: 'DATABASE_ACCESS_DENIED',
      message: expect.stringMatching(/^main database: .*Correct the URL/),
    };
    expect(await problemAt(changed(asAsha, { password: `${PASSWORD}-2` }))).toMatchObject(refused);
    expect(await problemAt(changed(asAsha, { password: '' }))).toMatchObject(refused);
    expect(await problemAt(changed(asAsha, { username: 'nobody' }))).toMatchObject(refused);
    expect(await problemAt(changed(asAsha, { username: 'ravi' }), { mayBeAway: ['main'] })).toMatchObject(
      refused,
    );
  });

  test('that does not exist is told apart', async () => {
    const url = changed(urls.main, { pathname: '/nowhere' });
    expect(await problemAt(url, { mayBeAway: ['main'] })).toMatchObject({
      kind: 'unavailable',
      code: 'DATABASE_MISSING',
      message: expect.stringMatching(/^main database: .*CREATE DATABASE/),
    });
  });

  test('that does not answer is waited for by those who want to', async () => {
    const url = changed(asAsha, { port: '1' });
    expect(await problemAt(url, { mayBeAway: ['main'] })).toBeNull();
    expect(await problemAt(url)).toMatchObject({
      kind: 'unavailable',
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/^main database: .*not available.*right host and port/),
    });
  });
});

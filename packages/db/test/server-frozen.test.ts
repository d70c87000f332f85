import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createSandboxRepositories,
  type Databases,
  migrateDatabases,
  openDatabases,
  openMainDatabase,
  openSandboxDatabase,
  raw,
} from '../src/index.ts';
import { RECALL_MS } from '../src/providers/recall-away.ts';
import { type OwnServer, startOwnServer } from '../testing/index.ts';
import { expectThere, expectUnavailable, type Use, usesOf } from './support/database-uses.ts';
import { ownServers } from './support/own-servers.ts';

const servers = await ownServers('stands still');

const AT = Date.UTC(2026, 7, 22);
const CONNECT_WITHIN_MS = 800;
/** What is promised is about a second; a busy machine adds to it. */
const ANSWER_WITHIN_MS = 2_500;
/** Several times as long as a server may be silent. */
const SLEEP = { postgresql: raw('SELECT CAST(pg_sleep(3) AS text)'), mysql: raw('SELECT SLEEP(3)') };

/** Of others than who asks. */
const OPEN_TRANSACTIONS = {
  postgresql: raw("SELECT query FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"),
  mysql: raw('SELECT trx_id FROM information_schema.innodb_trx'),
};

describe.each(servers)('a %s server that stands still', { timeout: 120_000 }, (name) => {
  let server: OwnServer;
  let databases: Databases;
  const options = { rootDir: '.', poolSize: 3, connectTimeoutMs: CONNECT_WITHIN_MS };

  beforeAll(async () => {
    server = await startOwnServer(name);
    await migrateDatabases(server.urls, { rootDir: '.', clock: systemClock, connectTimeoutMs: 10_000 });
    databases = await openDatabases(server.urls, options);
  }, 120_000);
  afterAll(async () => {
    await databases.close();
    await server.close();
  });

  const expectSilent = (what: string, use: Use) => expectUnavailable(what, use, ANSWER_WITHIN_MS);

  async function goOn(): Promise<void> {
    await server.thaw();
    // So long at most the last that found it away is believed.
    await pause(RECALL_MS);
  }

  test('all is unavailable soon, over connections that were open and over new ones, and well again when it goes on', async () => {
    await expectThere(databases);
    await server.freeze();
    for (const round of ['first', 'second']) {
      for (const [what, use] of usesOf(databases)) {
        await expectSilent(`${round} ${what}`, use);
      }
    }

    await goOn();
    await expectThere(databases);
  });

  test('what many ask at once, more than there are connections, is unavailable as soon', async () => {
    await expectThere(databases);
    await server.freeze();
    const all = Array.from({ length: 10 }, () => usesOf(databases)).flat();
    await Promise.all(all.map(([what, use]) => expectSilent(what, use)));

    await goOn();
    await expectThere(databases);
  });

  test('a transaction that begins after who asked for it was told that it cannot is ended', async () => {
    await expectThere(databases);
    await server.freeze();
    const first = expectSilent('first', () => databases.main.ping());
    // Who waits for a connection still does so when the server turns out to be silent, and gets one when it goes on.
    await pause(CONNECT_WITHIN_MS / 2);
    const others = Array.from({ length: 6 }, () =>
      expectSilent('other', () => databases.main.transaction((session) => session.query(raw('SELECT 1')))),
    );
    await Promise.all([first, ...others]);

    await goOn();
    await vi.waitFor(async () => {
      expect(await databases.sandbox.session.query(OPEN_TRANSACTIONS[name])).toEqual([]);
    });
    await pause(CONNECT_WITHIN_MS);
    expect(await databases.sandbox.session.query(OPEN_TRANSACTIONS[name])).toEqual([]);
  });

  test('a transaction fails whose commit is not answered, and is not run again', async () => {
    let runs = 0;
    await expectSilent('commit', () =>
      databases.sandbox.transaction(async (session) => {
        runs += 1;
        await createSandboxRepositories(session).funds.open([`trader-${name}`], 100n, AT);
        await server.freeze();
      }),
    );
    expect(runs).toBe(1);

    await goOn();
    await expectThere(databases);
  });

  test('a statement that takes long is waited for, alone and while others come and go', async () => {
    const long = databases.main.session.query(SLEEP[name]);
    await pause(1_500);
    await databases.main.ping();
    await expect(long).resolves.toHaveLength(1);
  });

  test('a statement that takes long fails when the server stands still meanwhile', async () => {
    const long = databases.main.session.query(SLEEP[name]);
    await pause(500);
    await server.freeze();
    await expectSilent('long', () => long);
    await goOn();
  });

  test('databases close whose transactions have failed', async () => {
    const sandbox = await openSandboxDatabase(server.urls.sandbox, options);
    await expectSilent('commit', () => sandbox.transaction(() => server.freeze()));
    await goOn();
    await sandbox.close();
  });

  test('databases close that have connections and statements on their way', async () => {
    const main = await openMainDatabase(server.urls.main, options);
    await main.ping();
    await server.freeze();
    await Promise.all([expectSilent('ping', () => main.ping()), main.close()]);
    await goOn();
  });
});

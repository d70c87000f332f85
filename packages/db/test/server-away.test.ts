import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Databases, migrateDatabases, openDatabases } from '../src/index.ts';
import { RECALL_MS } from '../src/providers/recall-away.ts';
import { type OwnServer, startOwnServer } from '../testing/index.ts';
import { expectThere, expectUnavailable, usesOf } from './support/database-uses.ts';
import { ownServers } from './support/own-servers.ts';

const servers = await ownServers('is stopped');

const ANSWER_WITHIN_MS = 1_000;
/** For what a busy machine adds to the second that the databases wait. */
const SLACK_MS = 1_000;

describe.each(servers)('a %s server that goes away', { timeout: 120_000 }, (name) => {
  let server: OwnServer;
  let databases: Databases;

  beforeAll(async () => {
    server = await startOwnServer(name);
    await migrateDatabases(server.urls, { rootDir: '.', clock: systemClock, connectTimeoutMs: 10_000 });
    databases = await openDatabases(server.urls, {
      rootDir: '.',
      poolSize: 3,
      connectTimeoutMs: ANSWER_WITHIN_MS,
    });
  }, 120_000);
  afterAll(async () => {
    await databases.close();
    await server.close();
  });

  async function expectAway(): Promise<void> {
    for (const [what, use] of usesOf(databases)) {
      await expectUnavailable(what, use, ANSWER_WITHIN_MS + SLACK_MS);
    }
  }

  async function comeBack(): Promise<void> {
    await server.start();
    // So long at most the last that found it away is believed.
    await pause(RECALL_MS);
  }

  test.each([
    ['stopped', undefined],
    ['killed', 'kill'],
  ] as const)(
    'when it is %s, all is unavailable within a second, and well again when it is back',
    async (_, how) => {
      await expectThere(databases);
      await server.stop(how);
      await expectAway();
      await expectAway();
      await comeBack();
      await expectThere(databases);
    },
  );

  test('what was on its way when it was killed fails as unavailable, and nothing hangs', async () => {
    await expectThere(databases);
    const pending = Array.from({ length: 20 }, () => usesOf(databases).map(([, use]) => use())).flat();
    const outcomes = Promise.allSettled(pending);
    await server.stop('kill');
    for (const outcome of await outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ kind: 'unavailable' });
      }
    }
    await comeBack();
    await expectThere(databases);
  });
});

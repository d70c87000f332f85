import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createApiLogRepository,
  createLatencyRepository,
  createSandboxRepositories,
  createSettingsRepository,
  type Databases,
  migrateDatabases,
  openDatabases,
} from '../src/index.ts';
import { RECALL_MS } from '../src/providers/recall-away.ts';
import { anApiLogEntry, type OwnServer, startOwnServer } from '../testing/index.ts';
import { ownServers } from './support/own-servers.ts';

const servers = await ownServers('is stopped');

const AT = Date.UTC(2026, 7, 22);
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

  /** One use of each database, among them a read, a write and a transaction. */
  const uses = (): Readonly<Record<string, () => Promise<unknown>>> => ({
    'reads settings': () => createSettingsRepository(databases.main).read(),
    'reads latencies': () => createLatencyRepository(databases.latency).page({ limit: 1 }),
    'writes a request': () =>
      createApiLogRepository(databases.logs).insertMany([anApiLogEntry({ createdAt: AT })]),
    'opens an account': () =>
      databases.sandbox.transaction((session) =>
        createSandboxRepositories(session).funds.open(['asha'], 100n, AT),
      ),
    pings: () => databases.main.ping(),
  });

  async function expectAway(): Promise<void> {
    for (const [what, use] of Object.entries(uses())) {
      const startedAt = performance.now();
      const failure: unknown = await use().then(
        () => 'it worked',
        (error: unknown) => error,
      );
      expect(failure, what).toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
      expect(performance.now() - startedAt, what).toBeLessThan(ANSWER_WITHIN_MS + SLACK_MS);
    }
  }

  async function comeBack(): Promise<void> {
    await server.start();
    // So long at most the last that found it away is believed.
    await pause(RECALL_MS);
  }

  async function expectThere(): Promise<void> {
    for (const [what, use] of Object.entries(uses())) {
      await expect(use(), what).resolves.not.toThrow();
    }
  }

  test.each([
    ['stopped', undefined],
    ['killed', 'kill'],
  ] as const)(
    'when it is %s, all is unavailable within a second, and well again when it is back',
    async (_, how) => {
      await expectThere();
      await server.stop(how);
      await expectAway();
      await expectAway();
      await comeBack();
      await expectThere();
    },
  );

  test('what was on its way when it was killed fails as unavailable, and nothing hangs', async () => {
    await expectThere();
    const pending = Array.from({ length: 20 }, () => Object.values(uses()).map((use) => use())).flat();
    const outcomes = Promise.allSettled(pending);
    await server.stop('kill');
    for (const outcome of await outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ kind: 'unavailable' });
      }
    }
    await comeBack();
    await expectThere();
  });
});

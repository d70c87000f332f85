import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, onTestFinished, test, vi } from 'vitest';
import {
  type ChangeSignal,
  createChangeSignal,
  createSandboxRepositories,
  migrateDatabase,
  openSandboxDatabase,
  type SandboxDatabase,
} from '../src/index.ts';
import { findOwnServers, type OwnServer, startOwnServer, testProviders } from '../testing/index.ts';

const { providers } = await testProviders();
const isHere = providers.includes('postgresql') && findOwnServers().includes('postgresql');
if (!isHere) {
  test.skip(
    'Not run with notices of PostgreSQL. To add it: TEST_PROVIDERS=sqlite,postgresql where PostgreSQL is installed.',
  );
}
const AT = Date.UTC(2026, 7, 22);
/** So long nobody waits who is told. */
const LONG_MS = 60_000;

describe.runIf(isHere)('a change signal of PostgreSQL', { timeout: 120_000 }, () => {
  let server: OwnServer;
  let writer: SandboxDatabase;
  let reader: SandboxDatabase;
  const options = { rootDir: '.', poolSize: 2, connectTimeoutMs: 10_000 };

  beforeAll(async () => {
    server = await startOwnServer('postgresql');
    await migrateDatabase('sandbox', server.urls.sandbox, { ...options, clock: systemClock });
    writer = await openSandboxDatabase(server.urls.sandbox, options);
    reader = await openSandboxDatabase(server.urls.sandbox, options);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await reader.close();
    await server.close();
  });

  let accounts = 0;
  const commit = () => {
    accounts += 1;
    const name = `trader-${accounts}`;
    return writer.transaction((session) => createSandboxRepositories(session).funds.open([name], 100n, AT));
  };
  /** A signal that is told of changes by now: it no longer ends a long wait by itself. */
  async function openTold() {
    const signal = createChangeSignal(reader);
    onTestFinished(signal.close);
    for (let isTold = false; !isTold; ) {
      const given = new AbortController();
      const timer = setTimeout(() => given.abort(), 500);
      await signal.wait(LONG_MS, given.signal);
      isTold = given.signal.aborted;
      clearTimeout(timer);
    }

    return signal;
  }

  /** Once commits succeed again, the signal is told of one, as a new one is. */
  async function expectToldAgain(signal: ChangeSignal) {
    await vi.waitFor(commit, { timeout: LONG_MS });
    const again = await openTold();
    const told = Promise.all([again.wait(LONG_MS), signal.wait(LONG_MS)]);
    await commit();
    await told;
  }

  test('ends a wait when another process commits, and remembers what came between waits', async () => {
    const signal = await openTold();
    const waiting = signal.wait(LONG_MS);
    await commit();
    await waiting;

    await commit();
    await signal.wait(LONG_MS);
  });

  test('ends a wait when the time is over, when it is aborted, and when it is closed', async () => {
    const signal = await openTold();
    await signal.wait(1);
    const abort = new AbortController();
    const aborted = signal.wait(LONG_MS, abort.signal);
    abort.abort();
    await aborted;
    const closed = signal.wait(LONG_MS);
    signal.close();
    await closed;
    await signal.wait(LONG_MS);
  });

  test('looks again and again while the server is away, and is told again when it is back', async () => {
    const signal = await openTold();
    const waiting = signal.wait(LONG_MS);
    await server.stop('kill');
    await waiting;
    await signal.wait(LONG_MS);
    await signal.wait(LONG_MS);

    await server.start();
    await expectToldAgain(signal);
  });

  test('notices that the server stands still, and is told again when it goes on', async () => {
    const signal = await openTold();
    const waiting = signal.wait(LONG_MS);
    await server.freeze();
    // Nothing was committed that it could be told of: it has lost its connection.
    await waiting;
    await signal.wait(LONG_MS);

    await server.thaw();
    await expectToldAgain(signal);
  });
});

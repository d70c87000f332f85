import { systemClock } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createLatencyRepository,
  type LatencyDatabase,
  type LatencyRecord,
  migrateDatabase,
  openLatencyDatabase,
  openMainDatabase,
  raw,
  sql,
} from '../src/index.ts';
import { testProviders } from '../testing/index.ts';
import { findPostgresqlPrograms } from '../testing/server-recipes.ts';
import { type StreamingPair, startStreamingPair } from './support/streaming-pair.ts';

const programs = findPostgresqlPrograms();
const isWanted = (await testProviders()).providers.includes('postgresql') && programs !== null;
if (!isWanted) {
  test.skip(
    'Not run with a replica. To add it: TEST_PROVIDERS=sqlite,postgresql where PostgreSQL is installed.',
  );
}

const record = (orderId: string): LatencyRecord => ({
  orderId,
  apiType: 'placeorder',
  orderType: 'PLACE',
  broker: 'sandbox',
  userId: 'asha',
  symbol: 'SBIN',
  requestSentAt: 1_700_000_000_000,
  orderAckedAt: 1_700_000_000_010,
  rttMs: 10,
  totalLatencyMs: 10,
  requestSize: null,
  responseSize: null,
  status: 'SUCCESS',
});

test('a replica of an engine that has none here is refused when the database is opened', async () => {
  const opening = openMainDatabase('file:main.db', {
    rootDir: '/nonexistent',
    replicaUrls: { main: 'mysql://root@127.0.0.1/main' },
  });
  await expect(opening).rejects.toMatchObject({ code: 'REPLICA_UNSUPPORTED' });
});

describe.runIf(isWanted)('a database with a replica that streams from it', () => {
  let pair: StreamingPair;
  let latency: LatencyDatabase;

  beforeAll(async () => {
    pair = await startStreamingPair(programs ?? '');
    await migrateDatabase('latency', pair.primaryUrl, { rootDir: '/', clock: systemClock });
    latency = await openLatencyDatabase(pair.primaryUrl, {
      rootDir: '/',
      poolSize: 2,
      replicaUrls: { latency: pair.replicaUrl },
    });
  });

  afterAll(async () => {
    await latency.close();
    await pair.close();
  });

  const writing = () => createLatencyRepository(latency);
  const reading = () => createLatencyRepository({ session: latency.reading });
  const isAnsweredByReplica = async () => {
    const [row] = await latency.reading.query<{ is: boolean }>(raw('SELECT pg_is_in_recovery() AS is'));
    return row?.is === true;
  };
  /** Said to the replica itself. */
  const tellReplica = async (statement: string) => {
    const replica = await openLatencyDatabase(pair.replicaUrl, { rootDir: '/', poolSize: 1 });
    await replica.session.query(raw(statement));
    await replica.close();
  };

  test('is read from the replica', async () => {
    await expect.poll(isAnsweredByReplica, { timeout: 30_000 }).toBe(true);
  });

  test('whoever has written reads it, each time', async () => {
    for (let number = 0; number < 50; number += 1) {
      await writing().insertMany([record(`own-${number}`)]);
      expect(await reading().findByOrderId(`own-${number}`)).not.toBeNull();
    }
  });

  test('what is written through the session for reading goes to the primary', async () => {
    await reading().insertMany([record('written')]);
    expect(await writing().findByOrderId('written')).not.toBeNull();
    expect(await latency.reading.execute(sql`DELETE FROM order_latency WHERE order_id = ${'written'}`)).toBe(
      1,
    );
  });

  test('while the replica is behind, the primary answers', async () => {
    await tellReplica('SELECT CAST(pg_wal_replay_pause() AS text)');
    await writing().insertMany([record('late')]);
    expect(await reading().findByOrderId('late')).not.toBeNull();
    expect(await isAnsweredByReplica()).toBe(false);

    await tellReplica('SELECT CAST(pg_wal_replay_resume() AS text)');
    await expect.poll(isAnsweredByReplica, { timeout: 30_000 }).toBe(true);
  });

  test('while the replica is away, the primary answers; when it is back, the replica does again', async () => {
    await pair.stopReplica();
    await writing().insertMany([record('alone')]);
    expect(await reading().findByOrderId('alone')).not.toBeNull();
    expect(await isAnsweredByReplica()).toBe(false);

    await pair.startReplica();
    await expect.poll(isAnsweredByReplica, { timeout: 30_000 }).toBe(true);
  });
});

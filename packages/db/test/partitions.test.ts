import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  copyDatabase,
  createApiLogRepository,
  createLatencyRepository,
  diffDatabase,
  examineDatabases,
  type LatencyRecord,
  migrateDatabase,
  migrationStatus,
  openPartitions,
  partitionTables,
  restoreBackup,
  sql,
} from '../src/index.ts';
import type { Partitions } from '../src/partitions/partitions.ts';
import {
  createTestDatabases,
  readToolEnvironment,
  type TestDatabases,
  testProviders,
} from '../testing/index.ts';
import { backUp, PATIENT_MS, restoring, withPrograms } from './support/backups.ts';

const { providers } = await testProviders();
const NOW = Date.UTC(2026, 7, 22);
const MONTHS_AGO = (months: number) => Date.UTC(2026, 7 - months, 15, 12);
const clock = { now: () => NOW };
const pause = async () => {};

const record = (orderId: string, requestSentAt: number): LatencyRecord => ({
  orderId,
  apiType: 'placeorder',
  orderType: 'PLACE',
  broker: 'sandbox',
  userId: 'asha',
  symbol: 'SBIN',
  requestSentAt,
  orderAckedAt: requestSentAt + 10,
  rttMs: 10,
  totalLatencyMs: 10,
  requestSize: null,
  responseSize: null,
  status: 'SUCCESS',
});

test('engines that keep no table in parts say so, and leave it as it is', async () => {
  const fixture = await createTestDatabases();
  const { urls, rootDir, databases } = fixture;
  expect(await partitionTables('latency', urls.latency, { rootDir, clock })).toEqual([
    { table: 'order_latency', state: 'unsupported' },
  ]);
  expect(await openPartitions(databases.latency, 'order_latency')).toBeNull();
  await fixture.close();
});

const isWanted = providers.includes('postgresql');
if (!isWanted) {
  test.skip(
    'Partitions were not tried. To add them: TEST_PROVIDERS=sqlite,postgresql with PostgreSQL running.',
  );
}

describe.runIf(isWanted)('on PostgreSQL', { timeout: 120_000 }, () => {
  async function withDatabases(work: (fixture: TestDatabases) => Promise<void>): Promise<void> {
    const fixture = await createTestDatabases('postgresql');
    await work(fixture).finally(() => fixture.close());
  }

  const convert = ({ urls, rootDir }: TestDatabases, onlyEmpty = false) =>
    partitionTables('latency', urls.latency, { rootDir, clock, connectTimeoutMs: PATIENT_MS, onlyEmpty });

  async function partitionsOf({ databases }: TestDatabases): Promise<Partitions> {
    const found = await openPartitions(databases.latency, 'order_latency');
    if (found === null) {
      throw new Error('order_latency has no partitions');
    }

    return found;
  }

  const tablesOf = async ({ databases }: TestDatabases) =>
    (
      await databases.latency.session.query<{ name: string }>(
        sql`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relispartition ORDER BY name`,
      )
    ).map(({ name }) => name.replace('order_latency_', ''));

  const latencies = ({ databases }: TestDatabases) => createLatencyRepository(databases.latency);
  const ordersOf = async (fixture: TestDatabases) =>
    (await latencies(fixture).page({ limit: 100 })).rows.map(({ orderId }) => orderId).reverse();

  test('a table with rows is divided by the months of these and some to come, and asking again changes nothing', () =>
    withDatabases(async (fixture) => {
      const repository = latencies(fixture);
      await repository.insertMany([record('old', MONTHS_AGO(3)), record('new', NOW)]);
      expect(await convert(fixture, true)).toEqual([{ table: 'order_latency', state: 'has-rows' }]);
      expect(await convert(fixture)).toEqual([{ table: 'order_latency', state: 'made' }]);
      expect(await convert(fixture)).toEqual([{ table: 'order_latency', state: 'there' }]);

      expect(await tablesOf(fixture)).toEqual([
        'p202605',
        'p202608',
        'p202609',
        'p202610',
        'p202611',
        'rest',
      ]);
      await repository.insertMany([record('newer', NOW + 1)]);
      expect(await ordersOf(fixture)).toEqual(['old', 'new', 'newer']);
      expect((await repository.findByOrderId('newer'))?.id).toBe(3);
    }));

  test('an order has one record, whoever records it again and whenever it was acknowledged', () =>
    withDatabases(async (fixture) => {
      await convert(fixture);
      const once = record('one', NOW);
      await latencies(fixture).insertMany([once]);
      await Promise.all(
        [20, 86_400_000 * 40].map((late) =>
          latencies(fixture).insertMany([
            { ...once, orderAckedAt: NOW + late },
            record(`other ${late}`, NOW),
          ]),
        ),
      );
      expect((await ordersOf(fixture)).filter((orderId) => orderId === 'one')).toHaveLength(1);
      expect(await latencies(fixture).findByOrderId('one')).toMatchObject({ orderAckedAt: NOW + 10 });
    }));

  test('rows of a month without a partition are kept, and move when it gets one; the months to come are made', () =>
    withDatabases(async (fixture) => {
      await convert(fixture);
      const partitions = await partitionsOf(fixture);
      expect(await partitions.addMissing(NOW)).toEqual([]);
      await latencies(fixture).insertMany([
        record('imported', MONTHS_AGO(20)),
        record('early', MONTHS_AGO(-5)),
      ]);
      expect(await partitions.addMissing(MONTHS_AGO(-2))).toEqual([
        'order_latency_p202412',
        'order_latency_p202612',
        'order_latency_p202701',
      ]);
      const { session } = fixture.databases.latency;
      expect(await session.query(sql`SELECT 1 FROM order_latency_rest`)).toEqual([]);
      expect(await ordersOf(fixture)).toEqual(['imported', 'early']);
      expect(await partitions.addMissing(MONTHS_AGO(-2))).toEqual([]);
    }));

  test('whole months go at once, and none with a row that shall be kept', () =>
    withDatabases(async (fixture) => {
      const ages = [5, 4, 3, 1];
      await latencies(fixture).insertMany(ages.map((months) => record(String(months), MONTHS_AGO(months))));
      await convert(fixture);
      const partitions = await partitionsOf(fixture);
      // May ended before the first of June; June did not end before its 20th.
      expect(await partitions.dropBefore(Date.UTC(2026, 5, 1), { pause })).toEqual([
        'order_latency_p202603',
        'order_latency_p202604',
        'order_latency_p202605',
      ]);
      expect(await partitions.dropBefore(Date.UTC(2026, 5, 20), { pause })).toEqual([]);
      expect(await ordersOf(fixture)).toEqual(['1']);
    }));

  test('a month that is being read for long is left for the next time, and nobody waits for that', () =>
    withDatabases(async (fixture) => {
      await latencies(fixture).insertMany([record('old', MONTHS_AGO(3))]);
      await convert(fixture);
      const partitions = await partitionsOf(fixture);
      await fixture.databases.latency.transaction(async (session) => {
        await session.query(sql`SELECT 1 FROM order_latency`);
        expect(await partitions.dropBefore(NOW, { pause })).toEqual([]);
      });
      expect(await partitions.dropBefore(NOW, { pause: (ms) => sleep(ms) })).toEqual([
        'order_latency_p202605',
      ]);
    }));

  test('status, doctor and diff find a divided database as the schema declares it', () =>
    withDatabases(async (fixture) => {
      const { urls, rootDir } = fixture;
      const options = { rootDir, clock, connectTimeoutMs: PATIENT_MS };
      await convert(fixture);
      await partitionTables('logs', urls.logs, options);
      await createApiLogRepository(fixture.databases.logs).page({ limit: 1, userId: 'asha' });

      expect(await diffDatabase('latency', urls.latency, options)).toEqual([]);
      expect(await diffDatabase('logs', urls.logs, options)).toEqual([]);
      expect(await migrationStatus('logs', urls.logs, options)).toMatchObject({ pending: [], problem: null });
      expect(await migrateDatabase('logs', urls.logs, options)).toEqual([]);
      const findings = await examineDatabases(urls, { ...options, tools: readToolEnvironment() });
      expect(findings.filter(({ level }) => level === 'problem')).toEqual([]);
    }));

  test('copies go from and to divided databases', () =>
    withDatabases(async (from) => {
      await latencies(from).insertMany([record('old', MONTHS_AGO(3)), record('new', NOW)]);
      await convert(from);
      await withDatabases(async (to) => {
        await convert(to);
        const copied = await copyDatabase('latency', from.urls.latency, to.urls.latency, {
          rootDir: from.rootDir,
          clock,
          connectTimeoutMs: PATIENT_MS,
        });
        expect(copied).toEqual([{ table: 'order_latency', rows: 2 }]);
        await latencies(to).insertMany([record('next', NOW)]);
        expect(await ordersOf(to)).toEqual(['old', 'new', 'next']);
      });
    }));

  test.runIf(withPrograms(['postgresql']).length > 0)(
    'a backup holds all months, and restores them divided',
    () =>
      withDatabases(async (fixture) => {
        await latencies(fixture).insertMany([record('old', MONTHS_AGO(3)), record('new', NOW)]);
        await convert(fixture);
        const { path, manifest } = await backUp(fixture);
        const part = manifest.parts.find(({ database }) => database === 'latency');
        expect(part?.rows).toMatchObject({ order_latency: 2 });
        await latencies(fixture).insertMany([record('after', NOW)]);

        await restoreBackup(path, fixture.urls, {
          ...restoring(fixture),
          database: 'latency',
          overwrite: true,
        });
        expect(await ordersOf(fixture)).toEqual(['old', 'new']);
        expect(await tablesOf(fixture)).toContain('p202605');
        expect(
          await diffDatabase('latency', fixture.urls.latency, {
            rootDir: fixture.rootDir,
            connectTimeoutMs: PATIENT_MS,
          }),
        ).toEqual([]);
      }),
  );
});

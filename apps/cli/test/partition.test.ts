import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLatencyRepository, openLatencyDatabase } from '@openalgo/db';
import { createEmptyDatabases, testProviders } from '@openalgo/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeFolder } from './stand-ins.ts';

const { providers } = await testProviders();
const AT = Date.UTC(2026, 7, 22);

test('engines that cannot divide tables are named as such', async () => {
  const folder = makeFolder();
  await openalgo(['init'], folder);
  const { code, data } = await openalgo(['db', 'partition'], folder);
  expect(code).toBe(0);
  expect(data.join('\n')).toMatch(/order_latency +not divided: only PostgreSQL can/);
});

test('a database that is not up to date is left as it is', async () => {
  const folder = makeFolder();
  await openalgo(['init'], folder);
  appendFileSync(join(folder, '.env'), '\nLATENCY_DATABASE_URL=file:./db/other.db\n');
  expect(await openalgo(['db', 'partition'], folder)).toMatchObject({
    code: 1,
    progress: [expect.stringContaining('openalgo db migrate, then partition. Nothing was changed')],
  });
});

test.skipIf(!providers.includes('postgresql'))(
  'with PARTITION_BY_MONTH empty tables are divided by migrating, and others are told of until they are by the command',
  async () => {
    const { urls, remove } = await createEmptyDatabases('postgresql');
    onTestFinished(remove);
    const folder = makeFolder();
    await openalgo(['init'], folder);
    appendFileSync(
      join(folder, '.env'),
      `\nLATENCY_DATABASE_URL=${urls.latency}\nLOGS_DATABASE_URL=${urls.logs}\nDATABASE_CONNECT_TIMEOUT_MS=10000\n`,
    );
    await openalgo(['db', 'migrate', '--database', 'latency'], folder);
    const latency = await openLatencyDatabase(urls.latency, { rootDir: folder, connectTimeoutMs: 10_000 });
    await createLatencyRepository(latency).insertMany([
      {
        orderId: '1',
        apiType: 'placeorder',
        orderType: 'PLACE',
        broker: 'sandbox',
        userId: 'asha',
        symbol: null,
        requestSentAt: AT,
        orderAckedAt: AT,
        rttMs: 1,
        totalLatencyMs: 1,
        requestSize: null,
        responseSize: null,
        status: 'SUCCESS',
      },
    ]);
    await latency.close();

    appendFileSync(join(folder, '.env'), 'PARTITION_BY_MONTH=true\n');
    expect((await openalgo(['db', 'migrate'], folder)).progress).toEqual([
      'order_latency has rows and is not divided by month yet: openalgo db partition',
    ]);
    const { data } = await openalgo(['db', 'partition'], folder);
    expect(data.slice(1)).toEqual([
      'latency   order_latency  divided by month now',
      'logs      api_logs       is divided by month',
    ]);
    expect((await openalgo(['db', 'migrate'], folder)).progress).toEqual([]);
    expect((await openalgo(['db', 'diff'], folder)).data).toEqual([
      'The databases are as the schema declares them.',
    ]);
  },
  120_000,
);

import { openRecords } from '@openalgo/api/records';
import {
  createLatencyRepository,
  type LatencyDatabase,
  type LatencyRecord,
  type ProviderName,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { onEveryEngine, settleTable } from '../engines.ts';
import { type Result, sample } from '../measure.ts';
import type { Sizes } from '../sizes.ts';

const AT = 1_787_000_000_000;
const PAGE = 5000;
const USERS = 100;
const COLD_READS = 9;

/** What the records of orders tell of all users' latencies: counted anew, and as it is remembered for a minute. */
export const benchLatency = (sizes: Sizes): Promise<readonly Result[]> =>
  onEveryEngine((engine) => benchLatencyOn(engine, sizes));

async function benchLatencyOn(engine: ProviderName, { latencies, reads }: Sizes): Promise<readonly Result[]> {
  const fixture = await createTestDatabases(engine, { transactionTimeoutMs: 120_000 });
  try {
    await addRecords(fixture.databases.latency, latencies);
    await settleTable(engine, fixture.databases.latency.session, 'order_latency');
    const clock = { now: () => AT };
    const cold = await sample(COLD_READS, () =>
      openRecords(fixture.databases, clock).latencyStatistics(undefined),
    );
    const records = openRecords(fixture.databases, clock);
    const cached = await sample(reads, () => records.latencyStatistics(undefined));
    const row = { engine, unit: 'ms', baseline: null, ratio: null } as const;
    return [
      { ...row, ...cold, name: 'latency_stats', value: cold.p50, goal: { p50Max: 200 } },
      { ...row, ...cached, name: 'latency_cached', value: cached.p50, goal: { p50Max: 1 } },
    ];
  } finally {
    await fixture.close();
  }
}

/** Of some brokers and operations, a few hundred milliseconds long at most, most of them much shorter. */
async function addRecords(latency: LatencyDatabase, count: number): Promise<void> {
  const repository = createLatencyRepository(latency);
  for (let start = 0; start < count; start += PAGE) {
    const size = Math.min(PAGE, count - start);
    await repository.insertMany(Array.from({ length: size }, (_, number) => aRecord(start + number)));
  }
}

function aRecord(number: number): LatencyRecord {
  const totalLatencyMs = 2 + ((number * 7919) % 100) * (number % 17 === 0 ? 3 : 1);
  return {
    orderId: `o${number}`,
    apiType: number % 3 === 0 ? 'placesmartorder' : 'placeorder',
    orderType: 'PLACE',
    broker: 'sandbox',
    userId: `user-${number % USERS}`,
    symbol: 'SBIN',
    requestSentAt: AT - 1000 - totalLatencyMs,
    orderAckedAt: AT - 1000,
    rttMs: totalLatencyMs - 1,
    totalLatencyMs,
    requestSize: 200,
    responseSize: 70,
    status: number % 50 === 0 ? 'FAILED' : 'SUCCESS',
  };
}

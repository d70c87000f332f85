import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AnalyzerLogEntry,
  type ApiLogEntry,
  createAnalyzerLogRepository,
  createApiLogRepository,
  createLatencyRepository,
  createLatencyStatisticsRepository,
  createLogStatisticsRepository,
  type LatencyRecord,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
const { providers } = await testProviders();

let orders = 0;
function anOrder(rttMs: number, totalLatencyMs: number, changes: Partial<LatencyRecord> = {}): LatencyRecord {
  orders += 1;
  return {
    orderId: String(orders),
    apiType: 'placeorder',
    orderType: 'PLACE',
    broker: 'sandbox',
    userId: 'asha',
    symbol: 'SBIN',
    requestSentAt: AT,
    orderAckedAt: AT + totalLatencyMs,
    rttMs,
    totalLatencyMs,
    requestSize: null,
    responseSize: null,
    status: 'SUCCESS',
    ...changes,
  };
}

const aRequest = (endpoint: string, statusCode: number, processingTimeMs: number): ApiLogEntry => ({
  requestId: 'r',
  userId: 'asha',
  endpoint,
  method: 'POST',
  statusCode,
  requestSize: null,
  responseSize: null,
  processingTimeMs,
  ipAddress: null,
  userAgent: null,
  createdAt: AT,
});

const aCall = (changes: Partial<AnalyzerLogEntry>): AnalyzerLogEntry => ({
  userId: 'asha',
  apiType: 'placeorder',
  requestData: '{}',
  responseData: '{}',
  createdAt: AT,
  ...changes,
});

describe.each(providers)('statistics on %s', (provider) => {
  let fixture: TestDatabases;
  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });
  afterAll(() => fixture.close());

  test('orders are counted by broker, operation and how long they took', async () => {
    const { latency } = fixture.databases;
    await createLatencyRepository(latency).insertMany([
      anOrder(2, 3),
      anOrder(3, 3, { status: 'FAILED' }),
      anOrder(10.5, 12.5),
      anOrder(1, 1, { apiType: 'cancelorder', userId: 'ravi' }),
      anOrder(9, 9, { requestSentAt: AT - 1, userId: 'ravi' }),
    ]);
    const statistics = createLatencyStatisticsRepository(latency);
    const sandbox = { broker: 'sandbox', apiType: 'placeorder' };

    expect(await statistics.distribution({ since: AT })).toEqual([
      { ...sandbox, apiType: 'cancelorder', totalMs: 1, orders: 1, isFailed: false, rttSumMs: 1 },
      { ...sandbox, totalMs: 3, orders: 1, isFailed: true, rttSumMs: 3 },
      { ...sandbox, totalMs: 3, orders: 1, isFailed: false, rttSumMs: 2 },
      { ...sandbox, totalMs: 12.5, orders: 1, isFailed: false, rttSumMs: 10.5 },
    ]);
    expect(await statistics.distribution({ since: AT - 1, userId: 'ravi' })).toMatchObject([
      { totalMs: 1 },
      { totalMs: 9 },
    ]);
    expect(await statistics.distribution({ since: AT + 1 })).toEqual([]);
  });

  test('requests are counted by endpoint, the most asked first', async () => {
    const { logs } = fixture.databases;
    await createApiLogRepository(logs).insertMany([
      aRequest('/api/v1/funds', 200, 2),
      aRequest('/api/v1/quotes', 200, 1),
      aRequest('/api/v1/quotes', 404, 1.5),
      { ...aRequest('/api/v1/quotes', 500, 9), createdAt: AT - 1 },
    ]);

    expect(await createLogStatisticsRepository(logs).traffic(AT)).toEqual([
      { endpoint: '/api/v1/quotes', requests: 2, errors: 1, durationSumMs: 2.5 },
      { endpoint: '/api/v1/funds', requests: 1, errors: 0, durationSumMs: 2 },
    ]);
  });

  test('a user’s calls are counted by what they named and why they were refused', async () => {
    const { logs } = fixture.databases;
    await createAnalyzerLogRepository(logs).insertMany([
      aCall({ strategy: 'Momentum', symbol: 'SBIN' }),
      aCall({ strategy: 'Momentum', symbol: 'INFY', issue: 'invalid_symbol' }),
      aCall({ strategy: 'Breakout' }),
      aCall({ strategy: 'Momentum', createdAt: AT - 1 }),
      aCall({ strategy: 'Secret', userId: 'ravi' }),
    ]);

    expect(await createLogStatisticsRepository(logs).analyzer('asha', AT)).toEqual({
      calls: 3,
      strategies: [
        { name: 'Momentum', calls: 2 },
        { name: 'Breakout', calls: 1 },
      ],
      symbols: [
        { name: 'INFY', calls: 1 },
        { name: 'SBIN', calls: 1 },
      ],
      issues: [{ name: 'invalid_symbol', calls: 1 }],
    });
    expect(await createAnalyzerLogRepository(logs).count('asha')).toBe(4);
  });
});

import type { StoredAnalyzerLogEntry, StoredLatencyRecord } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latencyStatistics } from '../src/latency-statistics.ts';
import { ENDPOINTS, ORDER_ENDPOINTS, PLACE_ORDER } from './support/endpoints.ts';
import { MORNING } from './support/fake-accounts.ts';
import { NOBODY } from './support/nobody.ts';
import { createTestApp, type TestApp, UNKNOWN_KEY } from './support/test-app.ts';

const session = { sessionId: 1, csrfToken: 'c' };
const SESSIONS = new Map([
  ['user', { ...session, userId: 'asha', isAdmin: false }],
  ['admin', { ...session, userId: 'root', isAdmin: true }],
]);
const people = { ...NOBODY.sessions, find: async (token: string) => SESSIONS.get(token) ?? null };

let api: TestApp;
beforeEach(() => {
  api = createTestApp({ openPeople: () => ({ ...NOBODY, sessions: people }), cookieSecure: false });
});
afterEach(() => api.app.close());

const get = (url: string, as?: 'user' | 'admin') =>
  api.app.inject({ url, cookies: as === undefined ? {} : { openalgo_session: as } });

const anOrder = (id: number): StoredLatencyRecord => ({
  id,
  orderId: String(id),
  apiType: 'placeorder',
  orderType: 'PLACE',
  broker: 'sandbox',
  userId: 'asha',
  symbol: '=cmd',
  requestSentAt: MORNING,
  orderAckedAt: MORNING,
  rttMs: 2,
  overheadMs: -1,
  totalLatencyMs: 3.5,
  requestSize: 1,
  responseSize: 1,
  status: 'SUCCESS',
  error: null,
});

const OF_USERS = [
  '/latency/api/stats',
  '/latency/api/logs',
  '/latency/export',
  '/traffic/api/logs',
  '/traffic/export',
  '/analyzer/stats',
  '/analyzer/api/data',
  '/analyzer/export',
];
const OF_ADMINISTRATORS = ['/traffic/api/stats', '/audit/api/events', '/audit/export'];

describe('looking back', () => {
  it.each([...OF_USERS, ...OF_ADMINISTRATORS])('%s is for those who are logged in', async (path) => {
    const stranger = await get(path);
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'NOT_LOGGED_IN']);
    expect((await get(path, 'admin')).statusCode).toBe(200);
  });

  it.each(OF_USERS)('%s shows to each user the own', async (path) => {
    expect((await get(path, 'user')).statusCode).toBe(200);
    const { latency, requests, calls, latencyStatistics: figures, callCounts } = api.records;
    const [page] = [latency.page, requests.page, calls.page].flatMap(({ mock }) => mock.calls).flat();
    const [asked] = [figures, callCounts].flatMap(({ mock }) => mock.calls).flat();

    expect(asked ?? page?.userId).toBe('asha');
  });

  it.each(OF_ADMINISTRATORS)('%s is for administrators alone', async (path) => {
    const refused = await get(path, 'user');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'ADMIN_ONLY']);
  });

  it.each(['/latency', '/traffic'])('%s shows to an administrator everybody’s', async (path) => {
    await get(`${path}/api/logs`, 'admin');
    const [asked] = [...api.records.latency.page.mock.calls, ...api.records.requests.page.mock.calls].flat();
    expect(asked).toEqual({ limit: 100, before: undefined, userId: undefined });
  });

  it.each(['/latency/api/logs', '/traffic/api/logs', '/analyzer/api/data', '/audit/api/events'])(
    '%s is read page by page, and refuses what is no page',
    async (path) => {
      expect((await get(`${path}?limit=1000&before=7`, 'admin')).statusCode).toBe(200);
      const { latency, requests, calls, audit } = api.records;
      const [asked] = [latency, requests, calls, audit].flatMap(({ page }) => page.mock.calls).flat();
      expect(asked).toMatchObject({ limit: 1000, before: 7 });

      for (const query of [
        'limit=0',
        'limit=1001',
        'limit=x',
        'before=0',
        'before=-1',
        'limit=1;DROP',
        'x=1',
      ]) {
        const response = await get(`${path}?${query}`, 'admin');
        expect([query, response.statusCode, response.json().code]).toEqual([query, 400, 'VALIDATION']);
      }
    },
  );

  it('one’s calls are those of days in India, with a text in them; the export has the same', async () => {
    const filter = 'start_date=2026-08-19&end_date=2026-08-20&search=sbin';
    const asked = {
      userId: 'asha',
      since: Date.UTC(2026, 7, 18, 18, 30),
      until: Date.UTC(2026, 7, 20, 18, 30),
      search: 'sbin',
    };
    await get(`/analyzer/api/data?${filter}&limit=7&before=9`, 'user');
    await get(`/analyzer/export?${filter}`, 'user');
    expect(api.records.calls.page.mock.calls.flat()).toEqual([
      { ...asked, limit: 7, before: 9 },
      { ...asked, limit: 1_000, before: undefined },
    ]);

    for (const query of [
      'start_date=19-08-2026',
      'end_date=2026-02-30',
      'start_date=2026-08-20&end_date=2026-08-19',
      'search=',
      `search=${'x'.repeat(101)}`,
    ]) {
      for (const path of ['/analyzer/api/data', '/analyzer/export']) {
        const { statusCode, json } = await get(`${path}?${query}`, 'user');
        expect([query, statusCode, json().code]).toEqual([query, 400, 'VALIDATION']);
      }
    }
    expect((await get('/analyzer/export?limit=1', 'user')).statusCode).toBe(400);
  });

  it('tells where the next page begins', async () => {
    api.records.latency.page.mockResolvedValue({ rows: [anOrder(9)], next: 9 });
    const { data, next_before } = (await get('/latency/api/logs?limit=1', 'user')).json();

    expect(next_before).toBe(9);
    expect(data).toEqual([
      {
        timestamp: '2024-01-02 09:30:00',
        order_id: '9',
        user_id: 'asha',
        broker: 'sandbox',
        api_type: 'placeorder',
        order_type: 'PLACE',
        symbol: '=cmd',
        rtt_ms: 2,
        overhead_ms: -1,
        total_latency_ms: 3.5,
        status: 'SUCCESS',
        error: null,
      },
    ]);
  });

  it('exports page after page as CSV, with formulas defused and numbers as numbers', async () => {
    api.records.latency.page.mockImplementation(async ({ before = 3 }) => ({
      rows: [anOrder(before - 1)],
      next: before > 2 ? before - 1 : null,
    }));
    const response = await get('/latency/export', 'admin');

    expect(response.headers['content-disposition']).toBe('attachment; filename="latency.csv"');
    expect(response.body.split('\n')).toEqual([
      'timestamp,order_id,user_id,broker,api_type,order_type,symbol,rtt_ms,overhead_ms,total_latency_ms,status,error',
      "2024-01-02 09:30:00,2,asha,sandbox,placeorder,PLACE,'=cmd,2,-1,3.5,SUCCESS,",
      "2024-01-02 09:30:00,1,asha,sandbox,placeorder,PLACE,'=cmd,2,-1,3.5,SUCCESS,",
      '',
    ]);
  });

  it('exports no faster than it is read, and stops when nobody reads on, so that a file is never whole in memory', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => anOrder(n));
    // More than any memory has.
    api.records.latency.page.mockImplementation(async ({ before = 1e9 }) => ({ rows, next: before - 1_000 }));
    const url = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const reading = new AbortController();
    const headers = { cookie: 'openalgo_session=admin' };
    const { body } = await fetch(`${url}/latency/export`, { headers, signal: reading.signal });
    const reader = body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^timestamp,/);

    const pages = () => api.records.latency.page.mock.calls.length;
    const settled = async () => {
      let before = -1;
      await vi.waitUntil(
        () => {
          const isSettled = pages() === before;
          before = pages();
          return isSettled;
        },
        { interval: 100, timeout: 10_000 },
      );
      return before;
    };
    const unread = await settled();
    expect(unread).toBeLessThan(200);
    for (let piece = 0; piece < 300; piece += 1) {
      await reader?.read();
    }
    expect(await settled()).toBeGreaterThan(unread);
    reading.abort();
    const left = await settled();
    expect(await settled()).toBe(left);
  });

  it('tells percentiles, service levels and averages of orders, by broker and operation', async () => {
    const one = { broker: 'sandbox', apiType: 'placeorder', totalMs: 120, orders: 1, rttSumMs: 120 };
    const counts = [true, false].map((isFailed) => ({ ...one, isFailed }));
    api.records.latencyStatistics.mockResolvedValue(latencyStatistics(counts));
    const { data } = (await get('/latency/api/stats', 'user')).json();

    const figures = { total_orders: 2, failed_orders: 1, success_rate: 50, avg_total: 120, p99_total: 120 };
    expect(data).toMatchObject({ ...figures, sla_100ms: 0, sla_150ms: 100 });
    expect(data.broker_stats.sandbox).toMatchObject(figures);
    expect(data.api_type_stats.placeorder).toMatchObject(figures);
    expect(data.histogram).toHaveLength(30);
  });

  it('tells traffic of all, of the API and of each endpoint', async () => {
    api.records.traffic.mockResolvedValue([
      { endpoint: '/api/v1/quotes', requests: 3, errors: 1, durationSumMs: 10 },
      { endpoint: '/auth/login', requests: 1, errors: 0, durationSumMs: 90 },
    ]);

    expect((await get('/traffic/api/stats', 'admin')).json().data).toEqual({
      overall: { total_requests: 4, error_requests: 1, avg_duration: 25 },
      api: { total_requests: 3, error_requests: 1, avg_duration: 3.33 },
      endpoints: {
        '/api/v1/quotes': { total_requests: 3, error_requests: 1, avg_duration: 3.33 },
        '/auth/login': { total_requests: 1, error_requests: 0, avg_duration: 90 },
      },
    });
  });

  it('tells calls by strategy, symbol and kind of refusal', async () => {
    api.records.callCounts.mockResolvedValue({
      calls: 5,
      strategies: [{ name: 'Momentum', calls: 4 }],
      symbols: [{ name: 'SBIN', calls: 5 }],
      issues: [
        { name: 'other', calls: 2 },
        { name: 'rate_limit', calls: 1 },
      ],
    });

    expect((await get('/analyzer/stats', 'user')).json().data).toEqual({
      total_requests: 5,
      sources: { Momentum: 4 },
      symbols: ['SBIN'],
      issues: { total: 3, by_type: { other: 2, rate_limit: 1 } },
    });
  });
});

describe('the analyzer’s log', () => {
  const { path, body } = PLACE_ORDER;
  const issueOf = async (changes: object, error?: AppError) => {
    if (error !== undefined) {
      api.accounts.placeOrder.mockRejectedValueOnce(error);
    }
    await api.post(path, { ...body, ...changes });
  };

  it('has each order call with its answer, and never the key', async () => {
    await api.post(path, body);
    await api.app.close();

    const [call] = api.calls;
    expect(call).toMatchObject({
      userId: 'asha',
      apiType: 'placeorder',
      createdAt: MORNING,
      strategy: 'Momentum',
      symbol: 'RELIANCE',
      issue: null,
    });
    const { apikey, ...asked } = body;
    expect(JSON.parse(call?.requestData ?? '')).toEqual(asked);
    expect(JSON.parse(call?.responseData ?? '')).toMatchObject({ status: 'success' });
    expect(JSON.stringify(api.calls)).not.toContain(apikey);
  });

  it('is of the calls that change an account, and of those who have a key', async () => {
    for (const endpoint of ENDPOINTS) {
      await api.post(endpoint.path, endpoint.body);
      await api.post(endpoint.path, { ...endpoint.body, apikey: UNKNOWN_KEY });
    }
    await api.app.close();

    expect(api.calls.map(({ apiType }) => apiType).sort()).toEqual(
      ORDER_ENDPOINTS.map((endpoint) => endpoint.path).sort(),
    );
  });

  it('tells the kind of a refusal by its code and field, not by its words', async () => {
    await issueOf({ quantity: 0 });
    await issueOf({ exchange: 'NYSE' });
    await issueOf({}, new AppError('invalid', 'UNKNOWN_SYMBOL', 'No quantity of exchange words.'));
    await issueOf({}, new AppError('unavailable', 'DATABASE_BUSY', 'The quantity is irrelevant.'));
    await api.app.close();

    expect(api.calls.map(({ issue }) => issue)).toEqual([
      'missing_quantity',
      'invalid_exchange',
      'invalid_symbol',
      'other',
    ]);
  });

  it('keeps of what is too large its size alone', async () => {
    await api.post(path, { ...body, extra: 'x'.repeat(20_000) });
    await api.app.close();

    const [call]: Partial<StoredAnalyzerLogEntry>[] = api.calls;
    expect(JSON.parse(call?.requestData ?? '')).toEqual({ omitted_characters: expect.any(Number) });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PLACE_ORDER } from './support/endpoints.ts';
import { MORNING } from './support/fake-accounts.ts';
import { createTestApp, type TestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

describe('the request log', () => {
  let api: TestApp;

  beforeEach(() => {
    api = createTestApp();
  });
  afterEach(() => api.app.close());

  it('has a row for each request: who asked what, what came of it, how large and how fast', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/api/v1/placeorder/',
      headers: { 'content-type': 'application/json', 'user-agent': 'curl/8'.padEnd(600, '!') },
      payload: JSON.stringify(PLACE_ORDER.body),
    });
    await api.app.close();

    expect(api.logRows).toEqual([
      {
        requestId: response.headers['x-request-id'],
        userId: 'asha',
        endpoint: '/api/v1/placeorder',
        method: 'POST',
        statusCode: 200,
        requestSize: JSON.stringify(PLACE_ORDER.body).length,
        responseSize: response.body.length,
        processingTimeMs: expect.any(Number),
        ipAddress: '127.0.0.1',
        userAgent: 'curl/8'.padEnd(500, '!'),
        createdAt: MORNING,
      },
    ]);
    expect(api.logRows[0]?.processingTimeMs).toBeGreaterThan(0);
  });

  it('has a row for requests that were refused, too', async () => {
    await api.post('ping', { apikey: UNKNOWN_KEY });
    await api.post('placeorder', { apikey: USER_KEY });
    await api.post('placeorder', '{');
    await api.post(`/${'x'.repeat(300)}?q=1`, {});
    await api.app.close();

    expect(api.logRows.map(({ endpoint, statusCode, userId }) => [endpoint, statusCode, userId])).toEqual([
      ['/api/v1/ping', 403, null],
      ['/api/v1/placeorder', 400, 'asha'],
      ['/api/v1/placeorder', 400, null],
      [`/${'x'.repeat(199)}`, 404, null],
    ]);
  });

  it('has a row for a client that has hung up by then', async () => {
    api.app.addHook('onRequest', async (request) => {
      // What Node tells of a socket that is gone.
      Object.defineProperty(request.raw.socket, 'remoteAddress', { value: undefined });
    });
    await api.post('ping', { apikey: USER_KEY });
    await api.app.close();

    expect(api.logRows).toMatchObject([{ endpoint: '/api/v1/ping', ipAddress: null }]);
  });

  it('leaves out what probes and readers of the documentation ask', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics', '/docs', '/docs/json']) {
      expect((await api.app.inject(path)).statusCode).toBe(200);
    }
    await api.app.close();

    expect(api.logRows).toEqual([]);
  });

  it('gives every request an id of its own, whatever the client calls it', async () => {
    const headers = { 'x-request-id': 'mine' };
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await api.app.inject({ url: '/health/live', headers })).headers['x-request-id'],
      ),
    );

    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  it('delays and fails no request when it cannot be written, and says so in the log and the metrics', async () => {
    const writeApiLogs = vi.fn(() => Promise.reject(new Error('logs.db is away')));
    const other = createTestApp({ writeApiLogs });

    const responses = await Promise.all(
      Array.from({ length: 200 }, () => other.post('ping', { apikey: USER_KEY })),
    );
    await vi.waitFor(() => expect(other.lines.join('')).toContain('logs.db is away'), {
      timeout: 30_000,
    });
    const metrics = (await other.app.inject('/metrics')).body;
    await other.app.close();

    expect(responses.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(metrics).toContain('openalgo_api_log_queue_depth 200');
    expect(metrics).toContain('openalgo_api_log_dropped_total 0');
  });
});

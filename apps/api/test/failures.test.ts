import { AppError } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS, PLACE_ORDER } from './support/endpoints.ts';
import { createTestApp, type TestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

let api: TestApp;

beforeEach(() => {
  api = createTestApp();
});
afterEach(() => api.app.close());

describe('an unknown API key', () => {
  it.each(ENDPOINTS)('is refused by $path with 403 before anything else is looked at', async ({ path }) => {
    const response = await api.post(path, { apikey: UNKNOWN_KEY, quantity: -1, unknown: true });

    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({
      status: 'error',
      message: 'Invalid openalgo apikey',
      code: 'INVALID_API_KEY',
    });
    for (const operation of [...Object.values(api.accounts), api.append]) {
      expect(operation).not.toHaveBeenCalled();
    }
  });
});

describe('a dependency that is away', () => {
  it('is answered with 503, when to try again, and without its cause', async () => {
    const cause = new Error('connect ECONNREFUSED 127.0.0.1:5432');
    api.accounts.placeOrder.mockRejectedValue(
      new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'The sandbox database is away. Try again.', {
        cause,
      }),
    );

    const response = await api.post(PLACE_ORDER.path, PLACE_ORDER.body);

    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json()).toEqual({
      status: 'error',
      message: 'The sandbox database is away. Try again.',
      code: 'DATABASE_UNAVAILABLE',
    });
    expect(api.lines.join('')).toContain('ECONNREFUSED');
  });

  it('is answered with 503 also when it is the one that knows the keys', async () => {
    const away = new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'The main database is away. Try again.');
    const other = createTestApp({ verifier: { verify: () => Promise.reject(away) } });

    expect((await other.post('ping', { apikey: USER_KEY })).statusCode).toBe(503);
    await other.app.close();
  });
});

describe('a defect', () => {
  it('is answered with 500 and the request’s id alone, while the log has the stack under that id', async () => {
    api.accounts.placeOrder.mockRejectedValue(new TypeError('row 7 of the secret table is undefined'));

    const response = await api.post(PLACE_ORDER.path, PLACE_ORDER.body);

    const requestId = response.headers['x-request-id'];
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      status: 'error',
      message: expect.stringContaining(String(requestId)),
      code: 'INTERNAL',
      request_id: requestId,
    });
    expect(response.body).not.toContain('secret table');

    const line = JSON.parse(api.lines.find((one) => one.includes('secret table')) ?? '{}');
    expect(line.reqId).toBe(requestId);
    expect(line.err.stack).toContain('TypeError: row 7 of the secret table is undefined');
  });

  it('is not taken for the client’s fault because the error carries a status', async () => {
    const error = Object.assign(new Error('Not for you'), { statusCode: 404, code: 'P2025' });
    api.accounts.placeOrder.mockRejectedValue(error);

    const response = await api.post(PLACE_ORDER.path, PLACE_ORDER.body);

    expect(response.json()).toMatchObject({ code: 'INTERNAL' });
  });

  it('is answered when something that is no error was thrown', async () => {
    api.accounts.placeOrder.mockRejectedValue('text');

    const response = await api.post(PLACE_ORDER.path, PLACE_ORDER.body);

    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'INTERNAL' });
  });
});

describe('an API key', () => {
  it('never reaches the log or an answer, whatever happens to its request', async () => {
    const requests = [
      () => api.post(PLACE_ORDER.path, PLACE_ORDER.body),
      () => api.post(PLACE_ORDER.path, { ...PLACE_ORDER.body, quantity: USER_KEY }),
      () => api.post(PLACE_ORDER.path, { ...PLACE_ORDER.body, apikey: [USER_KEY] }),
      () => api.post(PLACE_ORDER.path, { apikey: `${USER_KEY}\u0000` }),
      () => api.post(PLACE_ORDER.path, `{"apikey":"${USER_KEY}"`),
      () => api.post(PLACE_ORDER.path, `apikey=${USER_KEY}`),
      () => api.post(`/api/v1/nothing?apikey=${USER_KEY}`, {}),
      () => api.post(`/api/v1/%zz?apikey=${USER_KEY}`, {}),
    ];
    for (const failure of [`Failed for ${USER_KEY}`, `{"apikey":"${USER_KEY}"}`]) {
      requests.push(() => {
        const cause = Object.assign(new Error(failure), { apikey: USER_KEY, body: { apikey: USER_KEY } });
        api.accounts.placeOrder.mockRejectedValueOnce(new Error(failure, { cause }));
        return api.post(PLACE_ORDER.path, PLACE_ORDER.body);
      });
    }

    for (const request of requests) {
      const response = await request();
      expect(response.body).not.toContain(USER_KEY);
    }
    await api.app.close();

    expect(api.lines.join('')).not.toContain(USER_KEY);
    expect(api.lines.join('')).toContain('[Redacted]');
    expect(JSON.stringify(api.logRows)).not.toContain(USER_KEY);
    expect(api.logRows.length).toBeGreaterThan(8);
  });
});

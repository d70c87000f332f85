import { createOpenAlgoClient, ENDPOINTS, OpenAlgoError } from '@openalgo/client';
import { clientTypes } from '@openalgo/client/generate';
import { AppError } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from './support/open-api.ts';
import { createTestApp, type TestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

let api: TestApp;
let baseUrl: string;

beforeAll(async () => {
  api = createTestApp();
  baseUrl = await api.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => api.app.close());

const clientOf = (apiKey: string) => createOpenAlgoClient({ baseUrl, apiKey });
const anOrder = { strategy: 'Momentum', exchange: 'NSE', symbol: 'RELIANCE', action: 'BUY' } as const;

describe('the typed client', () => {
  it('is made from the document as it is; after a change make it anew with -u', async () => {
    const document = JSON.parse(JSON.stringify(api.app.swagger()));

    await expect(await clientTypes(document)).toMatchFileSnapshot(
      '../../../packages/client/src/generated/wire.ts',
    );
  });

  it('has a method for every endpoint of programs', async () => {
    const { operations } = await documentOf(api.app);
    const posted = operations
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/v1/'))
      .map(({ path }) => path.replace('/api/v1/', ''));

    expect(Object.values(ENDPOINTS).sort()).toEqual(posted.sort());
  });

  it('answers what the server answers, with the key of its owner', async () => {
    const openalgo = clientOf(USER_KEY);

    const placed = await openalgo.placeOrder({ ...anOrder, quantity: 10 }, { idempotencyKey: 'once' });
    expect(placed).toEqual({ status: 'success', orderid: '24010200000001', mode: 'analyze' });
    expect(api.accounts.placeOrder).toHaveBeenCalledWith(
      expect.objectContaining({ userId: 'asha', idempotencyKey: 'once', quantity: 10n }),
    );
    expect((await openalgo.funds()).data.availablecash).toBe(9976000.5);
    expect((await openalgo.instruments({ exchange: 'NFO' })).data).toHaveLength(1);
    expect((await openalgo.http.GET('/health/live')).data).toEqual({ status: 'success' });
  });

  it('throws a refusal with all that the server told', async () => {
    const malformed = await refusal(clientOf(USER_KEY).placeOrder({ ...anOrder, quantity: 0 }));
    expect(malformed).toMatchObject({
      status: 400,
      code: 'VALIDATION',
      errors: { quantity: ['Must be greater than 0 and at most 2147483647.'] },
    });
    expect(malformed.requestId).toMatch(/^[0-9a-f-]{36}$/);

    const stranger = await refusal(clientOf(UNKNOWN_KEY).ping());
    expect(stranger).toMatchObject({ status: 403, code: 'INVALID_API_KEY', retryAfterSeconds: undefined });

    api.accounts.funds.mockRejectedValueOnce(new AppError('unavailable', 'DATABASE_UNAVAILABLE', 'Away.'));
    expect(await refusal(clientOf(USER_KEY).funds())).toMatchObject({
      status: 503,
      retryAfterSeconds: 1,
    });
  });

  it('tells when something else than the API answers', async () => {
    const proxy = async () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
    const openalgo = createOpenAlgoClient({ baseUrl, apiKey: USER_KEY, fetch: proxy });

    expect(await refusal(openalgo.funds())).toMatchObject({ status: 502, code: 'NOT_THE_API' });
  });
});

async function refusal(call: Promise<unknown>): Promise<OpenAlgoError> {
  const error = await call.then(
    (answer) => new Error(`It was not refused: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof OpenAlgoError) {
    return error;
  }

  throw error;
}

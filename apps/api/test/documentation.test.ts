import { AppError } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, ORDER_ENDPOINTS, PLACE_ORDER } from './support/endpoints.ts';
import { anOrder } from './support/fake-accounts.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let api: TestApp;

beforeAll(() => {
  api = createTestApp();
});
afterAll(() => api.app.close());

describe('/docs', () => {
  it('describes every endpoint, with exactly the fields that it takes and needs', async () => {
    const { paths } = (await api.app.inject('/docs/json')).json();

    for (const { path, body, required } of ENDPOINTS) {
      const { schema } = paths[`/api/v1/${path}`].post.requestBody.content['application/json'];
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(body)));
      expect([...schema.required].sort()).toEqual(['apikey', ...required].sort());
      expect(schema.additionalProperties).toBe(false);
    }
  });

  it('tells of the idempotency key of every endpoint that changes an account, and of no other', async () => {
    const { paths } = (await api.app.inject('/docs/json')).json();
    const keyed = Object.entries<{ post?: { parameters?: { name: string; in: string }[] } }>(paths).filter(
      ([, { post }]) =>
        post?.parameters?.some((one) => one.in === 'header' && one.name === 'idempotency-key'),
    );

    expect(keyed.map(([path]) => path).sort()).toEqual(
      ORDER_ENDPOINTS.map(({ path }) => `/api/v1/${path}`).sort(),
    );
  });

  it('is a page that loads nothing from another host', async () => {
    const page = await api.app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);

    const assets = [...page.body.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, path]) => path);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const url = asset?.startsWith('docs/') ? `/${asset}` : `/docs/${asset}`;
      expect([url, (await api.app.inject(url)).statusCode]).toEqual([url, 200]);
    }
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, and orders by outcome', async () => {
    const { path, body } = PLACE_ORDER;
    await api.post(path, body);
    await api.post(path, { ...body, quantity: 0 });
    await api.post('/nothing/here', {});
    api.accounts.placeOrder.mockResolvedValueOnce({ outcome: 'rejected', order: anOrder() });
    await api.post(path, body);
    api.accounts.placeOrder.mockRejectedValueOnce(new AppError('invalid', 'LOT_SIZE', 'Wrong lot.'));
    await api.post(path, body);
    api.accounts.placeOrder.mockRejectedValueOnce(new Error('defect'));
    await api.post(path, body);

    const { body: metrics } = await api.app.inject('/metrics');

    const count = 'http_request_duration_seconds_count';
    expect(metrics).toContain(`${count}{method="POST",route="/api/v1/placeorder",status="200"} 1`);
    expect(metrics).toContain(`${count}{method="POST",route="/api/v1/placeorder",status="400"} 3`);
    expect(metrics).toContain(`${count}{method="POST",route="/api/v1/placeorder",status="500"} 1`);
    expect(metrics).toContain(`${count}{method="POST",route="unknown",status="404"} 1`);
    for (const outcome of ['accepted', 'rejected', 'invalid', 'failed']) {
      expect(metrics).toContain(`openalgo_orders_total{operation="place",outcome="${outcome}"} 1`);
    }
  });
});

import { readFileSync } from 'node:fs';
import { type BrokerSession, createLiveTrading } from '@openalgo/broker';
import type { OrderMode } from '@openalgo/domain';
import { describe, expect, it, vi } from 'vitest';
import { NOT_YET } from '../src/open-api/not-yet.ts';
import { ENDPOINTS, ORDER_ENDPOINTS } from './support/endpoints.ts';
import { createTestApp, USER_KEY } from './support/test-app.ts';

const moved = vi.fn<() => Promise<never>>(async () => {
  throw new Error('Real money has moved');
});
/** A session at a broker whose every use is seen. */
const SESSION: BrokerSession = {
  placeOrder: moved,
  modifyOrder: moved,
  cancelOrder: moved,
  orderBook: moved,
  tradeBook: moved,
  positionBook: moved,
  holdings: moved,
  funds: moved,
};

function connected() {
  const open = vi.fn(async () => SESSION);
  return { open, live: createLiveTrading({ name: 'a broker', open }) };
}

describe('a broker that is connected', () => {
  it.each<OrderMode>(['auto', 'semi_auto'])(
    'is reached by nothing that a key of mode %s does',
    async (orderMode) => {
      const { open, live } = connected();
      const verifier = { verify: async () => ({ userId: 'asha', isAdmin: true, orderMode }) };
      const api = createTestApp({ live, verifier });
      for (const { path, body } of ENDPOINTS) {
        await api.post(path, body);
      }
      await api.app.close();

      expect([open.mock.calls, moved.mock.calls]).toEqual([[], []]);
    },
  );

  it('gets no order, not even of somebody who has asked for live trading', async () => {
    const { live } = connected();
    const api = createTestApp({ live });
    const asked = await api.post('analyzer/toggle', { apikey: USER_KEY, mode: false });
    for (const { path, body } of ORDER_ENDPOINTS) {
      await api.post(path, body);
    }
    const state = await api.post('analyzer', { apikey: USER_KEY });
    await api.app.close();

    expect([asked.json().data.mode, state.json().data.mode]).toEqual(['analyze', 'analyze']);
    expect(api.accounts.placeOrder).toHaveBeenCalledTimes(1);
    expect(moved).not.toHaveBeenCalled();
  });

  it('is known to the API alone: neither the paper accounts nor the worker can name it', () => {
    const dependenciesOf = (workspace: string): object => {
      const manifest = readFileSync(new URL(`../../../${workspace}/package.json`, import.meta.url), 'utf8');
      return JSON.parse(manifest).dependencies;
    };

    expect(dependenciesOf('apps/api')).toHaveProperty('@openalgo/broker');
    for (const workspace of ['packages/sandbox', 'packages/strategies', 'packages/telegram', 'apps/worker']) {
      expect(dependenciesOf(workspace)).not.toHaveProperty('@openalgo/broker');
    }
  });
});

describe('what is still to come', () => {
  it.each(NOT_YET)('is told to whoever has a key, on the page and in the document: %s', async (path) => {
    const api = createTestApp();
    const mine = await api.post(path, { apikey: USER_KEY, strategy: 'Momentum', underlying: 'NIFTY' });
    const stranger = await api.post(path, { apikey: 'unknown' });
    const nobody = await api.post(path, {});
    const { info } = (await api.app.inject('/docs/json')).json();
    await api.app.close();

    expect([mine.statusCode, mine.json()]).toEqual([
      501,
      {
        status: 'error',
        code: 'NOT_AVAILABLE_YET',
        message: expect.stringContaining('not available here yet'),
      },
    ]);
    expect([stranger.statusCode, stranger.json().code]).toEqual([403, 'INVALID_API_KEY']);
    expect([nobody.statusCode, nobody.json().errors]).toEqual([400, { apikey: ['Is required.'] }]);
    expect(info.description).toContain(`\`${path}\``);
    expect(api.lines.join('')).not.toContain('Request failed');
  });
});

describe('what needs a broker, without one', () => {
  it.each([
    ['POST', 'history'],
    ['POST', 'intervals'],
    ['GET', 'ticker/RELIANCE'],
    ['POST', 'analyzer/toggle'],
  ] as const)('is refused with one code: %s %s', async (method, path) => {
    const api = createTestApp();
    const ask = (apikey: string) =>
      method === 'GET'
        ? api.app.inject(`/api/v1/${path}?apikey=${apikey}`)
        : api.post(path, { apikey, ...(path === 'analyzer/toggle' && { mode: false }) });
    const [mine, strangers] = [await ask(USER_KEY), await ask('unknown')];
    await api.app.close();

    expect([mine.statusCode, mine.json().code]).toEqual([400, 'LIVE_MODE_UNAVAILABLE']);
    expect(strangers.json().code).toBe('INVALID_API_KEY');
  });
});

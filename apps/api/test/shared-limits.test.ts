import { createHitCounter, type RedisConnection } from '@openalgo/cache';
import {
  connectPatiently,
  connectTestRedis,
  type Gate,
  openGate,
  REDIS_LEFT_OUT,
} from '@openalgo/cache/testing';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { OPEN_NETWORK } from './support/network.ts';
import { createTestApp, fixedClock, type TestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

const HOUR_MS = 3_600_000;
const redis = await connectTestRedis();
if (redis === null) {
  test.skip(REDIS_LEFT_OUT);
}

const often = [{ max: 1_000, windowMs: HOUR_MS }];
const limits = {
  login: often,
  reset: often,
  api: [{ max: 4, windowMs: HOUR_MS }],
  order: often,
  smartOrder: often,
  webhook: often,
  people: often,
  telegram: often,
  broadcast: often,
};

function process(connection: RedisConnection, secret: string): TestApp {
  const counter = createHitCounter({ redis: connection, secret, clock: fixedClock });
  return createTestApp({ counter, network: { ...OPEN_NETWORK, limits } });
}

describe.runIf(redis !== null)('two API processes that share a Redis server', () => {
  let gate: Gate;
  let connections: [RedisConnection, RedisConnection];
  let apps: [TestApp, TestApp];

  beforeAll(async () => {
    gate = await openGate(redis?.url ?? '');
    connections = [await connectPatiently(gate.url), await connectPatiently(gate.url)];
  });

  afterAll(async () => {
    for (const connection of connections) {
      connection.disconnect();
    }
    await gate.close();
    await redis?.close();
  });

  async function withApps(work: () => Promise<void>): Promise<void> {
    const secret = redis?.newSecret() ?? '';
    apps = [process(connections[0], secret), process(connections[1], secret)];
    await work().finally(() => Promise.all(apps.map(({ app }) => app.close())));
  }

  async function ask(app: TestApp, times: number, remoteAddress = '203.0.113.7', apikey = UNKNOWN_KEY) {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const { statusCode } = await app.app.inject({
        method: 'POST',
        url: '/api/v1/ping',
        remoteAddress,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ apikey }),
      });
      statuses.push(statusCode);
    }
    return statuses;
  }

  it('limit an address together, and a user from however many addresses', () =>
    withApps(async () => {
      const [one, other] = apps;
      expect(await ask(one, 3)).toEqual([403, 403, 403]);
      expect(await ask(other, 2)).toEqual([403, 429]);
      expect(await ask(one, 1)).toEqual([429]);

      expect(await ask(one, 2, '203.0.113.8', USER_KEY)).toEqual([200, 200]);
      expect(await ask(other, 3, '203.0.113.9', USER_KEY)).toEqual([200, 200, 429]);
    }));

  it('limit each for itself while the server is away, and together when it is back', () =>
    withApps(async () => {
      const [one, other] = apps;
      expect(await ask(one, 2)).toEqual([403, 403]);

      const closed = connections.map(
        (connection) => new Promise((resolve) => connection.once('close', resolve)),
      );
      gate.shut();
      await Promise.all(closed);
      expect(await ask(one, 3)).toEqual([403, 403, 429]);
      expect(await ask(other, 5)).toEqual([403, 403, 403, 403, 429]);

      const ready = connections.map(
        (connection) => new Promise((resolve) => connection.once('ready', resolve)),
      );
      gate.open();
      await Promise.all(ready);
      expect(await ask(one, 1)).toEqual([403]);
      expect(await ask(other, 2)).toEqual([403, 429]);
    }));
});

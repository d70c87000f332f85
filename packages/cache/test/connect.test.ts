import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectRedis, type RedisConnection } from '../src/index.ts';
import { connectPatiently, connectTestRedis, type Gate, openGate, REDIS_LEFT_OUT } from '../testing/index.ts';

const redis = await connectTestRedis();
if (redis === null) {
  test.skip(REDIS_LEFT_OUT);
}

/** Resolves when it happens, whatever errors come before. */
function next(connection: RedisConnection, event: 'close' | 'reconnecting' | 'ready'): Promise<void> {
  return new Promise((resolve) => connection.once(event, () => resolve()));
}

test('a server that is away keeps nobody from starting, and refuses at once', async () => {
  const warnings: string[] = [];
  const connection = await connectRedis({
    url: 'redis://127.0.0.1:1',
    name: 'away',
    log: { info: () => {}, warn: (_details, message) => warnings.push(message) },
  });

  await expect(connection.get('anything')).rejects.toThrow();
  expect(warnings).toEqual(['Redis is away: going on without it until it answers again']);
  connection.disconnect();
});

describe.runIf(redis !== null)('a connection to a server that comes and goes', () => {
  const told: string[] = [];
  const tell = (_details: object, message: string) => told.push(message);
  let gate: Gate;
  let connection: RedisConnection;

  beforeAll(async () => {
    gate = await openGate(redis?.url ?? '');
    connection = await connectPatiently(gate.url, { info: tell, warn: tell });
  });

  afterAll(async () => {
    connection.disconnect();
    await gate.close();
    await redis?.close();
  });

  test('is there when it is connected', async () => {
    expect(await connection.ping()).toBe('PONG');
  });

  test('heals by itself; what was asked meanwhile failed and is not asked again', async () => {
    const key = `${redis?.prefix}counter`;
    const closed = next(connection, 'close');
    gate.shut();
    await closed;
    await expect(connection.incr(key)).rejects.toThrow();
    await next(connection, 'reconnecting');

    const ready = next(connection, 'ready');
    gate.open();
    await ready;
    expect(await connection.incr(key)).toBe(1);
  });

  test('tells what it is called to who operates the server', async () => {
    expect(await connection.client('GETNAME')).toBe('openalgo-test');
  });

  test('tells of an absence once, however many attempts failed, and of its end', () => {
    expect(told).toEqual([
      'Redis is away: going on without it until it answers again',
      'Redis answers again',
    ]);
  });
});

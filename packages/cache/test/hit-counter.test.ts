import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHitCounter, type HitCounter, type RedisConnection } from '../src/index.ts';
import { connectPatiently, connectTestRedis, type Gate, openGate, REDIS_LEFT_OUT } from '../testing/index.ts';

const HOUR_MS = 3_600_000;
const redis = await connectTestRedis();
if (redis === null) {
  test.skip(REDIS_LEFT_OUT);
}

const times = async (counter: HitCounter, count: number, name = 'asha') => {
  const counts: number[] = [];
  for (let n = 0; n < count; n += 1) {
    counts.push((await counter.hit(name, HOUR_MS)).count);
  }
  return counts;
};

describe('a process alone', () => {
  test('counts by name, and anew when the span that began with the first hit is over', async () => {
    let now = 1_000;
    const counter = createHitCounter({ redis: null, secret: 's', clock: { now: () => now } });
    expect(await times(counter, 2)).toEqual([1, 2]);
    expect(await times(counter, 1, 'ravi')).toEqual([1]);

    now += HOUR_MS - 1;
    expect(await counter.hit('asha', HOUR_MS)).toEqual({ count: 3, leftMs: 1 });
    now += 1;
    expect(await counter.hit('asha', HOUR_MS)).toEqual({ count: 1, leftMs: HOUR_MS });
  });

  test('begins anew when the clock is set back, so that nobody is limited for longer than a span', async () => {
    let now = 2 * HOUR_MS;
    const counter = createHitCounter({ redis: null, secret: 's', clock: { now: () => now } });
    expect(await times(counter, 2)).toEqual([1, 2]);

    now -= HOUR_MS;
    expect(await counter.hit('asha', HOUR_MS)).toEqual({ count: 1, leftMs: HOUR_MS });
    expect(await times(counter, 1)).toEqual([2]);
  });

  test('forgets whom it has not seen for longest when there are very many', async () => {
    const counter = createHitCounter({ redis: null, secret: 's', clock: { now: () => 0 } });
    await times(counter, 1);
    for (let n = 0; n < 10_000; n += 1) {
      await counter.hit(`stranger ${n}`, HOUR_MS);
    }

    expect(await times(counter, 1)).toEqual([1]);
    expect(await times(counter, 1, 'stranger 9999')).toEqual([2]);
  });
});

describe.runIf(redis !== null)('processes with a server', () => {
  const clock = { now: () => 0 };
  const secret = redis?.newSecret() ?? '';
  let gate: Gate;
  let behindGate: RedisConnection;
  let one: HitCounter;
  let other: HitCounter;

  beforeAll(async () => {
    gate = await openGate(redis?.url ?? '');
    behindGate = await connectPatiently(gate.url);
    one = createHitCounter({ redis: redis?.connection ?? null, secret, clock });
    other = createHitCounter({ redis: behindGate, secret, clock });
  });

  afterAll(async () => {
    behindGate.disconnect();
    await gate.close();
    await redis?.close();
  });

  test('count together, at once too, and not with another installation', async () => {
    const hits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).hit('both', HOUR_MS)),
    );
    expect(hits.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    const strangers = createHitCounter({
      redis: redis?.connection ?? null,
      secret: redis?.newSecret() ?? '',
      clock,
    });
    expect(await times(strangers, 1, 'both')).toEqual([1]);
  });

  test('have the server forget a span when it is over', async () => {
    const { leftMs } = await one.hit('ends', HOUR_MS);
    expect(leftMs).toBeGreaterThan(HOUR_MS - 60_000);
    const keys = (await redis?.connection.keys('openalgo:*:hits:*')) ?? [];
    const lives = await Promise.all(keys.map((key) => redis?.connection.pttl(key)));
    expect(lives.every((ms) => ms === -2 || (ms ?? 0) > 0)).toBe(true);
    expect(keys.join(' ')).not.toContain('ends');
  });

  test('go on for themselves while the server is away, from what each has seen, and together again after', async () => {
    expect(await times(one, 3)).toEqual([1, 2, 3]);
    expect(await times(other, 2)).toEqual([4, 5]);

    const closed = new Promise((resolve) => behindGate.once('close', resolve));
    gate.shut();
    await closed;
    expect(await times(other, 2)).toEqual([3, 4]);
    expect(await times(one, 1)).toEqual([6]);

    const ready = new Promise((resolve) => behindGate.once('ready', resolve));
    gate.open();
    await ready;
    expect(await times(other, 1)).toEqual([7]);
  });
});

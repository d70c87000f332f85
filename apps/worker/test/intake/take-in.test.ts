import { connectTestRedis, type TestRedis } from '@openalgo/cache/testing';
import { createSandboxRepositories } from '@openalgo/db';
import { createTestDatabases, type TestDatabases, testProviders } from '@openalgo/db/testing';
import { AppError } from '@openalgo/domain';
import { createRedisStream, type TickStream } from '@openalgo/market';
import { createTickFeed, type TickFeed } from '@openalgo/sandbox';
import { createLogger } from '@openalgo/service';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRedisServer } from '../../src/intake/redis-server.ts';
import { type IntakeOptions, takeIn } from '../../src/intake/take-in.ts';
import { aTick } from '../support/orders.ts';

const log = createLogger({ level: 'silent', name: 'test' }, process.stdout);
const redis = await connectTestRedis();
const { providers, leftOut } = await testProviders();
if (redis === null) it.skip('Not run with Redis, for none answers.', () => {});
if (leftOut !== null) it.skip(leftOut, () => {});
afterAll(() => redis?.close());

/** Resolves once `isEnough` holds after something was stored. */
function watched(feed: TickFeed, onStored: () => Promise<void>): TickFeed {
  return {
    ...feed,
    async appendStretch(ticks, move) {
      await feed.appendStretch(ticks, move);
      await onStored();
    },
  };
}

describe.runIf(redis !== null).each(providers)('prices of a Redis stream, on %s', (provider) => {
  let test: TestDatabases;
  let stream: string;
  // The tests do not run without it.
  const { url, connection: client, prefix } = redis as TestRedis;

  beforeEach(async () => {
    test = await createTestDatabases(provider);
    stream = `${prefix}ticks-${provider}`;
    await client.del(stream);
  });

  afterEach(async () => {
    await client.del(stream);
    await test.close();
  });

  const repository = () => createSandboxRepositories(test.databases.sandbox.session).ticks;
  const open = async () => createRedisStream(await openRedisServer({ url, stream, log }), 'redis test');

  async function publish(from: number, to: number): Promise<void> {
    for (let price = from; price <= to; price += 1) {
      await client.xadd(stream, '*', 'exchange', 'NSE', 'symbol', 'SBIN', 'ltp', String(price));
    }
  }

  /** Takes in until so many ticks are stored, then stops as a worker that is told to. */
  async function takeInUntil(
    count: number,
    overrides: Partial<IntakeOptions> = {},
    stopping = new AbortController(),
  ): Promise<void> {
    const feed = watched(createTickFeed(test.databases.sandbox), async () => {
      if ((await repository().lastSeq()) >= count) {
        stopping.abort();
      }
    });
    await takeIn(
      { open, feed, isFirst: () => true, log, random: () => 0, onRead: () => {}, ...overrides },
      stopping.signal,
    );
  }

  const storedPrices = async () =>
    (await repository().after(0, 10_000)).map(({ ltp }) => Number(ltp / 10_000n));
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  it('begin with what is new, and go on where they were, each once, with what came meanwhile', async () => {
    await publish(1, 3);
    await takeInUntil(0);
    await publish(4, 8);
    await takeInUntil(1);
    await publish(9, 12);
    await takeInUntil(9);

    expect(await storedPrices()).toEqual(numbers(4, 12));
  });

  it('count once even where two workers read at the same time', async () => {
    await takeInUntil(0);
    await publish(1, 40);
    /** Few at a time, so that they meet again and again. */
    const openSlow = async (): Promise<TickStream> => {
      const server = await openRedisServer({ url, stream, log });
      return createRedisStream({ ...server, after: (id) => server.after(id, 2) }, 'redis test');
    };

    const stopping = new AbortController();
    const one = () => takeInUntil(40, { open: openSlow }, stopping);
    await Promise.all([one(), one()]);

    expect(await storedPrices()).toEqual(numbers(1, 40));
  });

  it('are stored with their place or not at all', async () => {
    const feed = createTickFeed(test.databases.sandbox);
    await feed.appendStretch([], { source: 'a', from: null, to: '1-0' });

    await expect(
      feed.appendStretch([aTick('90')], { source: 'a', from: '0-0', to: '2-0' }),
    ).rejects.toThrowError(AppError);
    expect(await repository().lastSeq()).toBe(0);
    expect(await feed.placeIn('a')).toBe('1-0');
    expect(await feed.placeIn('b')).toBeNull();
  });
});

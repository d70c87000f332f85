import { setTimeout as sleep } from 'node:timers/promises';
import { createSandboxRepositories } from '@openalgo/db';
import type { Installation } from '../installation.ts';
import { type OwnRedis, startOwnRedis } from '../own-redis.ts';
import { proveKeys } from '../prove-keys.ts';
import {
  asManyAsHelp,
  ENGINES,
  type Outcome,
  PAUSE_MAX_MS,
  type PublishedPrice,
  type Scenario,
  type Scene,
  type Stage,
} from '../scenario.ts';

const ROUNDS = 4;
/** Long enough for what is on its way to arrive, where nothing is away. */
const SETTLING_MS = 2000;
const AWAY_MS = 2500;
const STREAM = 'chaos:ticks';
const TAKEN_IN_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 100;

export const redisAway: Scenario = {
  name: 'redis-away',
  what: 'the Redis server of caches, limits and prices is killed and started again, four times',
  engines: ENGINES,
  workers: asManyAsHelp,
  async prepare() {
    const redis = await startOwnRedis();
    return redis === null ? 'redis-server is not on this machine' : stageOn(redis);
  },
};

function stageOn(redis: OwnRedis): Stage {
  const prices = pricesBy(redis);
  return {
    settings: {
      REDIS_URL: redis.url,
      QUOTE_SOURCE: 'redis',
      QUOTE_REDIS_STREAM: STREAM,
      // Counted there, and never reached.
      RATE_LIMITS: 'true',
      ORDER_RATE_LIMIT: '100000 per second',
    },
    publish: prices.publish,
    act: (scene) => takeAway(redis, prices, scene),
    close: redis.close,
  };
}

/** Prices in the stream, which hold still where they are counted. */
interface Prices {
  publish(price: PublishedPrice): Promise<void>;
  /**
   * How many of the stream's the worker has not taken in, once it is `expected` or does not change any more: a worker begins
   * at the end of the stream.
   */
  missing(installation: Installation, expected?: number): Promise<number>;
}

function pricesBy({ connection }: OwnRedis): Prices {
  let isHeld = false;

  return {
    async publish(price) {
      if (!isHeld) {
        const fields = Object.entries(price).flatMap(([name, value]) => [name, String(value)]);
        await connection.xadd(STREAM, '*', ...fields);
      }
    },

    async missing({ databases }, expected) {
      const { ticks } = createSandboxRepositories(databases.sandbox.session);
      isHeld = true;
      const giveUpAt = performance.now() + (expected === undefined ? SETTLING_MS : TAKEN_IN_WITHIN_MS);
      let missing = Number.NaN;
      while (performance.now() < giveUpAt && missing !== expected) {
        await sleep(LOOK_EVERY_MS);
        missing = (await connection.xlen(STREAM)) - (await ticks.lastSeq());
      }

      isHeld = false;
      return missing;
    },
  };
}

async function takeAway(redis: OwnRedis, prices: Prices, scene: Scene): Promise<Outcome> {
  const { installation, crew, answers, random } = scene;
  await proveKeys(installation, crew.apiUrl());
  const missingBefore = await prices.missing(installation);
  answers.take();
  const figures = { timesAway: 0, slowestMs: 0 };
  const violations: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(2 * PAUSE_MAX_MS + random.below(PAUSE_MAX_MS));
    await redis.kill();
    await sleep(AWAY_MS);
    await redis.start();
    const { counts, slowestMs } = answers.take();
    figures.timesAway += 1;
    figures.slowestMs = Math.max(figures.slowestMs, ...slowestMs.values());
    const bad = [...counts.keys()].filter((status) => status === 0 || status >= 429);
    violations.push(...bad.map((status) => `${counts.get(status)} orders were answered with ${status}`));
  }

  const missing = (await prices.missing(installation, missingBefore)) - missingBefore;
  const published = await redis.connection.xlen(STREAM);
  return {
    figures: { ...figures, published },
    violations: missing === 0 ? violations : [...violations, `${missing} prices too few were taken in`],
  };
}

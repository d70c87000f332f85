import { connectTestRedis } from '@openalgo/cache/testing';
import { istInstant } from '@openalgo/domain';
import { afterAll, expect, it } from 'vitest';
import { client, eventually, makeInstallation } from './support/installation.ts';

const START = istInstant('2026-08-19', '11:00');
/** Longer than another worker takes to find out that one was killed, on a busy machine. */
const PATIENCE_MS = 60_000;
const redis = await connectTestRedis();
if (redis === null) it.skip('Not run with Redis, for none answers.', () => {});
afterAll(() => redis?.close());

it.runIf(redis !== null)(
  'prices that came into a Redis stream while the worker was killed fill what they reach, once',
  async () => {
    // The test does not run without it.
    const { url, prefix, connection } = redis as NonNullable<typeof redis>;
    const stream = `${prefix}prices`;
    const installation = await makeInstallation({
      QUOTE_SOURCE: 'redis',
      QUOTE_REDIS_URL: url,
      QUOTE_REDIS_STREAM: stream,
      MARKET_CLOCK: 'feed',
      ENFORCE_MARKET_HOURS: 'false',
    });
    const api = await installation.startApi();
    const ask = client(api.url, installation.apiKey);
    const sandbox = await installation.openSandbox();
    let published = 0;

    async function publish(ltp: number): Promise<void> {
      published += 1;
      const at = START + published * 1000;
      await connection.xadd(
        stream,
        '*',
        'exchange',
        'NSE',
        'symbol',
        'SBIN',
        'ltp',
        String(ltp),
        'timestamp',
        String(at),
      );
    }

    const applied = () =>
      eventually(
        () => sandbox.workers.shards(),
        (shards) => shards.every(({ appliedSeq }) => appliedSeq === published),
        PATIENCE_MS,
      );

    try {
      const first = await installation.startWorker();
      await eventually(
        () => sandbox.ticks.placeIn(`redis ${new URL(url).host}${new URL(url).pathname} ${stream}`),
        (place) => place !== null,
        PATIENCE_MS,
      );
      await publish(1000);
      await applied();
      const order = {
        strategy: 'redis',
        exchange: 'NSE',
        symbol: 'SBIN',
        action: 'BUY',
        quantity: 1,
        product: 'MIS',
      };
      const { orderid } = await ask('placeorder', { ...order, pricetype: 'LIMIT', price: 990 });

      await first.kill();
      await publish(985);
      await publish(1001);
      const second = await installation.startWorker();
      await applied();
      await second.kill();
      await publish(984);
      await installation.startWorker();
      await applied();

      const { data: trades } = await ask('tradebook');
      expect(trades).toMatchObject([{ orderid, average_price: 990 }]);
    } finally {
      await connection.del(stream);
    }
  },
);

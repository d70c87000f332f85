import { type ConnectionLog, connectRedis } from '@openalgo/cache';
import type { StreamEntry, StreamServer } from '@openalgo/market';

export interface RedisServerOptions {
  readonly url: string;
  readonly stream: string;
  readonly log: ConnectionLog;
}

/** How long a read waits for entries: so long a worker takes at most to see that it shall stop. */
const BLOCK_MS = 250;
/** A server that has not answered for so long is not there. */
const ANSWER_MS = 5000;

/** A Redis server's stream, over a connection of its own, because a read that waits holds up what comes after it. */
export async function openRedisServer({ url, stream, log }: RedisServerOptions): Promise<StreamServer> {
  const connection = await connectRedis({ url, name: 'ticks', log, answerWithinMs: ANSWER_MS });

  return {
    newest: () => connection.xrevrange(stream, '+', '-', 'COUNT', 1),

    async after(id, count): Promise<readonly StreamEntry[]> {
      const found = await connection.xread('COUNT', count, 'BLOCK', BLOCK_MS, 'STREAMS', stream, id);
      return found?.flatMap(([, entries]) => entries) ?? [];
    },

    async close() {
      connection.disconnect();
    },
  };
}

import { createHmac } from 'node:crypto';
import type { Clock, Instant } from '@openalgo/domain';
import { LRUCache } from 'lru-cache';
import type { RedisConnection } from './connect.ts';
import { namespaceOf } from './namespace.ts';

/** How often something was done within a span of time, and how much of that is left. */
export interface Hits {
  readonly count: number;
  readonly leftMs: number;
}

/** Counts what is done, by name. */
export interface HitCounter {
  /** Counts once more; a span begins with its first hit. Does not throw. */
  hit(name: string, spanMs: number): Promise<Hits>;
}

export interface HitCounterOptions {
  /** Null for a process that counts alone. */
  readonly redis: RedisConnection | null;
  /** The same in all processes of an installation; names are not told to whoever reads the server. */
  readonly secret: string;
  readonly clock: Clock;
}

interface Span {
  count: number;
  readonly endsAt: Instant;
}

/** Names that are counted at once in memory; the least recently seen are forgotten. */
const COUNTED_MAX = 10_000;

/** One step on the server, so that no span is left without its end. */
const HIT = `
  local count = redis.call('INCR', KEYS[1])
  local left = redis.call('PTTL', KEYS[1])
  if left < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    left = tonumber(ARGV[1])
  end
  return {count, left}
`;

/**
 * A counter that the processes of an installation share through Redis. Each counts for itself besides: while Redis is away
 * that count holds, so that what is limited stays limited.
 */
export function createHitCounter({ redis, secret, clock }: HitCounterOptions): HitCounter {
  const spans = new LRUCache<string, Span>({ max: COUNTED_MAX });
  const namespace = namespaceOf(secret);

  function countHere(name: string, spanMs: number): Hits {
    const now = clock.now();
    const known = spans.get(name);
    // One that is longer than it can be began before the clock was set back.
    const isOver = known === undefined || known.endsAt <= now || known.endsAt > now + spanMs;
    const span = isOver ? { count: 0, endsAt: now + spanMs } : known;
    span.count += 1;
    spans.set(name, span);
    return { count: span.count, leftMs: span.endsAt - now };
  }

  async function countTogether(connection: RedisConnection, name: string, spanMs: number): Promise<Hits> {
    const digest = createHmac('sha256', secret).update(name).digest('base64url');
    const answer = await connection.eval(HIT, 1, `${namespace}:hits:${digest}`, spanMs);
    const [count, leftMs] = Array.isArray(answer) ? answer.map(Number) : [];
    if (count === undefined || leftMs === undefined) {
      throw new Error('Redis has counted nothing');
    }

    return { count, leftMs };
  }

  return {
    async hit(name, spanMs) {
      const here = countHere(name, spanMs);
      return redis === null ? here : countTogether(redis, name, spanMs).catch(() => here);
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { ChangeTopic } from '@openalgo/db';
import { GENERATION_S, generationKey } from './changes.ts';
import type { RedisConnection } from './connect.ts';
import { namespaceOf } from './namespace.ts';
import { createSeal } from './seal.ts';

/** What was found under a key, or where to put it. */
export type SharedFinding<Value> =
  | { readonly found: true; readonly value: Value; readonly until: number }
  | { readonly found: false; readonly generation: string };

/** What processes know, for one another. Nothing of it throws: where the server is away nothing is found or kept. */
export interface SharedEntries<Value> {
  /** Null where the server does not answer. */
  find(key: string): Promise<SharedFinding<Value> | null>;
  /** Keeps a value that was read under a generation until an instant, unless the topic has changed meanwhile. */
  keep(key: string, generation: string, value: Value, until: number): Promise<void>;
}

export interface SharedEntriesOptions {
  readonly redis: RedisConnection;
  /** Seals the entries; the same in all processes of an installation. */
  readonly secret: string;
  readonly topic: ChangeTopic;
  /** Raised with the form of the values, so that a process of another version does not misread them. */
  readonly form: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How far ahead an entry may claim to hold. */
  readonly keepForMs: number;
}

interface Entry<Value> {
  readonly value: Value;
  readonly until: number;
}

/**
 * Entries of one topic in Redis. An entry belongs to the generation that its topic had before the value was read; a
 * change begins another generation after it is durable. So what was read before a change and is written after it is
 * never found, whoever was slow.
 */
export function createSharedEntries<Value>(options: SharedEntriesOptions): SharedEntries<Value> {
  const { redis, secret, topic, form, now, keepForMs } = options;
  const namespace = namespaceOf(secret);
  const seal = createSeal(secret);
  const keyOf = (key: string): string => `${namespace}:${topic}:${key}`;
  const nameOf = (key: string, generation: string): string => `${form} ${topic} ${generation} ${key}`;

  function open(key: string, generation: string, sealed: Buffer): Entry<Value> | null {
    const opened = seal.open(nameOf(key, generation), sealed);
    if (opened === null) {
      return null;
    }

    // Sealed by `keep` of a process that knows the secret, under this topic and form: an entry of such values.
    const entry = opened.value as Entry<Value>;
    const at = now();
    return at < entry.until && entry.until <= at + keepForMs ? entry : null;
  }

  /** A topic without a generation, new or evicted, is given one that nothing was ever kept under. */
  async function begin(): Promise<string> {
    const fresh = randomUUID();
    const isOurs =
      (await redis.set(generationKey(namespace, topic), fresh, 'EX', GENERATION_S, 'NX')) !== null;
    // Another process was quicker. What is kept under a wrong generation is not found, so a guess does no harm.
    return isOurs ? fresh : ((await redis.get(generationKey(namespace, topic))) ?? fresh);
  }

  return {
    async find(key) {
      try {
        const [known, sealed] = await redis.mgetBuffer(generationKey(namespace, topic), keyOf(key));
        const generation = known?.toString() ?? (await begin());
        const entry = sealed == null ? null : open(key, generation, sealed);
        return entry === null ? { found: false, generation } : { found: true, ...entry };
      } catch {
        return null;
      }
    },

    async keep(key, generation, value, until) {
      const entry: Entry<Value> = { value, until };
      const sealed = seal.close(nameOf(key, generation), entry);
      await redis.set(keyOf(key), sealed, 'PX', Math.max(1, Math.ceil(until - now()))).catch(() => {});
    },
  };
}

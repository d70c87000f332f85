import { randomUUID } from 'node:crypto';
import { type AnnounceChange, CHANGE_TOPICS, type ChangeTopic } from '@openalgo/db';
import { firstAnswer, type RedisConnection } from './connect.ts';
import { namespaceOf } from './namespace.ts';

/** Told what has changed; null where anything may have, as messages may have been missed. */
export type ChangeListener = (topic: ChangeTopic | null) => void;

/** Carries word of changes between those who write and those who remember, in this process and in others. */
export interface Changes {
  /** Tells this process at once, then the others; never throws: who is not told finds out when what it knows is old. */
  readonly announce: AnnounceChange;
  listen(listener: ChangeListener): void;
}

export interface ChangesOptions {
  /** Null tells this process alone. */
  readonly redis: RedisConnection | null;
  /** Whose namespace it is that changes; the same in all processes of an installation. */
  readonly secret: string;
}

/** A generation that nobody has changed for a day is forgotten; the next reader begins another. In seconds. */
export const GENERATION_S = 86_400;

/** Where the generation of a topic is: what is kept under another one is out of date. */
export function generationKey(namespace: string, topic: ChangeTopic): string {
  return `${namespace}:generation:${topic}`;
}

/** Resolves when the others are heard, or cannot be for now. The connection stays its owner's. */
export async function createChanges({ redis, secret }: ChangesOptions): Promise<Changes> {
  const namespace = namespaceOf(secret);
  const channel = `${namespace}:changes`;
  const listeners = new Set<ChangeListener>();

  function tell(topic: ChangeTopic | null): void {
    for (const listener of listeners) {
      listener(topic);
    }
  }

  if (redis !== null) {
    await follow(redis, channel, tell);
  }

  return {
    async announce(topic) {
      tell(topic);
      // The generation first: whoever is woken by the message must not find what it is told to forget.
      await redis
        ?.multi()
        .set(generationKey(namespace, topic), randomUUID(), 'EX', GENERATION_S)
        .publish(channel, topic)
        .exec()
        .catch(() => {});
    },

    listen(listener) {
      listeners.add(listener);
    },
  };
}

/**
 * Listens over a connection of its own, which ends with the other: a server that hears its own message in the middle of
 * a transaction's answer garbles the answer.
 */
async function follow(redis: RedisConnection, channel: string, tell: ChangeListener): Promise<void> {
  const ears = redis.duplicate();
  // The other connection tells what there is to tell.
  ears.on('error', () => {});
  redis.once('end', () => ears.disconnect());
  ears.on('message', (_channel: string, text: string) =>
    tell(CHANGE_TOPICS.find((topic) => topic === text) ?? null),
  );

  // Whatever was said while nobody listened is lost; so all is forgotten once we listen, not a moment before.
  const listen = () =>
    ears.subscribe(channel).then(
      () => tell(null),
      () => {},
    );
  await firstAnswer(ears);
  await listen();
  ears.on('ready', listen);
}

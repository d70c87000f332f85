import { type FeedKey, subscribe, unsubscribe } from './messages.ts';

/** Few enough for one message, many enough that a large list is asked for in a few. */
const KEYS_PER_MESSAGE = 200;

/** What is wanted of a server, and what it has been asked for on this connection. */
export interface Subscriptions {
  /** The messages that make the server's view that which is wanted. */
  want(keys: readonly FeedKey[]): readonly string[];
  /** The messages for a connection that is new: the server remembers nothing of the one before. */
  renew(): readonly string[];
}

export function createSubscriptions(): Subscriptions {
  let wanted: ReadonlyMap<string, FeedKey> = new Map();

  return {
    want(keys) {
      const next = new Map(keys.map((key) => [`${key.exchange}:${key.symbol}`, key]));
      const added = [...next].filter(([id]) => !wanted.has(id)).map(([, key]) => key);
      const gone = [...wanted].filter(([id]) => !next.has(id)).map(([, key]) => key);
      wanted = next;
      return [...messages(subscribe, added), ...messages(unsubscribe, gone)];
    },

    renew: () => messages(subscribe, [...wanted.values()]),
  };
}

function messages(say: (keys: readonly FeedKey[]) => string, keys: readonly FeedKey[]): readonly string[] {
  const parts = Array.from({ length: Math.ceil(keys.length / KEYS_PER_MESSAGE) }, (_, part) =>
    keys.slice(part * KEYS_PER_MESSAGE, (part + 1) * KEYS_PER_MESSAGE),
  );
  return parts.map(say);
}

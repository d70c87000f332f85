import { LRUCache } from 'lru-cache';

export interface FreshReaderOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How old an answer may become, counted from when its reading began. */
  readonly freshForMs: number;
  /** How many answers are kept; the least recently used go first. */
  readonly max: number;
}

interface Reading<Value> {
  readonly startedAt: number;
  readonly value: Promise<Value>;
}

/** @param read is asked for what is not fresh under the key. */
export type FreshReader<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>;

/**
 * Reads each key at most once per `freshForMs`; whoever asks meanwhile shares the answer, also one still under way.
 * Failures reach those who wait for them and are not kept.
 */
export function createFreshReader<Value>({ now, freshForMs, max }: FreshReaderOptions): FreshReader<Value> {
  const readings = new LRUCache<string, Reading<Value>>({ max });

  return (key, read) => {
    const startedAt = now();
    const known = readings.get(key);
    // A clock that was set back must not make an answer last: from the future is not fresh.
    if (known !== undefined && known.startedAt <= startedAt && startedAt - known.startedAt < freshForMs) {
      return known.value;
    }

    const reading = { startedAt, value: read() };
    readings.set(key, reading);
    reading.value.catch(() => {
      if (readings.peek(key) === reading) {
        readings.delete(key);
      }
    });
    return reading.value;
  };
}

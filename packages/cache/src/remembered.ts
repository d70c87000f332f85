import type { ChangeTopic } from '@openalgo/db';
import { LRUCache } from 'lru-cache';
import type { Changes } from './changes.ts';
import type { SharedEntries } from './shared-entries.ts';

export interface RememberedOptions<Key, Value> {
  readonly topic: ChangeTopic;
  readonly changes: Changes;
  /** What other processes know; null for nothing. */
  readonly shared: SharedEntries<Value> | null;
  readonly keyOf: (key: Key) => string;
  /** Reads it where it truly is. What it throws reaches those who wait for it and is not remembered. */
  readonly read: (key: Key) => Promise<Value | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How old an answer of this process may become, counted from when its reading began. */
  readonly freshForMs: number;
  /** How old an answer of another process may become. */
  readonly sharedForMs: number;
  /** How many answers are kept; the least recently used go first. */
  readonly max: number;
  /** Whether it is remembered, in this process, that there is nothing. */
  readonly remembersAbsence: boolean;
}

interface Answer<Value> {
  readonly from: number;
  /** Earlier for what another process has known for a while. */
  until: number;
  readonly value: Promise<Value | null>;
}

/**
 * Reads each key at most once per `freshForMs` in this process, and where processes share what they know once among them
 * all; whoever asks meanwhile shares the answer, also one still under way. A change of the topic makes all forget at once.
 */
export function createRemembered<Key, Value>(
  options: RememberedOptions<Key, Value>,
): (key: Key) => Promise<Value | null> {
  const { topic, changes, shared, keyOf, read, now, freshForMs, sharedForMs, max } = options;
  const answers = new LRUCache<string, Answer<Value>>({ max });
  changes.listen((changed) => {
    if (changed === null || changed === topic) {
      answers.clear();
    }
  });

  async function load(key: Key, id: string, answer: Pick<Answer<Value>, 'from' | 'until'>) {
    const finding = (await shared?.find(id)) ?? null;
    if (finding?.found === true) {
      return { value: finding.value, until: Math.min(answer.until, finding.until) };
    }

    const value = await read(key);
    if (finding !== null && value !== null) {
      void shared?.keep(id, finding.generation, value, answer.from + sharedForMs);
    }

    return { value, until: answer.until };
  }

  function ask(key: Key, id: string, from: number): Promise<Value | null> {
    const until = from + freshForMs;
    const loading = load(key, id, { from, until });
    const answer: Answer<Value> = { from, until, value: loading.then(({ value }) => value) };
    const forget = (): void => {
      if (answers.peek(id) === answer) {
        answers.delete(id);
      }
    };
    answers.set(id, answer);
    loading.then((loaded) => {
      answer.until = loaded.until;
      if (loaded.value === null && !options.remembersAbsence) {
        forget();
      }
    }, forget);
    return answer.value;
  }

  return (key) => {
    const at = now();
    const id = keyOf(key);
    const known = answers.get(id);
    // A clock that was set back must not make an answer last: from the future is not fresh.
    return known !== undefined && known.from <= at && at < known.until ? known.value : ask(key, id, at);
  };
}

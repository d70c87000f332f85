import { setImmediate as nextTurn } from 'node:timers/promises';

/** Answers that several requests get, with their text once one of them has been written. */
const texts = new WeakMap<object, string | null>();

/**
 * Lets requests of one account share an answer when none of its reading had begun before they arrived, so that nobody is
 * told less than what was so when they asked.
 *
 * Answers begin a turn of the event loop after the first request for them, as group commits do: a page that many tabs or
 * a strategy's many threads ask for is read and written once for all of them.
 */
export function sharedByAccount<Answer extends object>(
  make: (userId: string) => Promise<Answer>,
): (userId: string) => Promise<Answer> {
  const waiting = new Map<string, Promise<Answer>>();

  async function begin(userId: string): Promise<Answer> {
    await nextTurn();
    waiting.delete(userId);
    const answer = await make(userId);
    texts.set(answer, null);
    return answer;
  }

  return (userId) => {
    const answer = waiting.get(userId) ?? begin(userId);
    waiting.set(userId, answer);
    return answer;
  };
}

/** An answer as JSON; a shared one is written once. */
export function serialize(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) {
    return JSON.stringify(answer);
  }

  const known = texts.get(answer);
  const text = known ?? JSON.stringify(answer);
  if (known === null) {
    texts.set(answer, text);
  }

  return text;
}

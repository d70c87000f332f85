import { expect, it } from 'vitest';
import { createCommandLimit } from '../src/commands/command-limit.ts';

const HOUR_MS = 3_600_000;
const CHAT = 42n;

it('limits nobody for longer than its window when the clock is set back', () => {
  let now = 2 * HOUR_MS;
  const limit = createCommandLimit({ now: () => now });
  let taken: string;
  do {
    taken = limit.take(CHAT);
  } while (taken === 'granted');
  expect([taken, limit.take(CHAT)]).toEqual(['first refusal', 'refused']);

  now -= HOUR_MS;
  expect(limit.take(CHAT)).toBe('granted');
});

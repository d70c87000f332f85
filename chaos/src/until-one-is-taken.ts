import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerWatch } from './answer-watch.ts';

const HEAL_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 20;

/** How long it takes until an order is taken; null when it takes too long. */
export async function untilOneIsTaken(answers: AnswerWatch): Promise<number | null> {
  answers.take();
  const startedAt = performance.now();
  for (;;) {
    const tookMs = Math.round(performance.now() - startedAt);
    if (answers.take().counts.has(200)) {
      return tookMs;
    }

    if (tookMs > HEAL_WITHIN_MS) {
      return null;
    }

    await sleep(LOOK_EVERY_MS);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { proveKeys } from './prove-keys.ts';
import { type Outcome, PAUSE_MAX_MS, type Scene } from './scenario.ts';
import { untilOneIsTaken } from './until-one-is-taken.ts';

/** What is promised is about a second; a machine that is busy adds to it. */
const ANSWER_WITHIN_MS = 5000;

/** Something that all answers need, and that is taken away for a while, again and again. */
export interface OutageOptions {
  readonly rounds: number;
  readonly lastsMs: number;
  takeAway(round: number): Promise<void>;
  giveBack(): Promise<void>;
  /** What clients waited for in vain where no order is taken afterwards. */
  readonly back: string;
}

/** Meanwhile there may be nothing but 503, soon, and afterwards orders are taken again. */
export async function haveOutages(
  { installation, crew, answers, random }: Scene,
  { rounds, lastsMs, takeAway, giveBack, back }: OutageOptions,
): Promise<Outcome> {
  await proveKeys(installation, crew.apiUrl());
  const figures = { outages: rounds, refusedMeanwhile: 0, slowest503Ms: 0, healedAfterMs: 0 };
  const violations: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await sleep(2 * PAUSE_MAX_MS + random.below(PAUSE_MAX_MS));
    answers.take();
    await takeAway(round);
    await sleep(lastsMs);
    const { counts, slowestMs } = answers.take();
    await giveBack();
    const healedMs = await untilOneIsTaken(answers);

    figures.refusedMeanwhile += counts.get(503) ?? 0;
    figures.slowest503Ms = Math.max(figures.slowest503Ms, slowestMs.get(503) ?? 0);
    figures.healedAfterMs = Math.max(figures.healedAfterMs, healedMs ?? 0);
    const bad = [...counts.keys()].filter((status) => status === 0 || (status >= 500 && status !== 503));
    violations.push(
      ...bad.map((status) => `${counts.get(status)} requests were answered with ${status || 'nothing'}`),
      ...(healedMs === null ? [`no order was taken when ${back}`] : []),
    );
  }

  const isSlow = figures.slowest503Ms > ANSWER_WITHIN_MS;
  const slow = isSlow ? [`a request was refused after ${figures.slowest503Ms} ms only`] : [];
  return { figures, violations: [...violations, ...slow] };
}

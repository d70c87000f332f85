import { setTimeout as sleep } from 'node:timers/promises';
import { asManyAsHelp, ENGINES, type Outcome, PAUSE_MAX_MS, type Scenario, type Scene } from '../scenario.ts';

const END_WITHIN_MS = 10_000;

export const drain: Scenario = {
  name: 'drain',
  what: 'API and workers are told to end at random moments and started again; each ends in order within 10 s',
  engines: ENGINES,
  workers: asManyAsHelp,
  prepare: async () => ({ act: drainAtRandom }),
};

async function drainAtRandom({ crew, random, kills }: Scene): Promise<Outcome> {
  const counts = { apiEnds: 0, workerEnds: 0, slowestEndMs: 0 };
  const violations: string[] = [];
  for (let number = 0; number < kills; number += 1) {
    await sleep(random.below(PAUSE_MAX_MS));
    const isApi = random.below(3) === 0;
    const { exitCode, tookMs } = await crew.restart(isApi ? 'api' : random.below(crew.size));
    counts[isApi ? 'apiEnds' : 'workerEnds'] += 1;
    counts.slowestEndMs = Math.max(counts.slowestEndMs, tookMs);
    if (exitCode !== 0 || tookMs > END_WITHIN_MS) {
      violations.push(`${isApi ? 'the API' : 'a worker'} ended with ${exitCode} after ${tookMs} ms`);
    }
  }

  return { figures: counts, violations };
}

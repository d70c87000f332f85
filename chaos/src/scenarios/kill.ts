import { setTimeout as sleep } from 'node:timers/promises';
import {
  asManyAsHelp,
  ENGINES,
  NOTHING_WRONG,
  type Outcome,
  PAUSE_MAX_MS,
  type Scenario,
  type Scene,
} from '../scenario.ts';

export const kill: Scenario = {
  name: 'kill',
  what: 'API and workers are killed at random moments and started again',
  engines: ENGINES,
  workers: asManyAsHelp,
  prepare: async () => ({ act: killAtRandom }),
};

/** API or worker, whoever it hits, at a moment that nobody chose. */
async function killAtRandom({ crew, random, kills }: Scene): Promise<Outcome> {
  const counts = { apiKills: 0, workerKills: 0 };
  for (let number = 0; number < kills; number += 1) {
    await sleep(random.below(PAUSE_MAX_MS));
    const isApi = random.below(3) === 0;
    await crew.replace(isApi ? 'api' : random.below(crew.size));
    counts[isApi ? 'apiKills' : 'workerKills'] += 1;
  }

  return { figures: counts, violations: NOTHING_WRONG };
}

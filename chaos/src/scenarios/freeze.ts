import { setTimeout as sleep } from 'node:timers/promises';
import {
  ENGINES,
  NOTHING_WRONG,
  type Outcome,
  PAUSE_MAX_MS,
  type Scenario,
  type Scene,
} from '../scenario.ts';

/** Longer than other workers wait for one that is silent. */
const FROZEN_MS = 5000;

export const freeze: Scenario = {
  name: 'freeze',
  what: 'each of two workers is stopped for longer than the others wait, and goes on',
  engines: ENGINES,
  workers: () => 2,
  prepare: async () => ({ act: freezeEach }),
};

/** A worker stops in the middle of whatever it does, others take over, and it goes on as if nothing had been. */
async function freezeEach({ crew, random }: Scene): Promise<Outcome> {
  for (let number = 0; number < crew.size; number += 1) {
    await sleep(random.below(PAUSE_MAX_MS));
    crew.worker(number).signal('SIGSTOP');
    await sleep(FROZEN_MS);
    crew.worker(number).signal('SIGCONT');
    await sleep(2 * PAUSE_MAX_MS);
  }

  return { figures: { frozen: crew.size, frozenMs: FROZEN_MS }, violations: NOTHING_WRONG };
}

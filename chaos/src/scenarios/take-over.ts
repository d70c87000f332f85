import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@openalgo/db';
import type { Installation } from '../installation.ts';
import { ENGINES, NOTHING_WRONG, type Outcome, type Scenario, type Scene } from '../scenario.ts';

const TAKEOVER_MAX_MS = 5000;
const LOOK_EVERY_MS = 50;
/** Until workers have shared the accounts. */
const SETTLING_MS = 4000;
const WATCHED_MS = 8000;

export const takeOver: Scenario = {
  name: 'take-over',
  what: 'one of two workers is killed and stays away; the other serves its accounts within 5 s',
  engines: ENGINES,
  workers: () => 2,
  prepare: async () => ({ act: killOne }),
};

/** How long an order waits at most when its worker is killed and stays away. */
async function killOne({ installation, crew }: Scene): Promise<Outcome> {
  await sleep(SETTLING_MS);
  crew.worker(0).signal('SIGKILL');
  await crew.worker(0).ended;
  const longestWaitMs = watchWaiting(installation);
  let longestMs = 0;
  for (const until = performance.now() + WATCHED_MS; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
    longestMs = Math.max(longestMs, await longestWaitMs());
  }

  const violations =
    longestMs > TAKEOVER_MAX_MS ? [`an order of the killed worker waited ${longestMs} ms`] : NOTHING_WRONG;
  return { figures: { longestWaitMs: longestMs }, violations };
}

/** Tells how long the order has waited that has waited longest, from when its row was first seen to be there. */
function watchWaiting({ databases }: Installation): () => Promise<number> {
  let seen: ReadonlyMap<string, number> = new Map();

  return async () => {
    const rows = await databases.sandbox.session.query<{ id: unknown }>(
      sql`SELECT orderid AS id FROM sandbox_orders WHERE acked_at IS NULL`,
    );
    const now = performance.now();
    seen = new Map(rows.map(({ id }) => [String(id), seen.get(String(id)) ?? now]));
    return Math.round(now - Math.min(now, ...seen.values()));
  };
}

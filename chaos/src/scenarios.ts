import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderName, sql } from '@openalgo/db';
import type { Random } from '@openalgo/market';
import type { Crew } from './crew.ts';
import type { Installation } from './installation.ts';

export interface Scene {
  readonly installation: Installation;
  readonly crew: Crew;
  readonly random: Random;
  readonly kills: number;
}

export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** Engines that it makes no sense on are left out, visibly. */
  readonly engines: readonly ProviderName[];
  readonly workers: (provider: ProviderName) => number;
  /** What is done while clients trade; returns what is worth printing, and violations. */
  readonly act: (scene: Scene) => Promise<Outcome>;
}

export interface Outcome {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** All that there are. */
export const ENGINES: readonly ProviderName[] = ['sqlite', 'postgresql', 'mysql'];
const SERVERS: readonly ProviderName[] = ['postgresql', 'mysql'];
const PAUSE_MAX_MS = 400;
/** Longer than other workers wait for one that is silent. */
const FROZEN_MS = 5000;
const TAKEOVER_MAX_MS = 5000;
const LOOK_EVERY_MS = 50;
/** Until workers have shared the accounts. */
const SETTLING_MS = 4000;
const WATCHED_MS = 8000;
const CUTS = 10;
const NOTHING_WRONG: readonly string[] = [];

/** API or worker, whoever it hits, at a moment that nobody chose. */
async function killAtRandom({ crew, random, kills }: Scene): Promise<Outcome> {
  const counts = { apiKills: 0, workerKills: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(random.below(PAUSE_MAX_MS));
    const isApi = random.below(3) === 0;
    await crew.replace(isApi ? 'api' : random.below(crew.size));
    counts[isApi ? 'apiKills' : 'workerKills'] += 1;
  }

  return { figures: counts, violations: NOTHING_WRONG };
}

/** A worker stops in the middle of whatever it does, others take over, and it goes on as if nothing had been. */
async function freeze({ crew, random }: Scene): Promise<Outcome> {
  for (let number = 0; number < crew.size; number += 1) {
    await sleep(random.below(PAUSE_MAX_MS));
    crew.worker(number).signal('SIGSTOP');
    await sleep(FROZEN_MS);
    crew.worker(number).signal('SIGCONT');
    await sleep(2 * PAUSE_MAX_MS);
  }

  return { figures: { frozen: crew.size, frozenMs: FROZEN_MS }, violations: NOTHING_WRONG };
}

/** How long an order waits at most when its worker is killed and stays away. */
async function takeOver({ installation, crew }: Scene): Promise<Outcome> {
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

/** Statements that end all connections to the installation's sandbox but the one they come on. */
const CUT = {
  postgresql: sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`,
} as const;

async function cutConnections({ installation, random }: Scene): Promise<Outcome> {
  const { sandbox } = installation.databases;
  let cut = 0;
  for (let round = 0; round < CUTS; round += 1) {
    await sleep(500 + random.below(PAUSE_MAX_MS));
    cut +=
      installation.provider === 'postgresql'
        ? (await sandbox.session.query(CUT.postgresql)).length
        : await killConnections(installation);
  }

  return { figures: { connectionsCut: cut }, violations: cut === 0 ? ['no connection was cut'] : [] };
}

async function killConnections({ databases: { sandbox } }: Installation): Promise<number> {
  const rows = await sandbox.session.query<{ id: unknown }>(
    sql`SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()`,
  );
  for (const { id } of rows) {
    // One that has gone by itself meanwhile cannot be killed, and need not be.
    await sandbox.session.execute(sql`KILL ${Number(id)}`).catch(() => 0);
  }

  return rows.length;
}

/** What is done to the system, in the order in which it is run. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'kill',
    what: 'API and workers are killed at random moments and started again',
    engines: ENGINES,
    workers: (provider) => (provider === 'sqlite' ? 1 : 2),
    act: killAtRandom,
  },
  {
    name: 'freeze',
    what: 'each of two workers is stopped for longer than the others wait, and goes on',
    engines: ENGINES,
    workers: () => 2,
    act: freeze,
  },
  {
    name: 'take-over',
    what: 'one of two workers is killed and stays away; the other serves its accounts within 5 s',
    engines: ENGINES,
    workers: () => 2,
    act: takeOver,
  },
  {
    name: 'cut',
    what: 'all connections to the sandbox database are cut, ten times',
    engines: SERVERS,
    workers: () => 2,
    act: cutConnections,
  },
];

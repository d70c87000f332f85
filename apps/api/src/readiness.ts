import type { Clock, Instant } from '@openalgo/domain';

/** How long a database may take to answer. */
export const DATABASE_ANSWER_MS_MAX = 1_000;
/** How old the newest heartbeat of a worker may be. */
export const HEARTBEAT_AGE_MS_MAX = 10_000;

/** What a request would find: each database by name, and whether a worker is alive. */
export interface Readiness {
  readonly databases: Readonly<Record<string, boolean>>;
  readonly worker: boolean;
  /** False when no price has come for too long in market hours; orders are taken all the same. */
  readonly quotes: boolean;
}

export interface ReadinessProbes {
  /** By database: resolves when it answers. */
  readonly databases: Readonly<Record<string, () => Promise<unknown>>>;
  /** When any worker last said that it is alive, or null for never. */
  readonly newestHeartbeat: () => Promise<Instant | null>;
  /** Whether the source of prices fell silent. */
  readonly areQuotesSilent: () => Promise<boolean>;
  readonly clock: Clock;
}

/** Resolves to the promise's value, or to null when it fails or takes too long. */
async function inTime<T>(answer: Promise<T>): Promise<{ value: T } | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, DATABASE_ANSWER_MS_MAX, null);
  });

  try {
    return await Promise.race([answer.then((value) => ({ value })), tooLate]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks everything at once; the answer comes within `DATABASE_ANSWER_MS_MAX` and never as an error. */
export async function checkReadiness(probes: ReadinessProbes): Promise<Readiness> {
  const [heartbeat, silence, ...databases] = await Promise.all([
    inTime(probes.newestHeartbeat()),
    inTime(probes.areQuotesSilent()),
    ...Object.entries(probes.databases).map(async ([name, probe]) => [
      name,
      (await inTime(probe())) !== null,
    ]),
  ]);
  const beatAt = heartbeat?.value ?? null;

  return {
    databases: Object.fromEntries(databases),
    // A beat of times to come is from before the clock was set back, and tells nothing of a worker that lives.
    worker: beatAt !== null && Math.abs(probes.clock.now() - beatAt) <= HEARTBEAT_AGE_MS_MAX,
    quotes: silence?.value === false,
  };
}

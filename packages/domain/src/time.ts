/** An instant: milliseconds since the epoch, UTC. */
export type Instant = number;

/** Where the present comes from. Rules and jobs read no other clock, so that tests and replays can give their own. */
export interface Clock {
  now(): Instant;
}

/** The wall clock: the one place that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * Whether so many milliseconds have passed since an instant. One that is yet to come is long past: the clock was set back, and
 * nobody shall wait until it is there again.
 */
export function hasPassed(ms: number, since: Instant, now: Instant): boolean {
  return now - since >= ms || now < since;
}

/** An instant: milliseconds since the epoch, UTC. */
export type Instant = number;

/** Where the present comes from. Rules and jobs read no other clock, so that tests and replays can give their own. */
export interface Clock {
  now(): Instant;
}

/** The wall clock: the one place that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

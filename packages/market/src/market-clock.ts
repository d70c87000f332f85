import type { Clock, Instant } from '@openalgo/domain';

/** `system`: the wall clock. `feed`: the newest tick's time, so that a recorded week runs through in minutes. */
export type MarketClockMode = 'system' | 'feed';

/** The time that rules and jobs go by. */
export interface MarketClock extends Clock {
  /** Tells the clock the time of a tick. */
  observe(at: Instant): void;
  /** Market time; null where ticks make it and none has come. */
  reached(): Instant | null;
  /** What the time will be once a tick of this time is observed. */
  after(tickAt: Instant): Instant;
}

/**
 * In `feed` mode the time never goes backwards from tick to tick, and stands still between ticks. Before the first tick
 * it is the given clock's, so a recording of the past sets it back once: observe a tick before acting on the time.
 */
export function createMarketClock({ mode, clock }: { mode: MarketClockMode; clock: Clock }): MarketClock {
  if (mode === 'system') {
    const now = () => clock.now();
    return { now, observe: () => {}, reached: now, after: now };
  }

  let newest: Instant | null = null;

  const after = (at: Instant) => (newest === null ? at : Math.max(newest, at));

  return {
    now: () => newest ?? clock.now(),
    observe(at) {
      newest = after(at);
    },
    reached: () => newest,
    after,
  };
}

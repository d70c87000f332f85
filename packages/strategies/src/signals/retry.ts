import type { Instant } from '@openalgo/domain';

const FIRST_PAUSE_MS = 500;
const PAUSE_MAX_MS = 60_000;
/** About eight minutes in all. */
const ATTEMPTS_MAX = 15;

/** When to try again after so many failures, twice as long after each; null when that was the last time. */
export function retryAt(attempts: number, now: Instant): Instant | null {
  return attempts >= ATTEMPTS_MAX ? null : now + Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), PAUSE_MAX_MS);
}

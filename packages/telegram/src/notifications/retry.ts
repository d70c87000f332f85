import type { Instant } from '@openalgo/domain';

const FIRST_WAIT_MS = 1000;
const WAIT_MAX_MS = 5 * 60_000;
/** What is older than this is news no more. */
const AGE_MAX_MS = 24 * 3_600_000;

/** How long to wait after so many failures in a row: twice as long each time, five minutes at most. */
export function backoffMs(attempts: number): number {
  return Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
}

/** When a message that has failed so often is tried again; null when it is too old by now. */
export function retryAt(createdAt: Instant, attempts: number, now: Instant): Instant | null {
  return now - createdAt > AGE_MAX_MS ? null : now + backoffMs(attempts);
}

import { AppError } from '@openalgo/domain';
import { pause } from './periodic.ts';

const FIRST_PAUSE_MS = 50;
const PAUSE_MAX_MS = 2000;

export interface Patience {
  readonly signal: AbortSignal;
  readonly onRetry: (error: unknown) => void;
  /** From 0 up to, not including, 1: spreads the attempts of those who wait for the same database. */
  readonly random: () => number;
}

/**
 * Tries a piece of work until it is durable: a database that is away comes back, and the work must be harmless to
 * repeat. Gives up when `signal` aborts, and at once on any other error, which no repetition would cure.
 */
export async function untilDurable<Result>(
  work: () => Promise<Result>,
  { signal, onRetry, random }: Patience,
): Promise<Result> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || signal.aborted) {
        throw error;
      }

      onRetry(error);
      await pause(pauseMs * (0.5 + random()), signal);
    }
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'unavailable';
}

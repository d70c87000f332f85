import { AppError } from '@openalgo/domain';
import type { Settlement, SettlementGroup } from '@openalgo/sandbox';
import { pause } from './periodic.ts';

const FIRST_PAUSE_MS = 50;
const PAUSE_MAX_MS = 2000;

/**
 * Tries a settlement until it is durable: a database that is away comes back, and settling twice is harmless. Gives up
 * when `signal` aborts, and at once on any other error, which no repetition would cure.
 */
export async function settleUntilDurable(
  settle: (group: SettlementGroup) => Promise<Settlement>,
  group: SettlementGroup,
  signal: AbortSignal,
  onRetry: (error: unknown) => void,
): Promise<Settlement> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)) {
    try {
      return await settle(group);
    } catch (error) {
      if (!isUnavailable(error) || signal.aborted) {
        throw error;
      }

      onRetry(error);
      await pause(pauseMs, signal);
    }
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'unavailable';
}

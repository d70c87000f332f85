import { setTimeout as sleep } from 'node:timers/promises';

/** Telegram's own limits: so many messages in a second, and one to each chat. */
const BETWEEN_MESSAGES_MS = 34;
const BETWEEN_MESSAGES_TO_ONE_MS = 1000;
/** Chats whose second is over are forgotten when there are more than these. */
const CHATS_REMEMBERED = 1000;

export interface PacingOptions {
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
  /** Resolves after a time, or when `signal` aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Gives every message its turn, so that Telegram has no reason to refuse one. */
export interface Pacing {
  /** Waits until it is the chat's turn, or `signal` aborts. */
  turn(telegramId: bigint, signal: AbortSignal): Promise<void>;
  /** Nobody's turn comes before this time is over. */
  hold(ms: number): void;
}

export function createPacing({ stopwatch, pause }: PacingOptions): Pacing {
  const freeAt = new Map<bigint, number>();
  let allFreeAt = 0;

  function forgetFree(now: number): void {
    for (const [telegramId, at] of freeAt) {
      if (at <= now) {
        freeAt.delete(telegramId);
      }
    }
  }

  return {
    async turn(telegramId, signal) {
      const now = stopwatch();
      if (freeAt.size > CHATS_REMEMBERED) {
        forgetFree(now);
      }

      const at = Math.max(now, allFreeAt, freeAt.get(telegramId) ?? 0);
      allFreeAt = at + BETWEEN_MESSAGES_MS;
      freeAt.set(telegramId, at + BETWEEN_MESSAGES_TO_ONE_MS);
      if (at > now) {
        await pause(at - now, signal);
      }
    },

    hold(ms) {
      allFreeAt = Math.max(allFreeAt, stopwatch() + ms);
    },
  };
}

/** Resolves after a time, or when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // The only way a sleep can fail is that it was aborted, which is what the caller asked for.
  }
}

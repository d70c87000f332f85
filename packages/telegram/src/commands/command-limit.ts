import { type Clock, hasPassed, type Instant } from '@openalgo/domain';

/** So many commands of one user are answered in a minute (reference §3.8). */
const COMMANDS_MAX = 30;
const WINDOW_MS = 60_000;
/** Whose counts are over is forgotten when there are more than these. */
const USERS_REMEMBERED = 10_000;

/** Keeps one user from keeping the bot busy. */
export interface CommandLimit {
  /** Whether a command of the user is carried out; who is refused is told so once. */
  take(telegramId: bigint): 'granted' | 'first refusal' | 'refused';
}

interface Window {
  readonly startedAt: Instant;
  count: number;
}

export function createCommandLimit(clock: Clock): CommandLimit {
  const windows = new Map<bigint, Window>();

  function forgetOver(now: Instant): void {
    for (const [telegramId, { startedAt }] of windows) {
      if (hasPassed(WINDOW_MS, startedAt, now)) {
        windows.delete(telegramId);
      }
    }
  }

  return {
    take(telegramId) {
      const now = clock.now();
      if (windows.size > USERS_REMEMBERED) {
        forgetOver(now);
      }

      const known = windows.get(telegramId);
      const window =
        known === undefined || hasPassed(WINDOW_MS, known.startedAt, now)
          ? { startedAt: now, count: 0 }
          : known;
      window.count += 1;
      windows.set(telegramId, window);
      if (window.count <= COMMANDS_MAX) {
        return 'granted';
      }

      return window.count === COMMANDS_MAX + 1 ? 'first refusal' : 'refused';
    },
  };
}

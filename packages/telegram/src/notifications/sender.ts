import type {
  QueuedNotification,
  TelegramNotificationRepository,
  TelegramUserRepository,
} from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { Pacing } from '../pacing.ts';
import { type TelegramApi, TelegramError } from '../telegram-api.ts';
import { retryAt } from './retry.ts';

export interface SenderDependencies {
  readonly api: Pick<TelegramApi, 'send'>;
  readonly notifications: Pick<
    TelegramNotificationRepository,
    'due' | 'markSent' | 'markFailed' | 'postpone'
  >;
  readonly users: Pick<TelegramUserRepository, 'noteBlocked'>;
  readonly pacing: Pacing;
  readonly clock: Clock;
}

/** Sends what waits. */
export interface Sender {
  /**
   * Sends one message to each user who is due, until `signal` aborts; returns how many were sent. A message is sent at
   * least once: whoever is killed between Telegram's receipt and the note of it leaves it to be sent again.
   */
  run(signal: AbortSignal): Promise<number>;
}

const MESSAGES_PER_RUN = 30;
const SECOND_MS = 1000;

export function createSender({ api, notifications, users, pacing, clock }: SenderDependencies): Sender {
  /** Whether the others may be tried. */
  async function fail(message: QueuedNotification, error: unknown): Promise<boolean> {
    if (!(error instanceof TelegramError)) {
      throw error;
    }

    switch (error.problem) {
      case 'blocked':
        await users.noteBlocked(message.telegramId, clock.now());
        await notifications.markFailed(message.id, error.message);
        return true;
      case 'refused':
        await notifications.markFailed(message.id, error.message);
        return true;
      default:
        await tryAgain(message, error);
        return false;
    }
  }

  /** Telegram says itself how long it wants to be left alone. */
  async function tryAgain(message: QueuedNotification, error: TelegramError): Promise<void> {
    const now = clock.now();
    const attempts = message.attempts + 1;
    const waitMs = (error.retryAfterSeconds ?? 0) * SECOND_MS;
    pacing.hold(waitMs);
    const next = waitMs > 0 ? now + waitMs : retryAt(message.createdAt, attempts, now);
    if (next === null) {
      await notifications.markFailed(message.id, error.message);
    } else {
      await notifications.postpone(message.id, attempts, next, error.message);
    }
  }

  return {
    async run(signal) {
      let sent = 0;
      for (const message of await notifications.due(clock.now(), MESSAGES_PER_RUN)) {
        await pacing.turn(message.telegramId, signal);
        if (signal.aborted) {
          break;
        }

        try {
          await api.send(message.telegramId, message.message, signal);
        } catch (error) {
          if (signal.aborted || !(await fail(message, error))) {
            break;
          }

          continue;
        }

        await notifications.markSent(message.id, clock.now());
        sent += 1;
      }

      return sent;
    },
  };
}

import type { Clock } from '@openalgo/domain';
import type { Telegram } from '@openalgo/telegram';

export interface TelegramRouteOptions {
  readonly telegram: Telegram;
  readonly clock: Clock;
  /** Takes note of what somebody did, and to what. */
  readonly noteDeed: (userId: string, action: string, subject: string) => void;
}

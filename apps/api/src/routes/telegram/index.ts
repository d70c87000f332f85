import type { Clock } from '@openalgo/domain';
import type { Telegram } from '@openalgo/telegram';
import type { Api } from '../../fastify.ts';
import { administratorsOnly } from '../../plugins/app/session.ts';
import { botRoutes } from './bot.ts';
import { keyedBotRoutes } from './keyed-bot.ts';
import { keyedChatRoutes } from './keyed-chats.ts';
import { commandRoute, linkRoutes } from './links.ts';

export interface TelegramRouteOptions {
  readonly telegram: Telegram;
  readonly clock: Clock;
  /** Takes note of what somebody did, and to what. */
  readonly noteDeed: (userId: string, action: string, subject: string) => void;
}

/** The Telegram bot for whoever is logged in; to be registered behind `sessionRequired`. */
export async function telegramRoutes(app: Api, options: TelegramRouteOptions): Promise<void> {
  linkRoutes(app, options);
  commandRoute(app, options);
  await app.register(async (scope) => {
    administratorsOnly(scope);
    botRoutes(scope.withTypeProvider(), options);
  });
}

/** The Telegram bot for programs, at the reference's paths; to be registered behind `apiKeyRequired`. */
export async function keyedTelegramRoutes(app: Api, options: TelegramRouteOptions): Promise<void> {
  keyedChatRoutes(app, options);
  await app.register(async (scope) => keyedBotRoutes(scope.withTypeProvider(), options));
}

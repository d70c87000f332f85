import type { Telegram } from '@openalgo/telegram';
import type { Api } from '../../fastify.ts';
import { adminRequired } from '../../plugins/app/session.ts';
import { botRoutes } from './bot.ts';
import { commandRoute, linkRoutes } from './links.ts';

export interface TelegramRouteOptions {
  readonly telegram: Telegram;
  /** Takes note of what somebody did, and to what. */
  readonly noteDeed: (userId: string, action: string, subject: string) => void;
}

/** The Telegram bot for whoever is logged in; to be registered behind `sessionRequired`. */
export async function telegramRoutes(app: Api, options: TelegramRouteOptions): Promise<void> {
  linkRoutes(app, options);
  commandRoute(app, options);
  await app.register(async (scope) => {
    scope.addHook('onRequest', adminRequired);
    botRoutes(scope.withTypeProvider(), options);
  });
}

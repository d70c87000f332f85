import type { Api } from '../../fastify.ts';
import { administratorsOnly } from '../../plugins/app/session.ts';
import { botRoutes } from './bot.ts';
import { keyedBotRoutes } from './keyed-bot.ts';
import { keyedChatRoutes } from './keyed-chats.ts';
import { commandRoute, linkRoutes } from './links.ts';
import type { TelegramRouteOptions } from './options.ts';

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

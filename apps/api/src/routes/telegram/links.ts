import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentCommand, presentLink } from '../../presenters/telegram.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import {
  commandsQuery,
  commandsReply,
  linkReply,
  linksReply,
  preferencesBody,
} from '../../schemas/telegram.ts';
import type { TelegramRouteOptions } from './options.ts';
import { toPreferences } from './preferences.ts';

const TAGS = ['Telegram'];

/** A user's own chats with the bot, always of whoever is logged in. */
export function linkRoutes(app: Api, { telegram, noteDeed }: TelegramRouteOptions): void {
  app.post(
    '/link',
    {
      schema: {
        tags: TAGS,
        summary: 'A code that links a Telegram chat to your account',
        response: { 200: linkReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const { code, url, expiresAt } = await telegram.invite(userId);
      noteDeed(userId, 'telegram.code_issued', userId);
      const data = { code, url, expires_at: new Date(expiresAt).toISOString() };
      return { status: 'success', data } as const;
    },
  );

  app.get(
    '/links',
    {
      schema: {
        tags: TAGS,
        summary: 'The chats that are linked to your account, and what they are told',
        response: { 200: linksReply, ...peopleFailures },
      },
    },
    async (request) => {
      const links = await telegram.links(sessionOf(request).userId);
      return { status: 'success', data: links.map(presentLink) } as const;
    },
  );

  app.delete(
    '/links',
    {
      schema: {
        tags: TAGS,
        summary: 'Unlink all chats of your account',
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await telegram.unlink(userId);
      noteDeed(userId, 'telegram.unlinked', userId);
      return { status: 'success', message: 'No chat is linked to your account any more.' } as const;
    },
  );

  app.post(
    '/preferences',
    {
      schema: {
        tags: TAGS,
        summary: 'What your chats are told; what is left out stays',
        body: preferencesBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      await telegram.setPreferences(sessionOf(request).userId, toPreferences(request.body));
      return { status: 'success', message: 'The preferences are changed.' } as const;
    },
  );
}

/** What was asked in them. */
export function commandRoute(app: Api, { telegram }: Pick<TelegramRouteOptions, 'telegram'>): void {
  app.get(
    '/commands',
    {
      schema: {
        tags: TAGS,
        summary: 'The commands of one of your chats, newest first',
        querystring: commandsQuery,
        response: { 200: commandsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { telegram_id: telegramId, ...options } = request.query;
      const { rows, next } = await telegram.commands(sessionOf(request).userId, telegramId, options);
      return { status: 'success', data: rows.map(presentCommand), next } as const;
    },
  );
}

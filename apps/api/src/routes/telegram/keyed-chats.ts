import { AppError } from '@openalgo/domain';
import type { Telegram } from '@openalgo/telegram';
import type { Api } from '../../fastify.ts';
import { identityOf } from '../../plugins/app/api-key.ts';
import { presentPreferences } from '../../presenters/telegram.ts';
import { doneReply } from '../../schemas/people.ts';
import {
  keyedFailures,
  keyedPreferencesBody,
  keyHeaders,
  notifyBody,
  preferencesQuery,
  preferencesReply,
} from '../../schemas/telegram-by-key.ts';
import { toPreferences } from './preferences.ts';

const TAGS = ['Telegram'];

/** For programs: messages to the chats of an account, and what those are told. */
export function keyedChatRoutes(app: Api, { telegram }: { readonly telegram: Telegram }): void {
  notifyRoute(app, telegram);

  app.get(
    '/telegram/preferences',
    {
      schema: {
        tags: TAGS,
        summary: 'What one of your chats is told',
        headers: keyHeaders,
        querystring: preferencesQuery,
        response: { 200: preferencesReply, ...keyedFailures },
      },
    },
    async (request) => {
      const chat = await chatOf(telegram, identityOf(request).userId, request.query.telegram_id);
      const data = { telegram_id: String(chat.telegramId), ...presentPreferences(chat) };
      return { status: 'success', data } as const;
    },
  );

  app.post(
    '/telegram/preferences',
    {
      schema: {
        tags: TAGS,
        summary: 'What your chats are told; what is left out stays',
        headers: keyHeaders,
        body: keyedPreferencesBody,
        response: { 200: doneReply, ...keyedFailures },
      },
    },
    async (request) => {
      const { apikey: _, telegram_id: telegramId, ...wishes } = request.body;
      const { userId } = identityOf(request);
      await chatOf(telegram, userId, telegramId);
      await telegram.setPreferences(userId, toPreferences(wishes));
      return { status: 'success', message: 'The preferences are changed.' } as const;
    },
  );
}

/** Somebody else's account is answered like one that has no chat: a key tells nothing of who is there. */
function notifyRoute(app: Api, telegram: Telegram): void {
  app.post(
    '/telegram/notify',
    {
      schema: {
        tags: TAGS,
        summary: 'Send a text to the chats of your account; administrators: of any account',
        headers: keyHeaders,
        body: notifyBody,
        response: { 200: doneReply, ...keyedFailures },
      },
    },
    async (request) => {
      const { username, message, priority } = request.body;
      const { userId, isAdmin } = identityOf(request);
      if (username !== userId && !isAdmin) {
        throw notLinked();
      }

      const queued = await telegram.notify(username, message, priority);
      const outcome = queued === 0 ? 'The chats of the account want no messages.' : 'The message is queued.';
      return { status: 'success', message: outcome } as const;
    },
  );
}

/** The chat that is named, or the first one. */
async function chatOf(telegram: Telegram, username: string, telegramId: bigint | undefined) {
  const links = await telegram.links(username);
  const chat = telegramId === undefined ? links[0] : links.find((link) => link.telegramId === telegramId);
  if (chat === undefined) {
    throw notLinked();
  }

  return chat;
}

function notLinked(): AppError {
  return new AppError('not-found', 'TELEGRAM_NOT_LINKED', 'No Telegram chat is linked to the account.');
}

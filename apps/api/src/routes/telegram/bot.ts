import type { BotChanges } from '@openalgo/telegram';
import type { z } from 'zod';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentBot } from '../../presenters/telegram.ts';
import { peopleFailures } from '../../schemas/people.ts';
import { botConfigBody, botReply, messageBody, queuedReply } from '../../schemas/telegram.ts';
import type { TelegramRouteOptions } from './options.ts';

const TAGS = ['Telegram (administrators)'];

/** The bot itself, which administrators run. Its token goes in and never comes out. */
export function botRoutes(app: Api, { telegram, noteDeed }: TelegramRouteOptions): void {
  app.get(
    '/config',
    {
      schema: {
        tags: TAGS,
        summary: 'How the bot is set up, and whether it works',
        response: { 200: botReply, ...peopleFailures },
      },
    },
    async () => ({ status: 'success', data: presentBot(await telegram.status()) }) as const,
  );

  app.post(
    '/config',
    {
      schema: {
        tags: TAGS,
        summary: 'Set the bot up; what is left out stays. The worker follows within seconds',
        body: botConfigBody,
        response: { 200: botReply, ...peopleFailures },
      },
    },
    async (request) => {
      const status = await telegram.configure(toBotChanges(request.body));
      const isNew = request.body.token !== undefined;
      noteDeed(
        sessionOf(request).userId,
        isNew ? 'telegram.token_changed' : 'telegram.configured',
        'telegram bot',
      );
      return { status: 'success', data: presentBot(status) } as const;
    },
  );

  app.post(
    '/broadcast',
    {
      schema: {
        tags: TAGS,
        summary: 'Send a text to all linked chats that want broadcasts',
        body: messageBody,
        response: { 200: queuedReply, ...peopleFailures },
      },
    },
    async (request) => {
      const queued = await telegram.broadcast(request.body.message);
      noteDeed(sessionOf(request).userId, 'telegram.broadcast', 'telegram bot');
      return { status: 'success', data: { queued } } as const;
    },
  );
}

/** What is changed of the bot; what is left out stays. */
export function toBotChanges(body: z.output<typeof botConfigBody>): BotChanges {
  const { token, is_active, broadcast_enabled, commands_enabled } = body;
  return {
    ...(token !== undefined && { token }),
    ...(is_active !== undefined && { isActive: is_active }),
    ...(broadcast_enabled !== undefined && { broadcastEnabled: broadcast_enabled }),
    ...(commands_enabled !== undefined && { masterCommandsEnabled: commands_enabled }),
  };
}

import type { FastifyRequest } from 'fastify';
import type { Api } from '../../fastify.ts';
import { administratorKeysOnly, identityOf } from '../../plugins/app/api-key.ts';
import { presentBotToPrograms } from '../../presenters/telegram.ts';
import { doneReply } from '../../schemas/people.ts';
import {
  broadcastReply,
  keyBody,
  keyedBotReply,
  keyedConfigBody,
  keyedFailures,
  keyedMessageBody,
  keyHeaders,
  keyQuery,
} from '../../schemas/telegram-by-key.ts';
import { toBotChanges } from './bot.ts';
import { botUseRoutes } from './keyed-bot-use.ts';
import type { TelegramRouteOptions } from './options.ts';

const TAGS = ['Telegram (administrators)'];

/** The bot by the API keys of administrators, at the reference's paths. */
export function keyedBotRoutes(app: Api, options: TelegramRouteOptions): void {
  administratorKeysOnly(app);
  configRoutes(app, options);
  switchRoutes(app, options);
  broadcastRoute(app, options);
  botUseRoutes(app, options);
}

function configRoutes(app: Api, { telegram, noteDeed }: TelegramRouteOptions): void {
  app.get(
    '/telegram/config',
    {
      schema: {
        tags: TAGS,
        summary: 'How the bot is set up, and whether it works',
        headers: keyHeaders,
        querystring: keyQuery,
        response: { 200: keyedBotReply, ...keyedFailures },
      },
    },
    async () => ({ status: 'success', data: presentBotToPrograms(await telegram.status()) }) as const,
  );

  app.post(
    '/telegram/config',
    {
      schema: {
        tags: TAGS,
        summary: 'Set the bot up; what is left out stays. The worker follows within seconds',
        headers: keyHeaders,
        body: keyedConfigBody,
        response: { 200: doneReply, ...keyedFailures },
      },
    },
    async (request) => {
      const { userId } = identityOf(request);
      await telegram.configure(toBotChanges(request.body));
      const isNew = request.body.token !== undefined;
      noteDeed(userId, isNew ? 'telegram.token_changed' : 'telegram.configured', 'telegram bot');
      return { status: 'success', message: 'The bot is configured.' } as const;
    },
  );
}

function switchRoutes(app: Api, { telegram, noteDeed }: TelegramRouteOptions): void {
  async function turn(request: FastifyRequest, isActive: boolean, message: string) {
    await telegram.configure({ isActive });
    noteDeed(identityOf(request).userId, 'telegram.configured', 'telegram bot');
    return { status: 'success', message } as const;
  }

  const schemaOf = (summary: string) => ({
    tags: TAGS,
    summary,
    headers: keyHeaders,
    body: keyBody,
    response: { 200: doneReply, ...keyedFailures },
  });
  app.post('/telegram/start', { schema: schemaOf('Have the worker run the bot') }, (request) =>
    turn(request, true, 'The worker starts the bot within seconds.'),
  );
  app.post('/telegram/stop', { schema: schemaOf('Have the worker stop the bot') }, (request) =>
    turn(request, false, 'The worker stops the bot within seconds.'),
  );
}

function broadcastRoute(app: Api, { telegram, noteDeed }: TelegramRouteOptions): void {
  app.post(
    '/telegram/broadcast',
    {
      schema: {
        tags: TAGS,
        summary: 'Send a text to all linked chats that want broadcasts',
        headers: keyHeaders,
        body: keyedMessageBody,
        response: { 200: broadcastReply, ...keyedFailures },
      },
    },
    async (request) => {
      const queued = await telegram.broadcast(request.body.message);
      noteDeed(identityOf(request).userId, 'telegram.broadcast', 'telegram bot');
      const message = `The message is queued for ${queued} chats.`;
      return { status: 'success', message, success_count: queued, fail_count: 0 } as const;
    },
  );
}

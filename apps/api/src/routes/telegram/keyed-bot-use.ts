import type { Clock } from '@openalgo/domain';
import type { Telegram } from '@openalgo/telegram';
import type { Api } from '../../fastify.ts';
import { presentStatistics, presentTelegramUser } from '../../presenters/telegram.ts';
import {
  keyedFailures,
  keyHeaders,
  keyQuery,
  statsQuery,
  statsReply,
  telegramUsersReply,
} from '../../schemas/telegram-by-key.ts';

const TAGS = ['Telegram (administrators)'];
const DAY_MS = 86_400_000;

export interface BotUseRoutesOptions {
  readonly telegram: Telegram;
  readonly clock: Clock;
}

/** Who uses the bot, and how much. */
export function botUseRoutes(app: Api, { telegram, clock }: BotUseRoutesOptions): void {
  app.get(
    '/telegram/users',
    {
      schema: {
        tags: TAGS,
        summary: 'The linked chats',
        headers: keyHeaders,
        querystring: keyQuery,
        response: { 200: telegramUsersReply, ...keyedFailures },
      },
    },
    async () => {
      const data = (await telegram.allLinks()).map(presentTelegramUser);
      return { status: 'success', data, count: data.length } as const;
    },
  );

  app.get(
    '/telegram/stats',
    {
      schema: {
        tags: TAGS,
        summary: 'How the bot was used in the last days',
        headers: keyHeaders,
        querystring: statsQuery,
        response: { 200: statsReply, ...keyedFailures },
      },
    },
    async (request) => {
      const { days } = request.query;
      const statistics = await telegram.statistics(clock.now() - days * DAY_MS);
      return { status: 'success', data: presentStatistics(days, statistics) } as const;
    },
  );
}

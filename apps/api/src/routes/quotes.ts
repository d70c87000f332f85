import { AppError } from '@openalgo/domain';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { presentQuote } from '../presenters/quotes.ts';
import { failureReplies, notFoundReply, quotesReply } from '../schemas/replies.ts';
import { quotesBody } from '../schemas/requests.ts';

export function quotesRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/quotes',
    {
      schema: {
        tags: ['Market data'],
        summary: 'The newest quote of an instrument',
        body: quotesBody,
        response: { 200: quotesReply, ...failureReplies, ...notFoundReply },
      },
    },
    async ({ body: { exchange, symbol } }) => {
      const quote = await accounts.quote({ exchange, symbol });
      if (quote === null) {
        throw new AppError('not-found', 'NO_QUOTE', `No quote for ${exchange}:${symbol} has come yet.`);
      }

      return presentQuote(quote);
    },
  );
}

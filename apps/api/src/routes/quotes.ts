import { AppError, type Exchange, type Quote } from '@openalgo/domain';
import type { PaperAccounts } from '@openalgo/sandbox';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { presentDepth, presentQuote, presentQuotes } from '../presenters/quotes.ts';
import { depthReply, multiQuotesReply } from '../schemas/market-replies.ts';
import { instrumentBody, multiQuotesBody } from '../schemas/market-requests.ts';
import { failureReplies, notFoundReply, quotesReply } from '../schemas/replies.ts';

/** The newest prices. */
export function quoteRoutes(app: Api, { accounts }: ApiDependencies): void {
  const tags = ['Market data'];

  app.post(
    '/quotes',
    {
      schema: {
        tags,
        summary: 'The newest quote of an instrument',
        body: instrumentBody,
        response: { 200: quotesReply, ...failureReplies, ...notFoundReply },
      },
    },
    async ({ body }) => presentQuote(await newestQuote(accounts, body)),
  );

  app.post(
    '/multiquotes',
    {
      schema: {
        tags,
        summary: 'The newest quotes of several instruments',
        description: 'In the order of the request; an instrument without a quote has an error instead.',
        body: multiQuotesBody,
        response: { 200: multiQuotesReply, ...failureReplies },
      },
    },
    async ({ body }) => presentQuotes(await accounts.quotes(body.symbols)),
  );

  app.post(
    '/depth',
    {
      schema: {
        tags,
        summary: 'The top of an instrument’s order book',
        description: 'The best bid and ask. The feed knows no deeper levels and no quantities: they are 0.',
        body: instrumentBody,
        response: { 200: depthReply, ...failureReplies, ...notFoundReply },
      },
    },
    async ({ body }) => presentDepth(await newestQuote(accounts, body)),
  );
}

async function newestQuote(
  accounts: PaperAccounts,
  { exchange, symbol }: { readonly exchange: Exchange; readonly symbol: string },
): Promise<Quote> {
  const quote = await accounts.quote({ exchange, symbol });
  if (quote === null) {
    throw new AppError('not-found', 'NO_QUOTE', `No quote for ${exchange}:${symbol} has come yet.`);
  }

  return quote;
}

import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { presentHoldings, presentOpenPosition, presentPnlBySymbol } from '../presenters/portfolio.ts';
import { holdingsReply, openPositionReply, pnlBySymbolReply } from '../schemas/portfolio-replies.ts';
import { failureReplies } from '../schemas/replies.ts';
import { accountBody, openPositionBody } from '../schemas/requests.ts';

/** What the account has, and what it earned, at the newest prices. */
export function portfolioRoutes(app: Api, { accounts }: ApiDependencies): void {
  const tags = ['Account'];

  app.post(
    '/holdings',
    {
      schema: {
        tags,
        summary: 'Delivered shares at the newest prices',
        body: accountBody,
        response: { 200: holdingsReply, ...failureReplies },
      },
    },
    async (request) => presentHoldings(await accounts.holdings(identityOf(request).userId)),
  );

  app.post(
    '/openposition',
    {
      schema: {
        tags,
        summary: 'The quantity of one position, 0 where there is none',
        body: openPositionBody,
        response: { 200: openPositionReply, ...failureReplies },
      },
    },
    async (request) => {
      const { exchange, symbol, product } = request.body;
      const { userId } = identityOf(request);
      return presentOpenPosition(await accounts.openPosition({ userId, exchange, symbol, product }));
    },
  );

  app.post(
    '/pnl/symbols',
    {
      schema: {
        tags,
        summary: 'The day’s P&L by position',
        body: accountBody,
        response: { 200: pnlBySymbolReply, ...failureReplies },
      },
    },
    async (request) => presentPnlBySymbol(await accounts.positionBook(identityOf(request).userId)),
  );
}

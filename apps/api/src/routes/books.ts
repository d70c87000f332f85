import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { presentFunds, presentPositionBook, presentTradeBook } from '../presenters/account.ts';
import { presentOrderBook, presentOrderStatus } from '../presenters/orders.ts';
import {
  failureReplies,
  fundsReply,
  notFoundReply,
  orderBookReply,
  orderStatusReply,
  positionBookReply,
  tradeBookReply,
} from '../schemas/replies.ts';
import { accountBody, orderReferenceBody } from '../schemas/requests.ts';
import { sharedByAccount } from '../shared-answers.ts';

/** What an account shows of itself. The books show the trading day, `orderstatus` an order of any day. */
export function bookRoutes(app: Api, { accounts }: ApiDependencies): void {
  const tags = ['Account'];
  const orderBook = sharedByAccount(async (userId) => presentOrderBook(await accounts.orderBook(userId)));
  const tradeBook = sharedByAccount(async (userId) => presentTradeBook(await accounts.tradeBook(userId)));
  const positionBook = sharedByAccount(async (userId) =>
    presentPositionBook(await accounts.positionBook(userId)),
  );
  const funds = sharedByAccount(async (userId) => presentFunds(await accounts.funds(userId)));

  app.post(
    '/orderstatus',
    {
      schema: {
        tags,
        summary: 'One order',
        body: orderReferenceBody,
        response: { 200: orderStatusReply, ...failureReplies, ...notFoundReply },
      },
    },
    async (request) =>
      presentOrderStatus(await accounts.order(identityOf(request).userId, request.body.orderid)),
  );

  app.post(
    '/orderbook',
    {
      schema: {
        tags,
        summary: 'Orders of the day, newest first',
        body: accountBody,
        response: { 200: orderBookReply, ...failureReplies },
      },
    },
    (request) => orderBook(identityOf(request).userId),
  );

  app.post(
    '/tradebook',
    {
      schema: {
        tags,
        summary: 'Trades of the day, newest first',
        body: accountBody,
        response: { 200: tradeBookReply, ...failureReplies },
      },
    },
    (request) => tradeBook(identityOf(request).userId),
  );

  app.post(
    '/positionbook',
    {
      schema: {
        tags,
        summary: 'Positions at the newest prices',
        body: accountBody,
        response: { 200: positionBookReply, ...failureReplies },
      },
    },
    (request) => positionBook(identityOf(request).userId),
  );

  app.post(
    '/funds',
    {
      schema: {
        tags,
        summary: 'Money',
        body: accountBody,
        response: { 200: fundsReply, ...failureReplies },
      },
    },
    (request) => funds(identityOf(request).userId),
  );
}

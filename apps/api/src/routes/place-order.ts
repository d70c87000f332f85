import { orderId } from '@openalgo/domain';
import type { PlaceOrderCommand } from '@openalgo/sandbox';
import type { FastifyRequest } from 'fastify';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { presentPlaced, presentRejected } from '../presenters/orders.ts';
import { failureReplies, placedReply, rejectedReply } from '../schemas/replies.ts';
import { type PlaceOrderBody, placeOrderBody } from '../schemas/requests.ts';

/** The bytes of the answer that carries an order's id: ids are of one length. */
const ANSWER_BYTES = JSON.stringify(presentPlaced(orderId(1, 1, 0))).length;

function toCommand(request: FastifyRequest, body: PlaceOrderBody): PlaceOrderCommand {
  return {
    userId: identityOf(request).userId,
    strategy: body.strategy,
    exchange: body.exchange,
    symbol: body.symbol,
    action: body.action,
    quantity: body.quantity,
    priceType: body.pricetype,
    product: body.product,
    price: body.price,
    triggerPrice: body.trigger_price,
    receivedAt: request.receivedAt,
    requestSize: Number(request.headers['content-length'] ?? 0),
    responseSize: ANSWER_BYTES,
  };
}

/** An order that the account refuses is answered with 400 and its id, because it is kept. */
export function placeOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/placeorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Place an order',
        body: placeOrderBody,
        response: { 200: placedReply, ...failureReplies, 400: failureReplies[400].or(rejectedReply) },
      },
    },
    async (request, reply) => {
      const { outcome, order } = await accounts.placeOrder(toCommand(request, request.body));
      if (outcome === 'rejected') {
        return reply.code(400).send(presentRejected(order));
      }

      return presentPlaced(order.orderId);
    },
  );
}

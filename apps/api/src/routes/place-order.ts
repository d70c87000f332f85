import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { toPlaceOrder } from '../order-command.ts';
import { presentPlaced, presentRejected } from '../presenters/orders.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { orderFailures, placedReply, queuedReply } from '../schemas/replies.ts';
import { placeOrderBody } from '../schemas/requests.ts';

/** An order that the account refuses is answered with 400 and its id, because it is kept. */
export function placeOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/placeorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Place an order',
        headers: orderHeaders,
        body: placeOrderBody,
        response: { 200: placedReply.or(queuedReply), ...orderFailures },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = toPlaceOrder(request, body.strategy, body);
      const queued = await request.queueForApproval({ apiType: 'placeorder', order: command });
      if (queued !== null) {
        return queued;
      }

      const { outcome, order } = await accounts.placeOrder(command);
      request.log.debug({ orderId: order.orderId, outcome }, 'Order placed');
      if (outcome === 'rejected') {
        return reply.code(400).send(presentRejected(order));
      }

      return presentPlaced(order.orderId);
    },
  );
}

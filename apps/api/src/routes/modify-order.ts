import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { askedBy } from '../order-command.ts';
import { presentChanged } from '../presenters/orders.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { changedReply, failureReplies, notFoundReply } from '../schemas/replies.ts';
import { modifyOrderBody } from '../schemas/requests.ts';

/** Side, product and type of an order are fixed: the request names them, as in the reference, and they are not used. */
export function modifyOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/modifyorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Change quantity, price or trigger of a resting order',
        description: 'A price of 0 leaves the price as it is.',
        headers: orderHeaders,
        body: modifyOrderBody,
        response: { 200: changedReply, ...failureReplies, ...notFoundReply },
      },
    },
    async (request) => {
      const { body, receivedAt } = request;
      const order = await accounts.modifyOrder({
        ...askedBy(request),
        orderId: body.orderid,
        exchange: body.exchange,
        symbol: body.symbol,
        quantity: body.quantity,
        price: body.price,
        triggerPrice: body.trigger_price,
        receivedAt,
      });
      return presentChanged(order, 'Order modified');
    },
  );
}

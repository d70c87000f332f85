import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { askedBy } from '../order-command.ts';
import { presentChanged } from '../presenters/orders.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { changedReply, failureReplies, notFoundReply } from '../schemas/replies.ts';
import { orderReferenceBody } from '../schemas/requests.ts';

export function cancelOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/cancelorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Cancel a resting order',
        headers: orderHeaders,
        body: orderReferenceBody,
        response: { 200: changedReply, ...failureReplies, ...notFoundReply },
      },
    },
    async (request) => {
      const order = await accounts.cancelOrder({
        ...askedBy(request),
        orderId: request.body.orderid,
        receivedAt: request.receivedAt,
      });
      return presentChanged(order, 'Order cancelled');
    },
  );
}

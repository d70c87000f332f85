import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { presentChanged } from '../presenters/orders.ts';
import { changedReply, failureReplies, notFoundReply } from '../schemas/replies.ts';
import { orderReferenceBody } from '../schemas/requests.ts';

export function cancelOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/cancelorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Cancel a resting order',
        body: orderReferenceBody,
        response: { 200: changedReply, ...failureReplies, ...notFoundReply },
      },
    },
    async (request) => {
      const order = await accounts.cancelOrder({
        userId: identityOf(request).userId,
        orderId: request.body.orderid,
        receivedAt: request.receivedAt,
      });
      return presentChanged(order, 'Order cancelled');
    },
  );
}

import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { askedBy, toPlaceOrder } from '../order-command.ts';
import { presentBasket, presentSplit } from '../presenters/bulk-orders.ts';
import { basketReply, splitReply } from '../schemas/bulk-replies.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { failureReplies, queuedReply } from '../schemas/replies.ts';
import { basketOrderBody, splitOrderBody } from '../schemas/requests.ts';

/** Several orders in one request and one transaction. An order that is refused stops no other: each has its result. */
export function severalOrdersRoutes(app: Api, { accounts }: ApiDependencies): void {
  const tags = ['Orders'];

  app.post(
    '/basketorder',
    {
      schema: {
        tags,
        summary: 'Place several orders, BUY legs first',
        description: 'Results are in the order of placing.',
        headers: orderHeaders,
        body: basketOrderBody,
        response: { 200: basketReply.or(queuedReply), ...failureReplies },
      },
    },
    async (request) => {
      const { strategy, orders } = request.body;
      const legs = orders.map((order) => toPlaceOrder(request, strategy, order));
      return (
        (await request.queueForApproval({ apiType: 'basketorder', legs })) ??
        presentBasket(await accounts.placeBasket({ ...askedBy(request), legs }))
      );
    },
  );

  app.post(
    '/splitorder',
    {
      schema: {
        tags,
        summary: 'Place an order in parts',
        headers: orderHeaders,
        body: splitOrderBody,
        response: { 200: splitReply.or(queuedReply), ...failureReplies },
      },
    },
    async (request) => {
      const { body } = request;
      const order = toPlaceOrder(request, body.strategy, body);
      const { splitsize: splitSize } = body;
      const queued = await request.queueForApproval({ apiType: 'splitorder', order, splitSize });
      if (queued !== null) {
        return queued;
      }

      const results = await accounts.splitOrder({ ...order, splitSize });
      return presentSplit(body.quantity, body.splitsize, results);
    },
  );
}

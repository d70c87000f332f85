import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { toPlaceOrder } from '../order-command.ts';
import { presentUnchanged } from '../presenters/bulk-orders.ts';
import { presentPlaced, presentRejected } from '../presenters/orders.ts';
import { unchangedReply } from '../schemas/bulk-replies.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { orderFailures, placedReply, queuedReply } from '../schemas/replies.ts';
import { placeSmartOrderBody } from '../schemas/requests.ts';

const DESCRIPTION = `Places the order that leads from your position, with the resting orders of this strategy counted, to
\`position_size\`. With a position size of 0 and no position, \`action\` and \`quantity\` are the order.`;

export function placeSmartOrderRoute(app: Api, { accounts }: ApiDependencies): void {
  app.post(
    '/placesmartorder',
    {
      schema: {
        tags: ['Orders'],
        summary: 'Move a position to a size',
        description: DESCRIPTION,
        headers: orderHeaders,
        body: placeSmartOrderBody,
        response: { 200: placedReply.or(unchangedReply).or(queuedReply), ...orderFailures },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const order = toPlaceOrder(request, body.strategy, body);
      const { position_size: positionSize } = body;
      const queued = await request.queueForApproval({ apiType: 'placesmartorder', order, positionSize });
      if (queued !== null) {
        return queued;
      }

      const result = await accounts.placeSmartOrder({ ...order, positionSize });
      switch (result.outcome) {
        case 'unchanged':
          return presentUnchanged(body.quantity);
        case 'rejected':
          return reply.code(400).send(presentRejected(result.order));
        case 'accepted':
          return presentPlaced(result.order.orderId);
      }
    },
  );
}

import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { askedBy, receivedWith } from '../order-command.ts';
import { presentCancelledAll, presentClosed } from '../presenters/bulk-orders.ts';
import { cancelledAllReply, closedReply } from '../schemas/bulk-replies.ts';
import { orderHeaders } from '../schemas/headers.ts';
import { failureReplies } from '../schemas/replies.ts';
import { strategyBody } from '../schemas/requests.ts';

/** Ending what a strategy has; with an empty strategy, what the account has. */
export function strategyExitRoutes(app: Api, { accounts }: ApiDependencies): void {
  const tags = ['Orders'];

  app.post(
    '/cancelallorder',
    {
      schema: {
        tags,
        summary: 'Cancel all resting orders of a strategy',
        description: 'Open and trigger pending ones. Without a strategy: those of all.',
        headers: orderHeaders,
        body: strategyBody,
        response: { 200: cancelledAllReply, ...failureReplies },
      },
    },
    async (request) => {
      const { strategy } = request.body;
      const { receivedAt } = request;
      return presentCancelledAll(
        await accounts.cancelAllOrders({ ...askedBy(request), strategy, receivedAt }),
      );
    },
  );

  app.post(
    '/closeposition',
    {
      schema: {
        tags,
        summary: 'Close the positions of a strategy at market',
        description: `Closes what the strategy bought or sold of each position, never more than the position. Without a
strategy: every position, whole. Resting orders stay; cancel them with cancelallorder.`,
        headers: orderHeaders,
        body: strategyBody,
        response: { 200: closedReply, ...failureReplies },
      },
    },
    async (request) => {
      const { strategy } = request.body;
      return presentClosed(
        await accounts.closePositions({ ...askedBy(request), ...receivedWith(request), strategy }),
      );
    },
  );
}

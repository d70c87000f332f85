import { AppError, type OperationRoute, routeOperation } from '@openalgo/domain';
import type { ActionCenter, OrderRequest } from '@openalgo/strategies';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { askedBy } from '../../order-command.ts';
import type { QueuedReply } from '../../schemas/replies.ts';
import { identityOf } from './api-key.ts';

/** Where the endpoints of the key's owner are, before the operation's name. */
const PREFIX = '/api/v1/';
/** Every account is a paper account. */
const TRADING_MODE = 'analyze';

declare module 'fastify' {
  interface FastifyRequest {
    /** Lets an order wait where the order mode of its key says so; null where it is to be placed. */
    queueForApproval: (request: OrderRequest) => Promise<QueuedReply | null>;
  }
}

/** Keeps semi-automatic keys to what their owners let them do: some operations wait, and some are refused. */
export const orderMode = fastifyPlugin(
  async (app: FastifyInstance, { actionCenter }: { readonly actionCenter: ActionCenter }) => {
    app.decorateRequest(
      'queueForApproval',
      async function queueForApproval(this: FastifyRequest, order: OrderRequest) {
        if (routeOf(this) !== 'queue') {
          return null;
        }

        const { userId, idempotencyKey } = askedBy(this);
        return presentQueued(await actionCenter.queue(userId, order, idempotencyKey ?? null));
      },
    );

    app.addHook('preHandler', async (request) => {
      if (routeOf(request) === 'refuse') {
        throw new AppError(
          'forbidden',
          'SEMI_AUTO',
          'This key is semi-automatic and may not do this. Do it yourself, or set the key to automatic.',
        );
      }
    });
  },
  { name: 'order-mode', dependencies: ['api-key-required'] },
);

function routeOf(request: FastifyRequest): OperationRoute {
  const operation = (request.routeOptions.url ?? '').replace(PREFIX, '');
  return routeOperation(operation, identityOf(request).orderMode ?? 'auto', TRADING_MODE);
}

function presentQueued(id: number): QueuedReply {
  return {
    status: 'success',
    message: 'Order queued for approval in the Action Center',
    mode: 'semi_auto',
    pending_order_id: id,
  };
}

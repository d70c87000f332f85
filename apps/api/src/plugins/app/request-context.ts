import type { Clock, Instant } from '@openalgo/domain';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request's head had arrived. */
    receivedAt: Instant;
  }
}

/** Notes when a request came and tells its id in the answer, so that a client can quote it. */
export const requestContext = fastifyPlugin(
  async (app: FastifyInstance, { clock }: { clock: Clock }) => {
    app.decorateRequest('receivedAt', 0);
    app.addHook('onRequest', async (request, reply) => {
      request.receivedAt = clock.now();
      reply.header('x-request-id', request.id);
    });
  },
  { name: 'request-context' },
);

import { AppError } from '@openalgo/domain';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

/** Those who watch the process must get an answer above all when it has too much to do. */
const ALWAYS_ANSWERED = /^\/(health|metrics)(\/|$)/;

/** Turns requests away at once while more than `inFlightMax` are worked on, so that those get their answers in time. */
export const loadShedding = fastifyPlugin(
  async (app: FastifyInstance, { inFlightMax }: { inFlightMax: number }) => {
    let inFlight = 0;

    app.addHook('onRequest', async (request, reply) => {
      inFlight += 1;
      // Also of a client that goes away before it was answered.
      reply.raw.once('close', () => {
        inFlight -= 1;
      });
      if (inFlight > inFlightMax && !ALWAYS_ANSWERED.test(request.url)) {
        throw new AppError(
          'unavailable',
          'OVERLOADED',
          'Too much to do at this moment. Try again in a second.',
        );
      }
    });
  },
  { name: 'load-shedding' },
);

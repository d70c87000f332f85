import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Histogram, type Registry } from 'prom-client';

const SECONDS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Times every request by its route. */
export const metrics = fastifyPlugin(
  async (app: FastifyInstance, { registry }: { registry: Registry }) => {
    const duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request’s head to the end of the answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS_BUCKETS,
      registers: [registry],
    });

    app.addHook('onResponse', async (request, reply) => {
      // Paths that no route has would make a new series each.
      const route = request.routeOptions.url ?? 'unknown';
      duration.observe(
        { method: request.method, route, status: reply.statusCode },
        reply.elapsedTime / 1_000,
      );
    });
  },
  { name: 'metrics' },
);

import type { Tracing } from '@openalgo/service';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { isProbe } from './probes.ts';

/** Tells the collector of traces what each request took, as a part of the client's own trace where it has one. */
export const requestTraces = fastifyPlugin(
  async (app: FastifyInstance, { tracing }: { tracing: Tracing }) => {
    if (!tracing.isOn) {
      return;
    }

    app.addHook('onResponse', async (request, reply) => {
      if (isProbe(request)) {
        return;
      }

      const { method, receivedAt, headers } = request;
      const route = request.routeOptions.url ?? 'unknown';
      tracing.request({
        name: `${method} ${route}`,
        from: receivedAt,
        to: receivedAt + reply.elapsedTime,
        traceparent: headers.traceparent === undefined ? undefined : String(headers.traceparent),
        isFailure: reply.statusCode >= SERVER_ERROR,
        attributes: {
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': reply.statusCode,
          'request.id': request.id,
        },
      });
    });
  },
  { name: 'request-traces', dependencies: ['request-context'] },
);

const SERVER_ERROR = 500;

import type { ApiLogEntry } from '@openalgo/db';
import { redactText } from '@openalgo/security';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { createBatchQueue } from '../../batch-queue.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { isProbe, pathOf } from './probes.ts';
import { showQueue } from './queue-metrics.ts';

const QUEUE_LIMITS = { batchSize: 200, capacity: 10_000, flushIntervalMs: 250, retryDelayMsMax: 10_000 };

/** What the columns hold; a queue of longer texts would take memory for nothing. */
const ENDPOINT_LENGTH_MAX = 200;
const USER_AGENT_LENGTH_MAX = 500;

/** The route, which has nothing of what was asked in it; where there is none, the path, which may have a key in it. */
function endpointOf(request: FastifyRequest): string {
  return (request.routeOptions.url ?? redactText(pathOf(request))).slice(0, ENDPOINT_LENGTH_MAX);
}

function byteCount(header: unknown): number | null {
  return header === undefined ? null : Number(header);
}

/** A client that has hung up has no address any more. */
function addressOf({ ip }: { readonly ip: string | undefined }): string | null {
  return ip ?? null;
}

function toRow(request: FastifyRequest, reply: FastifyReply): ApiLogEntry {
  return {
    requestId: request.id,
    userId: request.identity?.userId ?? null,
    endpoint: endpointOf(request),
    method: request.method,
    statusCode: reply.statusCode,
    requestSize: byteCount(request.headers['content-length']),
    responseSize: byteCount(reply.getHeader('content-length')),
    processingTimeMs: reply.elapsedTime,
    ipAddress: addressOf(request),
    userAgent: request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH_MAX) ?? null,
    createdAt: request.receivedAt,
  };
}

type RequestLogOptions = Pick<ApiDependencies, 'writeApiLogs' | 'registry'>;

/** Keeps one row per request, written after the answer and in batches; a log that is away delays nobody. */
export const requestLog = fastifyPlugin(
  async (app: FastifyInstance, { writeApiLogs, registry }: RequestLogOptions) => {
    const queue = createBatchQueue({
      ...QUEUE_LIMITS,
      write: writeApiLogs,
      onFailure: (err, waiting) => app.log.warn({ err, waiting }, 'The request log could not be written'),
    });
    showQueue(registry, 'api_log', 'Rows of the request log', queue);

    app.addHook('onResponse', async (request, reply) => {
      if (!isProbe(request)) {
        queue.add(toRow(request, reply));
      }
    });
    app.addHook('onClose', () => queue.close());
  },
  { name: 'request-log', dependencies: ['identity', 'request-context'] },
);

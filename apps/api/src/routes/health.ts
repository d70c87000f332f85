import { z } from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import type { Readiness } from '../readiness.ts';
import { failure } from '../schemas/replies.ts';

const checks = z.strictObject({
  databases: z.record(z.string(), z.boolean()),
  worker: z.boolean(),
  quotes: z.boolean(),
});
const liveReply = z.strictObject({ status: z.literal('success') });
const readyReply = z.strictObject({ status: z.literal('success'), checks });
const notReadyReply = z.strictObject({
  status: z.literal('error'),
  message: z.string(),
  code: z.string(),
  checks,
});

const metricsReply = {
  description: 'In the text format of Prometheus',
  content: { 'text/plain': { schema: z.string() } },
};
const failures = { 403: failure('Not from this address'), 500: failure('A defect of the server') };

/** Processes start, and databases come back, within about this time. */
const RETRY_AFTER_SECONDS = 5;

function missingIn({ databases, worker }: Readiness): string[] {
  const silent = Object.entries(databases).filter(([, answers]) => !answers);
  return [...silent.map(([name]) => `the ${name} database`), ...(worker ? [] : ['a worker'])];
}

/** For those who watch the process: is it alive, and would it serve a request. */
export function healthRoutes(app: Api, { readiness, registry }: ApiDependencies): void {
  app.get(
    '/health/live',
    { schema: { tags: ['Health'], summary: 'The process runs', response: { 200: liveReply, ...failures } } },
    async () => ({ status: 'success' }) as const,
  );

  app.get(
    '/health/ready',
    {
      schema: {
        tags: ['Health'],
        summary: 'The databases answer and a worker is alive',
        response: { 200: readyReply, ...failures, 503: notReadyReply },
      },
    },
    async (_request, reply) => {
      const found = await readiness();
      const missing = missingIn(found);
      if (missing.length === 0) {
        return { status: 'success', checks: found } as const;
      }

      const message = `No answer from ${missing.join(', ')}.`;
      reply.header('retry-after', RETRY_AFTER_SECONDS);
      return reply.code(503).send({ status: 'error', message, code: 'NOT_READY', checks: found });
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        tags: ['Health'],
        summary: 'Metrics for Prometheus',
        response: { 200: metricsReply, ...failures },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

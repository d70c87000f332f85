import type { AnalyzerLogEntry } from '@openalgo/db';
import { redactValue } from '@openalgo/security';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { z } from 'zod';
import { createBatchQueue } from '../../batch-queue.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { showQueue } from './queue-metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What was asked, as it came; kept because validation replaces the body. */
    askedFor: unknown;
  }
}

const QUEUE_LIMITS = { batchSize: 200, capacity: 10_000, flushIntervalMs: 250, retryDelayMsMax: 10_000 };

/** Larger requests and answers are told by their size: a log of them would take the disk. */
const CHARACTERS_MAX = 16_384;
const PREFIX = '/api/v1/';
const STRATEGY_LENGTH_MAX = 100;
const SYMBOL_LENGTH_MAX = 50;

const body = z.record(z.string(), z.unknown());
const refusal = z.object({
  code: z.string(),
  errors: z.record(z.string(), z.unknown()).prefault({}),
});

type AnalyzerLogOptions = Pick<ApiDependencies, 'writeAnalyzerLogs' | 'registry'>;

/**
 * Keeps what the paper account was asked to do and what it answered, without the API key; written after the answer and in
 * batches, so that a log that is away delays nobody. For the routes of the scope in which it is registered.
 */
export const analyzerLog = fastifyPlugin(
  async (app: FastifyInstance, { writeAnalyzerLogs, registry }: AnalyzerLogOptions) => {
    const queue = createBatchQueue({
      ...QUEUE_LIMITS,
      write: writeAnalyzerLogs,
      onFailure: (err, waiting) => app.log.warn({ err, waiting }, 'The analyzer log could not be written'),
    });
    showQueue(registry, 'analyzer_log', 'Rows of the analyzer log', queue);

    app.decorateRequest('askedFor', null);
    app.addHook('preValidation', async (request) => {
      request.askedFor = request.body;
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (request.identity !== null && typeof payload === 'string') {
        queue.add(toEntry(request, payload, reply.statusCode));
      }
      return payload;
    });
    app.addHook('onClose', () => queue.close());
  },
  { name: 'analyzer-log', dependencies: ['identity', 'request-context'] },
);

function toEntry(request: FastifyRequest, answer: string, statusCode: number): AnalyzerLogEntry {
  const { apikey: _secret, ...asked } = body.safeParse(request.askedFor).data ?? {};
  return {
    userId: request.identity?.userId ?? null,
    apiType: (request.routeOptions.url ?? '').replace(PREFIX, ''),
    requestData: bounded(JSON.stringify(redactValue(asked))),
    responseData: bounded(answer),
    createdAt: request.receivedAt,
    strategy: textOf(asked.strategy, STRATEGY_LENGTH_MAX),
    symbol: textOf(asked.symbol, SYMBOL_LENGTH_MAX),
    issue: statusCode < 400 ? null : issueOf(answer),
  };
}

const bounded = (json: string): string =>
  json.length <= CHARACTERS_MAX ? json : JSON.stringify({ omitted_characters: json.length });

const textOf = (value: unknown, lengthMax: number): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, lengthMax) : null;

/** The kinds of the reference, told by code and field instead of by words in the message. */
function issueOf(answer: string): string {
  const { code = '', errors = {} } = refusal.safeParse(JSON.parse(answer)).data ?? {};
  const fields = Object.keys(errors).map((field) => field.split('.').at(-1));
  if (code === 'RATE_LIMITED') {
    return 'rate_limit';
  }

  if (code === 'UNKNOWN_SYMBOL' || fields.includes('symbol')) {
    return 'invalid_symbol';
  }

  if (fields.includes('quantity')) {
    return 'missing_quantity';
  }

  return fields.includes('exchange') ? 'invalid_exchange' : 'other';
}

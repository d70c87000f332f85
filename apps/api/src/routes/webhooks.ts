import type { SignalIntake } from '@openalgo/strategies';
import type { FastifyReply } from 'fastify';
import type { Api } from '../fastify.ts';
import {
  chartAlertBody,
  chartReply,
  scanAlertBody,
  scanReply,
  webhookFailures,
  webhookParams,
} from '../schemas/webhooks.ts';

/** An alert is a few hundred characters; a scan may name many symbols. */
const BODY_BYTES_MAX = 65_536;

/**
 * Where TradingView and ChartInk send their alerts. Whoever knows a webhook's id may: it is the secret. What is answered
 * with success is in the queue, durably; it is carried out by the worker.
 */
export function webhookRoutes(app: Api, { intake }: { readonly intake: SignalIntake }): void {
  const tags = ['Webhooks'];
  app.addHook('preSerialization', async (_request, reply, payload) => inWordsOfSenders(reply, payload));

  app.post(
    '/strategy/webhook/:webhookId',
    {
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags,
        summary: 'Take an alert of TradingView',
        params: webhookParams,
        body: chartAlertBody,
        response: { 200: chartReply, ...webhookFailures },
      },
    },
    async (request) => {
      const { symbol, action, position_size: positionSize } = request.body;
      await intake.chart(request.params.webhookId, { symbol, action, positionSize });
      return { message: `Signal for ${symbol} queued` };
    },
  );

  app.post(
    '/chartink/webhook/:webhookId',
    {
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags,
        summary: 'Take an alert of a ChartInk scan',
        params: webhookParams,
        body: scanAlertBody,
        response: { 200: scanReply, ...webhookFailures },
      },
    },
    async (request) => {
      const { scan_name: scanName, stocks } = request.body;
      const { isActive, queued } = await intake.scan(request.params.webhookId, { scanName, symbols: stocks });
      if (!isActive) {
        return { status: 'success', message: 'The strategy is switched off; nothing was queued' } as const;
      }

      return queued.length === 0
        ? ({ status: 'warning', message: 'None of the stocks is mapped; nothing was queued' } as const)
        : ({ status: 'success', message: `Signals queued for ${queued.join(', ')}` } as const);
    },
  );
}

/** Senders of the reference read the reason in `error`, and of an owner without a key as 401. */
function inWordsOfSenders(reply: FastifyReply, payload: unknown): unknown {
  if (reply.statusCode < 400 || !isFailure(payload)) {
    return payload;
  }

  if (payload.code === 'NO_API_KEY') {
    reply.code(401);
  }

  return { ...payload, error: payload.message };
}

function isFailure(payload: unknown): payload is { readonly message: string; readonly code: string } {
  return typeof payload === 'object' && payload !== null && 'message' in payload && 'code' in payload;
}

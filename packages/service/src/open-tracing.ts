import { createHash } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { NO_TRACING, type Tracing } from './tracing.ts';

export interface TracingOptions {
  /** Where the collector takes OTLP over HTTP; null for nowhere. */
  readonly endpoint: string | null;
  /** How the process is called in traces. */
  readonly service: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** Loads what sends traces, by those processes alone that do. */
export async function openTracing({ endpoint, service, log }: TracingOptions): Promise<Tracing> {
  if (endpoint === null) {
    return NO_TRACING;
  }

  const { openCollector } = await import('./trace-collector.ts');
  const onFailure = (err: unknown) => log.warn({ err }, 'Traces could not be sent');
  return openCollector({ endpoint, service, orderContext, onFailure });
}

const SAMPLED = 1;
const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;

/** The first span of an order, as every process can tell it. */
function orderContext(orderId: string): SpanContext {
  const digest = createHash('sha256').update(orderId).digest('hex');
  return {
    traceId: digest.slice(0, TRACE_ID_DIGITS),
    spanId: digest.slice(TRACE_ID_DIGITS, TRACE_ID_DIGITS + SPAN_ID_DIGITS),
    traceFlags: SAMPLED,
  };
}

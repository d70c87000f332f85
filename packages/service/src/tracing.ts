import { createHash } from 'node:crypto';
import type { Instant } from '@openalgo/domain';
import type { Attributes, SpanContext } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** Something that took its time. */
interface Timed {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly attributes: Attributes;
}

/** A request that was answered. */
export interface RequestSpan extends Timed {
  /** The header by which a client has its request be a part of its own trace. */
  readonly traceparent: string | undefined;
  readonly isFailure: boolean;
}

/** What happened to an order. */
export interface OrderSpan extends Timed {
  readonly orderId: string;
  /** Whether its trace begins with it. */
  readonly isFirst: boolean;
}

/** Tells a collector of traces what was done, and how long it took. Nobody waits for it, and it never throws. */
export interface Tracing {
  /** Whether anybody is told: what is made for spans alone need not be made otherwise. */
  readonly isOn: boolean;
  request(span: RequestSpan): void;
  /** What happens to an order is one trace, whichever process it happens in: its id follows from the order's. */
  order(span: OrderSpan): void;
  /** Sends what waits, within about a second. */
  close(): Promise<void>;
}

export const NO_TRACING: Tracing = {
  isOn: false,
  request: () => {},
  order: () => {},
  close: async () => {},
};

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

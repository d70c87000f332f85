import { createHash } from 'node:crypto';
import { ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { Tracing } from './tracing.ts';

export interface CollectorOptions {
  readonly endpoint: string;
  readonly service: string;
  /** Told of spans that could not be sent, and are lost. */
  readonly onFailure: (error: unknown) => void;
}

const SEND_WITHIN_MS = 1_000;
const SEND_EVERY_MS = 1_000;
/** Spans beyond are lost while the collector is away. */
const WAITING_MAX = 4_096;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Sends spans in batches to a collector, as OpenTelemetry's SDK does. */
export function openCollector({ endpoint, service, onFailure }: CollectorOptions): Tracing {
  const ids = createIds();
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: SEND_WITHIN_MS });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor(telling(exporter, onFailure), {
        maxQueueSize: WAITING_MAX,
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: SEND_WITHIN_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('openalgo');

  return {
    isOn: true,

    request({ name, from, to, attributes, traceparent, isFailure }) {
      const parent = callerContext(traceparent);
      const context = parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
      const span = tracer.startSpan(name, { startTime: from, kind: SpanKind.SERVER, attributes }, context);
      if (isFailure) {
        span.setStatus({ code: SpanStatusCode.ERROR });
      }

      span.end(to);
    },

    order({ orderId, isFirst, name, from, to, attributes }) {
      const first = orderContext(orderId);
      const options = { startTime: from, attributes: { ...attributes, 'order.id': orderId } };
      const span = isFirst
        ? ids.with(first, () => tracer.startSpan(name, options, ROOT_CONTEXT))
        : tracer.startSpan(name, options, trace.setSpanContext(ROOT_CONTEXT, first));
      span.end(to);
    },

    // Its failure has been told by the exporter.
    close: () => provider.shutdown().catch(() => {}),
  };
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

/** Ids by chance, but for what is started within `with`. */
function createIds() {
  const random = new RandomIdGenerator();
  let given: SpanContext | null = null;

  return {
    generateTraceId: () => given?.traceId ?? random.generateTraceId(),
    generateSpanId: () => given?.spanId ?? random.generateSpanId(),
    with<Result>(context: SpanContext, start: () => Result): Result {
      given = context;
      try {
        return start();
      } finally {
        given = null;
      }
    },
  };
}

function callerContext(traceparent: string | undefined): SpanContext | null {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  return traceId === undefined || spanId === undefined
    ? null
    : { traceId, spanId, traceFlags: Number.parseInt(flags ?? '', 16), isRemote: true };
}

/** The exporter, whose failures are told. */
function telling(exporter: SpanExporter, onFailure: (error: unknown) => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined) {
          onFailure(result.error);
        }

        done(result);
      }),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

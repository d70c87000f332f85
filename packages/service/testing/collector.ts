import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as a collector gets it. */
export interface SentSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly isFailure: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface TraceCollector {
  readonly url: string;
  /** All that has come. */
  readonly spans: readonly SentSpan[];
  close(): Promise<void>;
}

/** A collector of traces on this machine, which keeps what it is sent by OTLP over HTTP. */
export async function startCollector(): Promise<TraceCollector> {
  const spans: SentSpan[] = [];
  const server = createServer(async (request, response) => {
    // What OpenTelemetry's own exporter sends has this form.
    const sent = (await json(request)) as Sent;
    spans.push(...sent.resourceSpans.flatMap(spansOf));
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface ResourceSpans {
  readonly resource: { readonly attributes: readonly Attribute[] };
  readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
}

interface WireSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly Attribute[];
}

interface Sent {
  readonly resourceSpans: readonly ResourceSpans[];
}

const NANOSECONDS = 1_000_000n;
const ERROR = 2;

function spansOf({ resource, scopeSpans }: ResourceSpans): SentSpan[] {
  const service = String(toObject(resource.attributes)['service.name']);
  return scopeSpans
    .flatMap(({ spans }) => spans)
    .map(
      ({ name, traceId, spanId, parentSpanId, startTimeUnixNano, endTimeUnixNano, status, attributes }) => ({
        service,
        name,
        traceId,
        spanId,
        parentSpanId,
        durationMs: Number((BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / NANOSECONDS),
        isFailure: status.code === ERROR,
        attributes: toObject(attributes),
      }),
    );
}

/** {key, value: {stringValue}} … as an object. */
function toObject(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

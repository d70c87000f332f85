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
  return openCollector({ endpoint, service, onFailure });
}

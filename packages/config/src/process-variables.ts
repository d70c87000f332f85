import { documentation } from './documentation.ts';
import { host, httpRoot, integer } from './formats.ts';

/** How processes are looked after from outside. */
export const processVariables = {
  WORKER_HOST: host().prefault('127.0.0.1').register(documentation, {
    group: 'Worker',
    description:
      'The address on which the worker answers /health/live, /health/ready and /metrics, if WORKER_PORT is set.',
  }),
  WORKER_PORT: integer(0, 65_535).optional().register(documentation, {
    group: 'Worker',
    description: 'The port for it; without one the worker listens nowhere. 0 takes any free one.',
    example: '5001',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpRoot().optional().register(documentation, {
    group: 'Process',
    description:
      'A collector of OpenTelemetry traces, which gets those of requests and orders by OTLP over HTTP; without one there are none.',
    example: 'http://127.0.0.1:4318',
  }),
};

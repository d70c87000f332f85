export { createDatabaseMetrics, type DatabaseMetricsOptions } from './database-metrics.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { openTracing } from './open-tracing.ts';
export {
  type RunningService,
  runService,
  type ServiceContext,
  type ServiceDefinition,
} from './run-service.ts';
export { NO_TRACING, type OrderSpan, type RequestSpan, type Tracing } from './tracing.ts';

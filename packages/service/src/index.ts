export { createDatabaseMetrics, type DatabaseMetricsOptions } from './database-metrics.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export {
  type RunningService,
  runService,
  type ServiceContext,
  type ServiceDefinition,
} from './run-service.ts';
export { NO_TRACING, type OrderSpan, openTracing, type RequestSpan, type Tracing } from './tracing.ts';

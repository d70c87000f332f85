import { Gauge, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const SECOND_MS = 1000;

export interface DatabaseMetricsOptions {
  readonly registry: Registry;
  /** The most connections to each database. */
  readonly poolSize: number;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
}

/** Shows the transactions of each database, beside how many there can be at once; to be told of each as it begins. */
export function createDatabaseMetrics({
  registry,
  poolSize,
  stopwatch,
}: DatabaseMetricsOptions): (database: string) => () => void {
  const labelNames = ['database'] as const;
  const registers = [registry];
  new Gauge({
    name: 'openalgo_database_pool_size',
    help: 'The most connections to a server, for each database',
    registers,
  }).set(poolSize);
  const running = new Gauge({
    name: 'openalgo_database_transactions',
    help: 'Transactions that run or wait for a connection',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'openalgo_database_transaction_seconds',
    help: 'Time of a transaction, waiting for its connection and repetitions included',
    labelNames,
    buckets: SECONDS,
    registers,
  });

  return (database) => {
    const beganAt = stopwatch();
    running.inc({ database });
    return () => {
      running.dec({ database });
      duration.observe({ database }, (stopwatch() - beganAt) / SECOND_MS);
    };
  };
}

import { randomInt, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import { openSharing, rememberMain } from '@openalgo/cache';
import {
  assertMigrated,
  type DatabaseName,
  openLatencyDatabase,
  openLogsDatabase,
  openMainDatabase,
  openSandboxDatabase,
} from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import {
  createDatabaseMetrics,
  openTracing,
  type RunningService,
  runService,
  type ServiceContext,
} from '@openalgo/service';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createWorkerMetrics } from './status/worker-metrics.ts';
import { runWorker } from './worker.ts';

const ID_CHARACTERS = 8;
const RANDOM_STEPS = 2 ** 32;
const CLOSE_WITHIN_MS = 4_000;
/** Without the accounts there is nothing to begin with. */
const NOT_NEEDED_AT_ONCE: readonly DatabaseName[] = ['main', 'latency', 'logs'];

/** The worker's process: its databases, what it shares with the others, and the work. */
async function start({ config, log, ready }: ServiceContext): Promise<RunningService> {
  const reach = { rootDir: process.cwd(), connectTimeoutMs: config.databaseConnectTimeoutMs };
  await assertMigrated(config.databaseUrls, { ...reach, clock: systemClock, mayBeAway: NOT_NEEDED_AT_ONCE });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const stopwatch = () => performance.now();
  const secret = config.apiKeyPepper;
  const sharing = await openSharing({ url: config.redisUrl, name: 'worker', secret, log });
  const options = {
    ...reach,
    poolSize: config.databasePoolMax,
    recycleAfterSeconds: config.databasePoolRecycleSeconds,
    synchronous: config.sqliteSynchronous,
    announce: sharing.changes.announce,
    onTransaction: createDatabaseMetrics({ registry, poolSize: config.databasePoolMax, stopwatch }),
  };
  const sandbox = await openSandboxDatabase(config.databaseUrls.sandbox, options);
  const main = await openMainDatabase(config.databaseUrls.main, options);
  const latency = await openLatencyDatabase(config.databaseUrls.latency, options);
  const logs = await openLogsDatabase(config.databaseUrls.logs, options);

  const tracing = await openTracing({ endpoint: config.tracesEndpoint, service: 'openalgo-worker', log });
  const stopping = new AbortController();
  // Whatever runs in the background listens for the end, and there are more such things than Node takes for a leak.
  setMaxListeners(0, stopping.signal);
  const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, ID_CHARACTERS)}`;
  const work = runWorker(
    {
      config,
      rootDir: options.rootDir,
      main,
      memory: rememberMain({ main, clock: systemClock, ...sharing, secret }),
      sandbox,
      latency,
      logs,
      clock: systemClock,
      stopwatch,
      random: () => randomInt(RANDOM_STEPS) / RANDOM_STEPS,
      registry,
      metrics: createWorkerMetrics({ registry, stopwatch }),
      tracing,
      log,
      workerId,
      onReady: (state) => ready({ state }),
    },
    stopping.signal,
  );

  return {
    ended: work,
    close: async () => {
      stopping.abort();
      await work;
      const databases = [sandbox, main, latency, logs];
      await Promise.all([...databases.map((database) => database.close()), tracing.close()]);
      sharing.close();
    },
  };
}

runService({ name: 'worker', closeWithinMs: CLOSE_WITHIN_MS, start });

import { openSharing, rememberMain } from '@openalgo/cache';
import { assertMigrated, DATABASE_NAMES, openDatabases } from '@openalgo/db';
import { systemClock } from '@openalgo/domain';
import {
  createDatabaseMetrics,
  openTracing,
  type RunningService,
  runService,
  type ServiceContext,
} from '@openalgo/service';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { buildApp } from './app.ts';
import { composeDependencies } from './compose.ts';
import { listen } from './listen.ts';
import { createCheckTurns } from './world.ts';

/** Requests under way may finish within this time; whoever started us kills us soon after. */
const CLOSE_WITHIN_MS = 4_000;

/** The API's process: four databases, what it shares with the others, and the server. */
async function start({ config, log, ready }: ServiceContext): Promise<RunningService> {
  const reach = { rootDir: process.cwd(), connectTimeoutMs: config.databaseConnectTimeoutMs };
  await assertMigrated(config.databaseUrls, { ...reach, clock: systemClock, mayBeAway: DATABASE_NAMES });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const secret = config.apiKeyPepper;
  const sharing = await openSharing({ url: config.redisUrl, name: 'api', secret, log });
  const databases = await openDatabases(config.databaseUrls, {
    ...reach,
    poolSize: config.databasePoolMax,
    recycleAfterSeconds: config.databasePoolRecycleSeconds,
    synchronous: config.sqliteSynchronous,
    replicaUrls: config.replicaUrls,
    announce: sharing.changes.announce,
    onTransaction: createDatabaseMetrics({
      registry,
      poolSize: config.databasePoolMax,
      stopwatch: () => performance.now(),
    }),
  });
  const tracing = await openTracing({ endpoint: config.tracesEndpoint, service: 'openalgo-api', log });
  const memory = rememberMain({ main: databases.main, clock: systemClock, ...sharing, secret });
  const app = buildApp(
    composeDependencies({
      config,
      databases,
      memory,
      redis: sharing.redis,
      turns: createCheckTurns(registry),
      clock: systemClock,
      logger: log,
      registry,
      tracing,
    }),
  );

  async function close(): Promise<void> {
    await app.close();
    await Promise.all([databases.close(), tracing.close()]);
    sharing.close();
  }

  try {
    ready({ url: await listen(app, config) });
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

runService({ name: 'api', closeWithinMs: CLOSE_WITHIN_MS, start });

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { ConfigError, loadConfig, readEnvironment } from '@openalgo/config';
import { openLatencyDatabase, openMainDatabase, openSandboxDatabase } from '@openalgo/db';
import { AppError, systemClock } from '@openalgo/domain';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { runWorker } from './worker.ts';

const WORKER_ID_RANDOM_LENGTH = 8;
const CLOSE_WITHIN_MS = 10_000;

/** The worker's process: configuration, databases, the work, and a clean end. */
async function main(): Promise<void> {
  const config = loadConfig(readEnvironment({ file: '.env' }));
  const log = pino({ level: config.logLevel, name: 'worker' });
  const options = {
    rootDir: process.cwd(),
    poolSize: config.databasePoolMax,
    synchronous: config.sqliteSynchronous,
  };
  const sandbox = await openSandboxDatabase(config.databaseUrls.sandbox, options);
  const mainDatabase = await openMainDatabase(config.databaseUrls.main, options);
  const latency = await openLatencyDatabase(config.databaseUrls.latency, options);

  const stopping = new AbortController();
  const work = runWorker(
    {
      config,
      main: mainDatabase,
      sandbox,
      latency,
      clock: systemClock,
      log,
      workerId: `${hostname()}-${process.pid}-${randomUUID().slice(0, WORKER_ID_RANDOM_LENGTH)}`,
      onReady: (state) => process.send?.({ type: 'ready', state }),
    },
    stopping.signal,
  );

  const closing = closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: log }, async ({ err }) => {
    if (err !== undefined) {
      log.fatal({ err }, 'The worker ends');
    }

    stopping.abort();
    await work;
    await Promise.all([sandbox.close(), mainDatabase.close(), latency.close()]);
  });
  // Whoever started us was killed and cannot tell us any more.
  process.once('disconnect', () => void closing.close());

  await work;
}

main().catch((error: unknown) => {
  const isForeseen = error instanceof AppError || error instanceof ConfigError;
  process.stderr.write(
    `error: ${isForeseen ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});

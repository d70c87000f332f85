import { ConfigError, loadConfig, readEnvironment } from '@openalgo/config';
import { openDatabases } from '@openalgo/db';
import { AppError, systemClock } from '@openalgo/domain';
import closeWithGrace from 'close-with-grace';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { buildApp } from './app.ts';
import { composeDependencies } from './compose.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';

/** Requests under way may finish within this time; whoever started us kills us soon after. */
const CLOSE_WITHIN_MS = 4_000;

/** The API's process: configuration, databases, the server, and a clean end. */
async function main(): Promise<void> {
  const config = loadConfig(readEnvironment());
  const logger = createLogger(config.logLevel);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const databases = await openDatabases(config.databaseUrls, {
    rootDir: process.cwd(),
    poolSize: config.databasePoolMax,
    synchronous: config.sqliteSynchronous,
  });
  const app = buildApp(composeDependencies({ config, databases, clock: systemClock, logger, registry }));

  const closing = closeWithGrace({ delay: CLOSE_WITHIN_MS, logger }, async ({ err }) => {
    if (err !== undefined) {
      logger.fatal({ err }, 'The API ends');
    }

    await app.close();
    await databases.close();
  });
  // Whoever started us was killed and cannot tell us any more.
  process.once('disconnect', () => void closing.close());

  try {
    const url = await listen(app, config);
    process.send?.({ type: 'ready', url });
  } catch (error) {
    closing.uninstall();
    await app.close();
    await databases.close();
    throw error;
  }
}

/** What was foreseen in one line that says what to do; a defect with its stack. */
function describe(error: unknown): string {
  if (error instanceof AppError || error instanceof ConfigError) {
    return error.message;
  }

  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${describe(error)}\n`);
  process.exit(1);
});

import { join } from 'node:path';
import { createAnnouncer } from '@openalgo/cache';
import { type Config, loadConfig, readEnvironment } from '@openalgo/config';
import type { Clock } from '@openalgo/domain';
import type { CliContext } from './context.ts';

/** The configuration of the installation. Throws ConfigError. */
export function readConfig({ rootDir, env }: Pick<CliContext, 'rootDir' | 'env'>): Config {
  return loadConfig(readEnvironment({ file: join(rootDir, '.env'), ...(env && { env }) }));
}

/** How the databases of an installation are opened and migrated. */
export function databaseOptions(config: Config, { rootDir, clock }: { rootDir: string; clock: Clock }) {
  return {
    rootDir,
    clock,
    poolSize: config.databasePoolMax,
    recycleAfterSeconds: config.databasePoolRecycleSeconds,
    connectTimeoutMs: config.databaseConnectTimeoutMs,
    synchronous: config.sqliteSynchronous,
    announce: createAnnouncer({
      url: config.redisUrl,
      name: 'cli',
      secret: config.apiKeyPepper,
      log: { info: () => {}, warn: () => {} },
    }),
  };
}

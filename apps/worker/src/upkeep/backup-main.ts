import { constants, setPriority } from 'node:os';
import { ConfigError, loadConfig, readEnvironment, toolEnvironment } from '@openalgo/config';
import { createBackup } from '@openalgo/db';
import { AppError, systemClock } from '@openalgo/domain';

/** The process that makes a scheduled backup: tells its path to the worker that started it. */
async function main(): Promise<void> {
  // It takes what the API and the worker leave of the processors, however long it then takes.
  setPriority(constants.priority.PRIORITY_LOW);
  const config = loadConfig(readEnvironment());
  const { path } = await createBackup(config.databaseUrls, {
    rootDir: process.cwd(),
    synchronous: config.sqliteSynchronous,
    clock: systemClock,
    tools: toolEnvironment(),
    folder: config.backup.folder,
    kind: 'scheduled',
    secret: config.backup.encrypt ? config.appKey : null,
  });
  process.send?.(path);
}

main().catch((error: unknown) => {
  const isForeseen = error instanceof AppError || error instanceof ConfigError;
  process.stderr.write(isForeseen ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});

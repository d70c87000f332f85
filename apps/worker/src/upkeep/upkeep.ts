import { resolve } from 'node:path';
import { giveBackSpace } from '@openalgo/db';
import type { UpkeepDependencies } from '../dependencies.ts';
import { pause, runPeriodically } from '../periodic.ts';
import type { Membership } from '../sharing/membership.ts';
import { runBackupProcess } from './backup-process.ts';
import { backUpWhenDue } from './backup-schedule.ts';
import { removeOldRows } from './retention.ts';

const MINUTE_MS = 60_000;
/** A start has enough to do, and who starts and stops at once wants no backup. */
const BACKUPS_AFTER_MS = 5 * MINUTE_MS;
/** Also how long after a failure the next attempt is. */
const BACKUP_CHECK_MS = 10 * MINUTE_MS;
const RETENTION_AFTER_MS = MINUTE_MS;
const RETENTION_EVERY_MS = 60 * MINUTE_MS;

/** Looks after the databases until `signal` aborts: backups and retention, done by one worker and no other. */
export async function keepUp(
  dependencies: UpkeepDependencies,
  membership: Pick<Membership, 'isFirst'>,
  signal: AbortSignal,
): Promise<void> {
  const { config, clock, stopwatch, log, rootDir, main, sandbox, latency, logs } = dependencies;

  async function series(what: string, afterMs: number, everyMs: number, task: () => Promise<void>) {
    await pause(afterMs, signal);
    const whenFirst = async () => (membership.isFirst() ? task() : undefined);
    await runPeriodically(whenFirst, everyMs, signal, (err) => {
      if (!signal.aborted) {
        log.error({ err }, `${what} failed and is tried again`);
      }
    });
  }

  await Promise.all([
    series('The backup', BACKUPS_AFTER_MS, BACKUP_CHECK_MS, () =>
      backUpWhenDue({
        ...config.backup,
        folder: resolve(rootDir, config.backup.folder),
        clock,
        log,
        makeBackup: () => runBackupProcess({ signal }),
      }),
    ),
    series('Removing old rows', RETENTION_AFTER_MS, RETENTION_EVERY_MS, () =>
      removeOldRows({
        days: config.retention,
        databases: { main, sandbox, latency, logs },
        giveBackSpace: (name) =>
          giveBackSpace(config.databaseUrls[name], rootDir, { pause: (ms) => pause(ms, signal), signal }),
        clock,
        log,
        stopwatch,
        pause: (ms) => pause(ms, signal),
        signal,
      }),
    ),
  ]);
}

import { listScheduledBackups, pruneScheduledBackups, removeUnfinishedBackups } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import type { Logger } from '@openalgo/service';

export interface BackupScheduleOptions {
  /** Absolute. */
  readonly folder: string;
  /** 0 for no backups. */
  readonly everyHours: number;
  readonly keep: number;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info'>;
  /** Makes a scheduled backup in the folder; returns its path. */
  readonly makeBackup: () => Promise<string>;
}

const HOUR_MS = 3_600_000;

/**
 * Makes a backup when the newest is old enough, and then removes those beyond the number to keep. What there is in the
 * folder is all that it knows, so that it neither forgets with a restart nor makes a backup at each.
 */
export async function backUpWhenDue(options: BackupScheduleOptions): Promise<void> {
  const { folder, everyHours, keep, clock, log, makeBackup } = options;
  const [newest] = await listScheduledBackups(folder);
  const dueAt = newest === undefined ? 0 : newest.createdAt + everyHours * HOUR_MS;
  if (everyHours === 0 || clock.now() < dueAt) {
    return;
  }

  const path = await makeBackup();
  const removed = await pruneScheduledBackups(folder, keep);
  await removeUnfinishedBackups(folder, clock.now());
  log.info({ path, removed }, 'Backed up');
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@openalgo/domain';

/** Who asked for a backup: a person, or the schedule, which also removes its old ones. */
export type BackupKind = 'manual' | 'scheduled';

const PREFIXES: Readonly<Record<BackupKind, string>> = {
  manual: 'openalgo-',
  scheduled: 'openalgo-scheduled-',
};
const SCHEDULED = /^openalgo-scheduled-(\d{8}T\d{9})Z\.zip(?:\.sealed)?$/;
const DAY_MS = 86_400_000;
const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})$/;
/** How the folder of a backup that is not complete begins. */
export const UNFINISHED_PREFIX = '.openalgo-unfinished-';

/** A scheduled backup on disk. */
export interface ScheduledBackup {
  readonly path: string;
  readonly createdAt: Instant;
}

/** The name of an archive: kind and time, so that names sort by time. An encrypted one is no ZIP to look at. */
export function backupFileName(kind: BackupKind, at: Instant, isEncrypted: boolean): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:.]/g, '');
  return `${PREFIXES[kind]}${stamp}.zip${isEncrypted ? '.sealed' : ''}`;
}

/** The scheduled backups in a folder, newest first; none where there is no folder. */
export async function listScheduledBackups(folder: string): Promise<readonly ScheduledBackup[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const [, stamp] = SCHEDULED.exec(name) ?? [];
      return stamp === undefined ? [] : [{ path: join(folder, name), createdAt: readStamp(stamp) }];
    })
    .sort((a, b) => b.createdAt - a.createdAt);
}

/** Removes all scheduled backups but the newest `keep`; returns their paths. What a person made stays for ever. */
export async function pruneScheduledBackups(folder: string, keep: number): Promise<readonly string[]> {
  const old = (await listScheduledBackups(folder)).slice(keep).map(({ path }) => path);
  for (const path of old) {
    await rm(path, { force: true });
  }

  return old;
}

/** Removes what backups that were killed left behind, when it has not changed for a day. */
export async function removeUnfinishedBackups(folder: string, now: Instant): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(UNFINISHED_PREFIX));
  for (const path of names.map((name) => join(folder, name))) {
    const { mtimeMs } = await stat(path);
    if (mtimeMs < now - DAY_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

function readStamp(stamp: string): Instant {
  return Date.parse(stamp.replace(STAMP, '$1-$2-$3T$4:$5:$6.$7Z'));
}

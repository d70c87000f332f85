import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { AppError } from '@openalgo/domain';

/** Beside this file, from the source and from the build alike. */
const MODULE = fileURLToPath(new URL(`./backup-main${extname(import.meta.url)}`, import.meta.url));

export interface BackupProcessOptions {
  /** Ends the process; what it had begun is left behind and removed another day. */
  readonly signal: AbortSignal;
  /** For tests: how Node runs the process. */
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes a scheduled backup in a process of its own, so that copying and compressing hold up no order; returns its path.
 * Throws `unavailable` (BACKUP_FAILED) with what that process said.
 */
export async function runBackupProcess({
  signal,
  execArgv,
  cwd,
  env,
}: BackupProcessOptions): Promise<string> {
  const child = fork(MODULE, {
    silent: true,
    signal,
    ...(execArgv && { execArgv: [...execArgv] }),
    ...(cwd && { cwd }),
    ...(env && { env: { ...env } }),
  });
  let path: unknown;
  child.on('message', (message) => {
    path = message;
  });
  const [complaint, [code]] = await Promise.all([
    child.stderr === null ? '' : text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0 || typeof path !== 'string') {
    throw new AppError('unavailable', 'BACKUP_FAILED', complaint.trim() || `The backup ended with ${code}.`);
  }

  return path;
}

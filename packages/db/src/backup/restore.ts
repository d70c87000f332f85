import { AppError, type Clock } from '@openalgo/domain';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import type { DatabaseName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { resolveOptions } from '../connect/options.ts';
import { PROVIDERS } from '../providers/index.ts';
import type { Archive } from './archive-reader.ts';
import { naming } from './backup.ts';
import { type CheckedPart, stagePart } from './check.ts';
import type { CopyContext } from './contract.ts';
import { isDamage } from './errors.ts';
import { findServingWorker, hasData } from './inspect.ts';
import type { BackupPart } from './manifest.ts';
import { checkContents, type ReadBackupOptions, withArchive } from './verify.ts';

export interface RestoreOptions extends ReadBackupOptions {
  readonly clock: Clock;
  /** Only this database; all that are in the backup otherwise. */
  readonly database?: DatabaseName;
  /** Replaces databases that have data. */
  readonly overwrite: boolean;
  /** The same, and even while a worker or another program uses them. */
  readonly force: boolean;
}

export interface RestoredPart {
  readonly database: DatabaseName;
  readonly createdAt: string;
  /** What became of the database that was there before. */
  readonly replaced: string;
  /** Migrations that this version has yet to apply. */
  readonly pending: readonly string[];
}

/**
 * Brings databases back to what they were. All of the backup is restored beside and checked before any of the old is
 * let go of; each database is then replaced whole or not at all, and an old SQLite file is kept. Throws what
 * `verifyBackup` throws, and `conflict` while a worker serves (WORKER_RUNNING) or others use a file (DATABASE_IN_USE),
 * for a database with data (DATABASE_NOT_EMPTY), or for one on another engine than its backup (ENGINE_DIFFERS).
 */
export function restoreBackup(
  path: string,
  urls: DatabaseUrls,
  options: RestoreOptions,
): Promise<readonly RestoredPart[]> {
  return withArchive(path, options, async (archive, context) => {
    const parts = chooseParts(archive, options.database);
    await assertReplaceable(parts, urls, options);
    await checkContents(archive, parts);
    const checked = await stageAll(archive, parts, urls, context);
    try {
      return await replaceAll(archive, checked, options.force);
    } finally {
      await discardAll(checked);
    }
  });
}

function chooseParts({ name, manifest }: Archive, database: DatabaseName | undefined): readonly BackupPart[] {
  const chosen = manifest.parts.filter((part) => database === undefined || part.database === database);
  if (chosen.length === 0) {
    throw new AppError(
      'not-found',
      'BACKUP_WITHOUT_DATABASE',
      `There is no ${database} database in ${name}.`,
    );
  }

  return chosen;
}

async function assertReplaceable(
  parts: readonly BackupPart[],
  urls: DatabaseUrls,
  options: RestoreOptions,
): Promise<void> {
  for (const part of parts) {
    assertSameEngine(part, urls[part.database], options.rootDir);
  }
  if (options.force) {
    return;
  }

  await assertNoWorker(urls.sandbox, options);
  for (const { database } of options.overwrite ? [] : parts) {
    if (await naming(database, () => mayHaveData(urls[database], options))) {
      throw new AppError(
        'conflict',
        'DATABASE_NOT_EMPTY',
        `The ${database} database has data. Make a backup of it, then restore with --overwrite to replace it.`,
      );
    }
  }
}

function assertSameEngine({ database, engine }: BackupPart, url: string, rootDir: string): void {
  const { provider } = parseDatabaseUrl(url, rootDir);
  if (provider !== engine) {
    throw new AppError(
      'conflict',
      'ENGINE_DIFFERS',
      `The backup's ${database} database is of ${engine}, and its URL is of ${provider}. Set a URL of ${engine}, then restore.`,
    );
  }
}

/** What cannot be read counts as data: somebody may yet rescue it. */
async function mayHaveData(url: string, options: RestoreOptions): Promise<boolean> {
  const { provider, address } = parseDatabaseUrl(url, options.rootDir);
  try {
    return await hasData(PROVIDERS[provider], address, resolveOptions(options));
  } catch (error) {
    if (isDamage(error)) {
      return true;
    }

    throw error;
  }
}

/** Who serves the accounts holds much of them in memory, and would go on from that. */
async function assertNoWorker(url: string, options: RestoreOptions): Promise<void> {
  const { provider, address } = parseDatabaseUrl(url, options.rootDir);
  const now = options.clock.now();
  const serving = await naming('sandbox', () =>
    findServingWorker(PROVIDERS[provider], address, resolveOptions(options), now),
  );
  if (serving !== null) {
    throw new AppError(
      'conflict',
      'WORKER_RUNNING',
      `The worker ${serving} is running. Stop OpenAlgo, then restore; if it was killed, wait a few seconds until its lease ends.`,
    );
  }
}

async function stageAll(
  archive: Archive,
  parts: readonly BackupPart[],
  urls: DatabaseUrls,
  context: Omit<CopyContext, 'id'>,
): Promise<readonly CheckedPart[]> {
  const checked: CheckedPart[] = [];
  try {
    for (const part of parts) {
      const { address } = parseDatabaseUrl(urls[part.database], context.options.rootDir);
      checked.push(await naming(part.database, () => stagePart(archive, part, address, context)));
    }

    return checked;
  } catch (error) {
    await discardAll(checked);
    throw error;
  }
}

async function replaceAll(
  archive: Archive,
  checked: readonly CheckedPart[],
  force: boolean,
): Promise<readonly RestoredPart[]> {
  const { createdAt } = archive.manifest;
  const restored: RestoredPart[] = [];
  for (const { part, staged, pending } of checked) {
    const { database } = part;
    const replaced = await naming(database, () => staged.replace(() => archive.read(part), force)).catch(
      (error: unknown) => {
        throw restored.length === 0 ? error : stoppedHalfway(restored, error);
      },
    );
    restored.push({ database, createdAt, replaced, pending });
  }

  return restored;
}

/** There is no transaction over several databases; so say where it stopped. */
function stoppedHalfway(restored: readonly RestoredPart[], cause: unknown): unknown {
  if (!(cause instanceof AppError)) {
    return cause;
  }

  const names = restored.map(({ database }) => database).join(', ');
  return new AppError(
    cause.kind,
    cause.code,
    `${cause.message} Restored before that: ${names}. The others are as they were: restore them one by one with --database.`,
    { cause },
  );
}

async function discardAll(checked: readonly CheckedPart[]): Promise<void> {
  for (const { staged } of checked) {
    await staged.discard();
  }
}

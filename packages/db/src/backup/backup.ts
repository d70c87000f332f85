import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, type Clock, type Instant } from '@openalgo/domain';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import { withAppErrors } from '../connect/errors.ts';
import { DATABASE_NAMES, type DatabaseName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { type DatabaseOptions, resolveOptions } from '../connect/options.ts';
import { PROVIDERS } from '../providers/index.ts';
import { type ArchiveWriter, createArchiveWriter } from './archive-writer.ts';
import { type BackupKind, backupFileName, UNFINISHED_PREFIX } from './backup-files.ts';
import type { CopyContext, ToolEnvironment } from './contract.ts';
import { withStorageErrors } from './errors.ts';
import { describeDatabase } from './inspect.ts';
import { BACKUP_FORMAT, type BackupManifest, type BackupPart, MANIFEST_FILE } from './manifest.ts';

export interface BackupOptions extends DatabaseOptions {
  readonly clock: Clock;
  /** What the dump programs of servers are given of the environment. */
  readonly tools: ToolEnvironment;
  /** Where the archive goes; made if it is missing. A relative path starts at `rootDir`. */
  readonly folder: string;
  readonly kind: BackupKind;
  /** Encrypts the archive with a key of this; null leaves it readable to whoever has the file. */
  readonly secret: string | null;
}

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  readonly manifest: BackupManifest;
}

/**
 * Each copy is of one moment, but not all of the same. The order makes that harmless: an order owes its latency record
 * until it is written, so a sandbox from before the latencies at worst owes a record that is there, which the record's
 * unique order id forgives; and users are copied last, so that no account is without its user.
 */
const COPY_ORDER: readonly DatabaseName[] = ['sandbox', 'latency', 'logs', 'main'];

/**
 * Copies all four databases into one archive, while everything runs. The file appears when it is complete, readable
 * for this user alone; after a failure nothing is left. Throws `unavailable`: DATABASE_UNAVAILABLE, BACKUP_NOT_MADE
 * (disk full, no permission), BACKUP_TOOL_MISSING, BACKUP_TOOL_FAILED; `not-found`: DATABASE_MISSING.
 */
export async function createBackup(urls: DatabaseUrls, options: BackupOptions): Promise<Backup> {
  const { clock, kind, secret } = options;
  const folder = resolve(options.rootDir, options.folder);
  const what = `The backup in ${folder} was not made`;

  return withStorageErrors(what, 'BACKUP_NOT_MADE', async () => {
    await mkdir(folder, { recursive: true });
    const scratchFolder = await mkdtemp(join(folder, UNFINISHED_PREFIX));
    try {
      const createdAt = clock.now();
      const draft = join(scratchFolder, 'archive');
      const manifest = await writeArchive(draft, urls, options, scratchFolder, createdAt);
      const path = join(folder, backupFileName(kind, createdAt, secret !== null));
      await publish(draft, path, folder);
      const { size } = await stat(path);
      return { path, bytes: size, isEncrypted: secret !== null, manifest };
    } finally {
      await rm(scratchFolder, { recursive: true, force: true });
    }
  });
}

/** Gives the file its name, and has the folder remember that through a power failure where folders can be told to. */
async function publish(draft: string, path: string, folder: string): Promise<void> {
  await rename(draft, path);
  const directory = await open(folder, 'r').catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}

async function writeArchive(
  path: string,
  urls: DatabaseUrls,
  { tools, secret, ...options }: BackupOptions,
  scratchFolder: string,
  createdAt: Instant,
): Promise<BackupManifest> {
  const context = { scratchFolder, tools, options: resolveOptions(options), id: randomUUID().slice(0, 8) };
  const writer = await createArchiveWriter(path, { secret, mtime: new Date(createdAt) });
  try {
    const parts: BackupPart[] = [];
    for (const database of COPY_ORDER) {
      parts.push(await addPart(writer, database, urls[database], context));
    }

    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      createdAt: new Date(createdAt).toISOString(),
      node: process.version,
      parts: parts.sort(inCanonicalOrder),
    };
    await writer.finish(MANIFEST_FILE, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    return manifest;
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function addPart(
  writer: ArchiveWriter,
  database: DatabaseName,
  url: string,
  context: CopyContext,
): Promise<BackupPart> {
  const { provider: engine, address } = parseDatabaseUrl(url, context.options.rootDir);
  const provider = PROVIDERS[engine];

  return naming(database, async () => {
    const { tables, schemaVersion } = await describeDatabase(provider, address, context.options);
    const copy = await provider.backup.copy(address, context);
    const file = `${database}.${provider.backup.extension}`;
    // The full disk of the backup is not that of the database.
    const digest = await withStorageErrors('The backup cannot be written', 'BACKUP_NOT_MADE', () =>
      writer.add(file, copy.content).finally(() => copy.dispose()),
    );
    const none = Object.fromEntries(tables.map((table) => [table, 0]));
    const rows = { ...none, ...copy.rows() };
    return { database, engine, file, ...digest, schemaVersion, rows, madeBy: copy.madeBy };
  });
}

/** Runs `work` on a database; a failure that was foreseen names it. */
export async function naming<Result>(database: DatabaseName, work: () => Promise<Result>): Promise<Result> {
  try {
    return await withAppErrors(work);
  } catch (error) {
    throw error instanceof AppError
      ? new AppError(error.kind, error.code, `${database} database: ${error.message}`, { cause: error })
      : error;
  }
}

function inCanonicalOrder(a: BackupPart, b: BackupPart): number {
  return DATABASE_NAMES.indexOf(a.database) - DATABASE_NAMES.indexOf(b.database);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDatabaseUrl } from '../connect/database-url.ts';
import type { DatabaseName, ProviderName } from '../connect/names.ts';
import type { DatabaseUrls } from '../connect/open.ts';
import { type DatabaseOptions, resolveOptions } from '../connect/options.ts';
import { PROVIDERS } from '../providers/index.ts';
import { type Archive, openArchive } from './archive-reader.ts';
import { naming } from './backup.ts';
import { assertKnownSchema, stagePart } from './check.ts';
import type { CopyContext, ToolEnvironment } from './contract.ts';
import { withStorageErrors } from './errors.ts';
import type { BackupManifest, BackupPart } from './manifest.ts';

export interface ReadBackupOptions extends DatabaseOptions {
  /** What the programs of servers are given of the environment. */
  readonly tools: ToolEnvironment;
  /** What may open an archive that is encrypted: the present secret and those before. */
  readonly secrets: readonly string[];
}

export interface VerifiedPart {
  readonly database: DatabaseName;
  readonly engine: ProviderName;
  readonly tables: number;
  readonly rows: number;
  /** Whether it was made a database again. Else its checksum is right, and no more is known. */
  readonly wasRestored: boolean;
  /** Migrations that this version would still apply. */
  readonly pending: readonly string[];
}

export interface VerifiedBackup {
  readonly manifest: BackupManifest;
  readonly isEncrypted: boolean;
  readonly parts: readonly VerifiedPart[];
}

/**
 * Restores a backup into a scratch place and checks checksums, integrity, rows and migrations; changes nothing. A part
 * of a server is restored beside the database of the same name, if that is on such a server. Throws what `openArchive`
 * throws, BACKUP_DAMAGED, DATABASE_NEWER_THAN_CODE, BACKUP_TOOL_MISSING, BACKUP_TOOL_FAILED, SCRATCH_DATABASE_REFUSED.
 */
export async function verifyBackup(
  path: string,
  urls: DatabaseUrls,
  options: ReadBackupOptions,
): Promise<VerifiedBackup> {
  return withArchive(path, options, async (archive, context) => {
    const { parts } = archive.manifest;
    await checkContents(archive, parts);
    const verified: VerifiedPart[] = [];
    for (const part of parts) {
      verified.push(
        await naming(part.database, () => verifyPart(archive, part, urls[part.database], context)),
      );
    }

    return { manifest: archive.manifest, isEncrypted: archive.isEncrypted, parts: verified };
  });
}

/** Opens an archive with a scratch folder beside, and leaves neither. */
export async function withArchive<Result>(
  path: string,
  { tools, secrets, ...options }: ReadBackupOptions,
  work: (archive: Archive, context: Omit<CopyContext, 'id'>) => Promise<Result>,
): Promise<Result> {
  const archive = await openArchive(path, secrets);
  try {
    return await withStorageErrors('There is no room to work', 'BACKUP_NOT_CHECKED', async () => {
      const scratchFolder = await mkdtemp(join(tmpdir(), 'openalgo-restore-'));
      try {
        return await work(archive, { scratchFolder, tools, options: resolveOptions(options) });
      } finally {
        await rm(scratchFolder, { recursive: true, force: true });
      }
    });
  } finally {
    await archive.close();
  }
}

/** Reads all of it first: nothing that is not what was written reaches an engine. */
export async function checkContents(archive: Archive, parts: readonly BackupPart[]): Promise<void> {
  for (const part of parts) {
    await assertKnownSchema(part);
    await archive.check(part);
  }
}

async function verifyPart(
  archive: Archive,
  part: BackupPart,
  url: string,
  context: Omit<CopyContext, 'id'>,
): Promise<VerifiedPart> {
  const address = scratchAddress(part, url, context);
  const facts = {
    database: part.database,
    engine: part.engine,
    tables: Object.keys(part.rows).length,
    rows: Object.values(part.rows).reduce((sum, count) => sum + count, 0),
  };
  if (address === null) {
    return { ...facts, wasRestored: false, pending: [] };
  }

  const { staged, pending } = await stagePart(archive, part, address, context);
  await staged.discard();
  return { ...facts, wasRestored: true, pending };
}

/** Where a part can be restored without touching anything; null where no such place is known. */
function scratchAddress(
  { database, engine }: BackupPart,
  url: string,
  { scratchFolder, options }: Omit<CopyContext, 'id'>,
): string | null {
  const live = parseDatabaseUrl(url, options.rootDir);
  const beside = live.provider === engine ? live.address : null;
  return PROVIDERS[engine].backup.scratchAddress(join(scratchFolder, database), beside);
}

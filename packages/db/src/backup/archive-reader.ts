import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { AppError } from '@openalgo/domain';
import { type Entry, fromFdPromise, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { createDigestStream } from './digest-stream.ts';
import { damaged, withStorageErrors } from './errors.ts';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupPart,
  formatSchema,
  MANIFEST_FILE,
  manifestSchema,
} from './manifest.ts';
import { SEAL_MAGIC } from './seal.ts';
import { openSealed, type SealedContent } from './sealed-reader.ts';

/** An archive whose manifest has been read. */
export interface Archive {
  /** Its name, for messages. */
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly manifest: BackupManifest;
  /** The content of a part. The stream fails at its end when it is not what was written. */
  read(part: BackupPart): Promise<Readable>;
  /** Reads a part to its end; throws when it is not what was written. */
  check(part: BackupPart): Promise<void>;
  close(): Promise<void>;
}

interface Content {
  readonly zip: ZipFile;
  readonly isEncrypted: boolean;
}

/**
 * Opens a backup. Throws `unavailable` (BACKUP_UNREADABLE) for a file that cannot be read, and `invalid` for one that is
 * cut short, altered or no backup (BACKUP_DAMAGED), encrypted with none of the `secrets` (BACKUP_KEY_WRONG), or of a form that
 * this version does not know (BACKUP_NEWER_THAN_CODE).
 */
export async function openArchive(path: string, secrets: readonly string[]): Promise<Archive> {
  const name = basename(path);
  const file = await withStorageErrors(`The backup ${path} cannot be read`, 'BACKUP_UNREADABLE', () =>
    open(path, 'r'),
  );

  try {
    const { zip, isEncrypted } = await openContent(file, name, secrets);
    const entries = await guarded(name, () => listEntries(zip));
    const manifest = await readManifest(name, zip, entries);
    const read = (part: BackupPart) => readPart(name, zip, entries, part);

    return {
      name,
      isEncrypted,
      manifest,
      read,
      check: (part) =>
        guarded(name, async () => {
          const stream = await read(part);
          stream.resume();
          await finished(stream);
        }),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openContent(file: FileHandle, name: string, secrets: readonly string[]): Promise<Content> {
  const options = { autoClose: false };
  const { size } = await withStorageErrors(`The backup ${name} cannot be read`, 'BACKUP_UNREADABLE', () =>
    file.stat(),
  );
  if (!(await beginsSealed(file, name))) {
    return { zip: await guarded(name, () => fromFdPromise(file.fd, options)), isEncrypted: false };
  }

  const { reader, bytes } = await openWithAny(file, name, size, secrets);
  const zip = await guarded(name, () => fromRandomAccessReaderPromise(reader, bytes, options));
  return { zip, isEncrypted: true };
}

/** Keys change, and old backups stay: the first that fits is taken. */
async function openWithAny(
  file: FileHandle,
  name: string,
  size: number,
  secrets: readonly string[],
): Promise<SealedContent> {
  const reasons: unknown[] = [];
  for (const secret of secrets) {
    try {
      return await openSealed(file, size, secret);
    } catch (error) {
      reasons.push(error);
    }
  }

  throw new AppError(
    'invalid',
    'BACKUP_KEY_WRONG',
    `The backup ${name} is encrypted and cannot be opened: either it was made with an APP_KEY that is neither the present nor a previous one, or it was cut short or altered. Nothing was changed.`,
    { cause: new AggregateError(reasons) },
  );
}

async function beginsSealed(file: FileHandle, name: string): Promise<boolean> {
  const start = Buffer.alloc(SEAL_MAGIC.length);
  await withStorageErrors(`The backup ${name} cannot be read`, 'BACKUP_UNREADABLE', () =>
    file.read(start, 0, start.length, 0),
  );
  return start.equals(SEAL_MAGIC);
}

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
  }

  return entries;
}

async function readManifest(
  name: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<BackupManifest> {
  const entry = entries.get(MANIFEST_FILE);
  if (entry === undefined) {
    throw damaged(name, `there is no ${MANIFEST_FILE} in it`);
  }

  const content: unknown = await guarded(name, async () =>
    JSON.parse((await buffer(await zip.openReadStreamPromise(entry))).toString()),
  );
  const { success, data } = formatSchema.safeParse(content);
  if (success && data.format > BACKUP_FORMAT) {
    throw new AppError(
      'invalid',
      'BACKUP_NEWER_THAN_CODE',
      `The backup ${name} was written by a newer version, in form ${data.format}. Use that version to read it.`,
    );
  }

  const manifest = manifestSchema.safeParse(content);
  if (!manifest.success) {
    throw damaged(name, `its ${MANIFEST_FILE} is not as it was written`, manifest.error);
  }

  return manifest.data;
}

async function readPart(
  name: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  part: BackupPart,
): Promise<Readable> {
  const entry = entries.get(part.file);
  if (entry === undefined) {
    throw damaged(name, `there is no ${part.file} in it`);
  }

  const content = await guarded(name, () => zip.openReadStreamPromise(entry));
  const stream = createDigestStream((seen) =>
    seen.sha256 === part.sha256 && seen.bytes === part.bytes
      ? null
      : damaged(name, `${part.file} is not what was written: its checksum is another`),
  );
  content.once('error', (error) => stream.destroy(damagedBy(name, error)));
  return content.pipe(stream);
}

/** Whatever goes wrong inside an archive that could be opened is damage. */
async function guarded<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw damagedBy(name, error);
  }
}

function damagedBy(name: string, error: unknown): AppError {
  return error instanceof AppError
    ? error
    : damaged(name, 'it was cut short, altered, or is no backup', error);
}

import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createDigestStream, type Digest } from './digest-stream.ts';
import { createSeal, createSealingStream } from './seal.ts';

const PRIVATE = 0o600;

/** Writes an archive, part after part, in little memory. */
export interface ArchiveWriter {
  add(name: string, content: Readable): Promise<Digest>;
  /** Adds the last part and completes the file. Only then all of it is on disk. */
  finish(name: string, content: Buffer): Promise<void>;
  /** Lets go of the file, whatever became of it. */
  abort(): Promise<void>;
}

/**
 * A new ZIP file, sealed when there is a secret. ZIP, because its sizes stand behind the data, so that nothing needs to
 * be written twice; its directory at the very end, so that a file cut short is never taken for whole; and because every
 * machine has a program that opens it, should this one be gone.
 */
export async function createArchiveWriter(
  path: string,
  { secret, mtime }: { readonly secret: string | null; readonly mtime: Date },
): Promise<ArchiveWriter> {
  const seals = secret === null ? [] : [createSealingStream(await createSeal(secret))];
  const zip = new ZipFile();
  const target = createWriteStream(path, { mode: PRIVATE, flags: 'wx', flush: true });
  const stopping = new AbortController();
  const written = pipeline([zip.outputStream, ...seals, target], { signal: stopping.signal });
  const failure = new Promise<never>((_, reject) => written.catch(reject));
  // Whoever adds or finishes is told; a failure in between must not end the process.
  failure.catch(() => {});
  // That a part's stream failed is told by the pipeline that filled it.
  zip.on('error', () => {});
  const options = { mtime, mode: PRIVATE, compress: true };

  return {
    async add(name, content) {
      let digest: Digest = { bytes: 0, sha256: '' };
      const stream = createDigestStream((seen) => {
        digest = seen;
        return null;
      });
      zip.addReadStream(stream, name, options);
      await Promise.race([pipeline(content, stream), failure]);
      return digest;
    },

    async finish(name, content) {
      zip.addBuffer(content, name, options);
      zip.end();
      await written;
    },

    async abort() {
      stopping.abort();
      if (!target.closed) {
        await new Promise<void>((resolve) => target.once('close', () => resolve()));
      }
    },
  };
}

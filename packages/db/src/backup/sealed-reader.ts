import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { CHUNK_BYTES, createSeal, SEAL_HEAD_BYTES, type Seal, TAG_BYTES } from './seal.ts';

const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** The content of a sealed file, at any place, without ever being on disk in clear. */
export interface SealedContent {
  readonly reader: RandomAccessReader;
  readonly bytes: number;
}

/**
 * Opens a sealed file of `sealedBytes`. Throws when its end is not the end that was written, or the secret is another:
 * one cannot be told from the other. Whoever gave the file closes it.
 */
export async function openSealed(
  file: FileHandle,
  sealedBytes: number,
  secret: string,
): Promise<SealedContent> {
  const seal = await createSeal(secret, await readExactly(file, 0, SEAL_HEAD_BYTES));
  const bodyBytes = sealedBytes - SEAL_HEAD_BYTES;
  const lastIndex = Math.max(0, Math.ceil(bodyBytes / SEALED_CHUNK_BYTES) - 1);
  const chunkAt = (index: number) => openChunk(file, seal, index, sealedBytes, lastIndex);
  const last = await chunkAt(lastIndex);
  const bytes = lastIndex * CHUNK_BYTES + last.length;

  return { reader: new SealedReader((start, end) => readRange(chunkAt, start, end)), bytes };
}

/** What yauzl asks to be extended: it hands out ranges of the content. */
class SealedReader extends RandomAccessReader {
  readonly #rangeOf: (start: number, end: number) => AsyncIterable<Buffer>;

  constructor(rangeOf: (start: number, end: number) => AsyncIterable<Buffer>) {
    super();
    this.#rangeOf = rangeOf;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#rangeOf(start, end), { objectMode: false });
  }
}

async function* readRange(
  chunkAt: (index: number) => Promise<Buffer>,
  start: number,
  end: number,
): AsyncIterable<Buffer> {
  for (let position = start; position < end; ) {
    const index = Math.floor(position / CHUNK_BYTES);
    const offset = index * CHUNK_BYTES;
    const chunk = await chunkAt(index);
    yield chunk.subarray(position - offset, end - offset);
    position = offset + CHUNK_BYTES;
  }
}

async function openChunk(
  file: FileHandle,
  seal: Seal,
  index: number,
  sealedBytes: number,
  lastIndex: number,
): Promise<Buffer> {
  const start = SEAL_HEAD_BYTES + index * SEALED_CHUNK_BYTES;
  const sealed = await readExactly(file, start, Math.min(SEALED_CHUNK_BYTES, sealedBytes - start));
  return seal.decrypt(sealed, index, index === lastIndex);
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
  if (bytesRead !== length) {
    throw new Error(`The file ends before byte ${position + length}`);
  }

  return buffer;
}

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * A sealed file: a line of text that says what it is, a random salt, then chunks, each encrypted and authenticated with
 * AES-256-GCM. The key belongs to the salt and so to this file alone, which is why a plain counter is a nonce that never
 * repeats. The nonce also tells whether a chunk is the last, and every chunk authenticates the head of the file: so none
 * can be altered, moved, left out or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár).
 */
export const SEAL_MAGIC = Buffer.from('OPENALGO-SEALED-BACKUP 1\n');
const SALT_BYTES = 32;
export const SEAL_HEAD_BYTES = SEAL_MAGIC.length + SALT_BYTES;
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const COUNTER_OFFSET = 3;
const LAST_OFFSET = 11;
/** RFC 7914 with 32 MB: about a tenth of a second. APP_KEY is random, but nothing forces it to be. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** What opens and seals the chunks of one file. */
export interface Seal {
  readonly head: Buffer;
  encrypt(chunk: Buffer, index: number, isLast: boolean): Buffer;
  /** Throws when the chunk is not as it was sealed, or was sealed with another secret. */
  decrypt(sealed: Buffer, index: number, isLast: boolean): Buffer;
}

/** The seal of the file that begins with `head`, or of a new file. */
export async function createSeal(secret: string, head = newHead()): Promise<Seal> {
  const key = await deriveKey(secret, head.subarray(SEAL_MAGIC.length));

  return {
    head,
    encrypt(chunk, index, isLast) {
      const cipher = createCipheriv(ALGORITHM, key, nonceOf(index, isLast)).setAAD(head);
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(sealed, index, isLast) {
      const decipher = createDecipheriv(ALGORITHM, key, nonceOf(index, isLast)).setAAD(head);
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    },
  };
}

/** Seals what flows through it. */
export function createSealingStream(seal: Seal): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  let index = 0;

  return new Transform({
    construct(done) {
      this.push(seal.head);
      done();
    },
    transform(data: Buffer, _encoding, done: TransformCallback) {
      waiting = Buffer.concat([waiting, data]);
      // A chunk that is full waits for more, because only then it is known not to be the last.
      while (waiting.length > CHUNK_BYTES) {
        this.push(seal.encrypt(waiting.subarray(0, CHUNK_BYTES), index, false));
        waiting = waiting.subarray(CHUNK_BYTES);
        index += 1;
      }
      done();
    },
    flush(done) {
      done(null, seal.encrypt(waiting, index, true));
    },
  });
}

function newHead(): Buffer {
  return Buffer.concat([SEAL_MAGIC, randomBytes(SALT_BYTES)]);
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeBigUInt64BE(BigInt(index), COUNTER_OFFSET);
  nonce.writeUInt8(isLast ? 1 : 0, LAST_OFFSET);
  return nonce;
}

function deriveKey(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, SCRYPT, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

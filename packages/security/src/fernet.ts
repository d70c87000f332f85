import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const VERSION = 0x80;
const KEY_BYTES = 32;
const TIMESTAMP_AT = 1;
const IV_AT = 9;
const CIPHERTEXT_AT = 25;
const BLOCK_BYTES = 16;
const MAC_BYTES = 32;
const TOKEN_BYTES_MIN = CIPHERTEXT_AT + BLOCK_BYTES + MAC_BYTES;
/** How far ahead of ours the clock of a token's maker may be, where age matters at all. */
const CLOCK_SKEW_SECONDS = 60;

/** A token or a key that cannot be used. The message carries neither of them, nor any plain text. */
export class FernetError extends Error {
  override readonly name = 'FernetError';
}

export interface FernetOptions {
  /** 32 bytes each. Tokens of all of them can be read; the first, the newest, writes. */
  readonly keys: readonly Buffer[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 16 unpredictable bytes for every token. Only tests, which reproduce known tokens, give another. */
  readonly createIv?: () => Buffer;
}

export interface DecryptOptions {
  /** Refuse tokens that are older, or from more than a minute ahead. Without it age does not matter. */
  readonly maxAgeSeconds?: number;
}

/**
 * Authenticated encryption of short texts in the Fernet format (https://github.com/fernet/spec, version 0x80), readable by
 * and able to read every other implementation.
 */
export interface Fernet {
  /** Encrypts well-formed text into a token of the present time. */
  encrypt(text: string): string;
  /** The text of a token. Throws FernetError unless one of the keys made it and nobody altered it. */
  decrypt(token: string, options?: DecryptOptions): string;
  /** The place, among the keys, of the one that made this token; null when none did, or it was altered. */
  keyOf(token: string): number | null;
}

interface FernetKey {
  readonly signing: Buffer;
  readonly encryption: Buffer;
}

/** Throws FernetError when there is no key or one is not 32 bytes long. */
export function createFernet({ keys, now, createIv = () => randomBytes(16) }: FernetOptions): Fernet {
  const ring = keys.map(splitKey);
  const [newest] = ring;
  if (newest === undefined) {
    throw new FernetError('Fernet needs at least one key.');
  }

  return {
    encrypt: (text) => encodeBase64Url(seal(newest, text, secondsOf(now), createIv())),
    decrypt(token, { maxAgeSeconds } = {}) {
      const bytes = decodeToken(token);
      if (maxAgeSeconds !== undefined) {
        assertAge(bytes, secondsOf(now), maxAgeSeconds);
      }

      return open(findKey(ring, bytes), bytes);
    },
    keyOf(token) {
      const bytes = readToken(token);
      const index = bytes === null ? -1 : ring.findIndex((key) => madeBy(key, bytes));
      return index === -1 ? null : index;
    },
  };
}

function splitKey(key: Buffer): FernetKey {
  if (key.length !== KEY_BYTES) {
    throw new FernetError(`A Fernet key has ${KEY_BYTES} bytes, not ${key.length}.`);
  }

  return { signing: key.subarray(0, KEY_BYTES / 2), encryption: key.subarray(KEY_BYTES / 2) };
}

function seal(key: FernetKey, text: string, seconds: number, iv: Buffer): Buffer {
  const header = Buffer.alloc(IV_AT);
  header.writeUInt8(VERSION);
  header.writeBigUInt64BE(BigInt(seconds), TIMESTAMP_AT);

  const cipher = createCipheriv('aes-128-cbc', key.encryption, iv);
  const signed = Buffer.concat([header, iv, cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([signed, sign(key, signed)]);
}

function decodeToken(token: string): Buffer {
  const bytes = readToken(token);
  if (bytes === null) {
    throw new FernetError('This is not a Fernet token.');
  }

  return bytes;
}

/** The bytes of a token; null for what is none. */
function readToken(token: string): Buffer | null {
  const bytes = Buffer.from(token, 'base64url');
  // Node's decoder skips what it does not know, so only a token that encodes to itself is one.
  const wellFormed = encodeBase64Url(bytes) === token;
  return wellFormed && bytes.length >= TOKEN_BYTES_MIN && bytes[0] === VERSION ? bytes : null;
}

function assertAge(bytes: Buffer, nowSeconds: number, maxAgeSeconds: number): void {
  const age = nowSeconds - Number(bytes.readBigUInt64BE(TIMESTAMP_AT));
  if (age > maxAgeSeconds) {
    throw new FernetError('The Fernet token has expired.');
  }
  if (age < -CLOCK_SKEW_SECONDS) {
    throw new FernetError('The Fernet token comes from the future; compare the clocks of both machines.');
  }
}

function findKey(ring: readonly FernetKey[], bytes: Buffer): FernetKey {
  const key = ring.find((candidate) => madeBy(candidate, bytes));
  if (key === undefined) {
    throw new FernetError('The Fernet token was made with another key, or was altered.');
  }

  return key;
}

function madeBy(key: FernetKey, bytes: Buffer): boolean {
  return timingSafeEqual(sign(key, bytes.subarray(0, -MAC_BYTES)), bytes.subarray(-MAC_BYTES));
}

function open(key: FernetKey, bytes: Buffer): string {
  const iv = bytes.subarray(IV_AT, CIPHERTEXT_AT);
  const decipher = createDecipheriv('aes-128-cbc', key.encryption, iv);
  try {
    const plain = Buffer.concat([
      decipher.update(bytes.subarray(CIPHERTEXT_AT, -MAC_BYTES)),
      decipher.final(),
    ]);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    // Whoever has the key signed something that is no padded text; the cause could only tell about its content.
    throw new FernetError('The Fernet token does not hold text.');
  }
}

function sign(key: FernetKey, bytes: Buffer): Buffer {
  return createHmac('sha256', key.signing).update(bytes).digest();
}

function secondsOf(now: () => number): number {
  return Math.floor(now() / 1000);
}

/** Node's own `base64url` leaves the padding away, which the specification and other readers require. */
function encodeBase64Url(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

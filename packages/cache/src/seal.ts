import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

/** Makes values unreadable, and unforgeable, to whoever has not the secret. */
export interface Seal {
  /** `name` is what the value is of; it opens under the same name alone. */
  close(name: string, value: unknown): Buffer;
  /** The value; null for what is not, or no longer, what was sealed under this name. */
  open(name: string, sealed: Buffer): { readonly value: unknown } | null;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A seal of AES-256-GCM whose key is made of the secret. What other processes are told is believed: a row of an API key
 * says whose account it opens, so a shared memory that others can write to must not be able to make one up.
 */
export function createSeal(secret: string): Seal {
  const key = createHmac('sha256', secret).update('openalgo shared entries').digest();

  return {
    close(name, value) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(name),
      );
      const body = Buffer.concat([cipher.update(serialize(value)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },

    open(name, sealed) {
      try {
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(name))
          .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
        return { value: deserialize(Buffer.concat([body, decipher.final()])) };
      } catch {
        return null;
      }
    },
  };
}

import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const ITERATIONS = 480_000;
const KEY_BYTES = 32;

const pbkdf2Async = promisify(pbkdf2);

/** Derives the key of an installation from its APP_KEY and its pepper. */
export type DeriveKey = (appKey: string, pepper: string) => Promise<Buffer>;

/**
 * The Fernet key of an installation: PBKDF2-HMAC-SHA256 over APP_KEY, salted with API_KEY_PEPPER. Whoever has both
 * reads what a Python installation with the same two values encrypted. Slow by design; derive once per process.
 */
export function deriveFernetKey(appKey: string, pepper: string): Promise<Buffer> {
  return pbkdf2Async(appKey, pepper, ITERATIONS, KEY_BYTES, 'sha256');
}

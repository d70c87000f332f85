import { randomBytes } from 'node:crypto';

/** `bytes` unpredictable bytes as lower-case hexadecimal, twice as many characters. */
export function randomSecret(bytes = 32): string {
  return randomBytes(bytes).toString('hex');
}

import { createHmac } from 'node:crypto';

/** What a value is hashed for; the hash of one purpose is no hash of another. */
export type HashPurpose =
  | 'session'
  | 'csrf'
  | 'recovery code'
  | 'password reset'
  | 'login name'
  | 'telegram link code';

/**
 * Hexadecimal HMAC-SHA256 of a value for a purpose, keyed by the pepper, so that a stolen table can be searched by nobody.
 * For secrets that are random and long, and for values that need only be recognised: it is fast, so never for passwords.
 */
export function keyedHash(purpose: HashPurpose, value: string, pepper: string): string {
  return createHmac('sha256', pepper).update(`${purpose}\0${value}`).digest('hex');
}

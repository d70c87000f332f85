import { createHmac } from 'node:crypto';
import { randomSecret } from './random-secret.ts';

const KEY_BYTES = 32;
const LOOKUP_CHARACTERS = 16;
const API_KEY = /^[0-9a-f]{64}$/;

/**
 * A new API key: 64 lower-case hexadecimal characters, the form that every OpenAlgo client already carries. The first 16 find
 * its row, the other 48 prove it.
 */
export function generateApiKey(): string {
  return randomSecret(KEY_BYTES);
}

/** Whether a text has the form of an API key. */
export function isApiKey(text: string): boolean {
  return API_KEY.test(text);
}

/**
 * What an API key is found by, for a unique column: hexadecimal HMAC-SHA256 of its lookup part. It is keyed by the
 * pepper, so that a stolen table can be searched by nobody. Throws RangeError for what is no API key.
 */
export function apiKeyLookup(key: string, pepper: string): string {
  if (!isApiKey(key)) {
    throw new RangeError('An API key has 64 lower-case hexadecimal characters.');
  }

  return createHmac('sha256', pepper).update(key.slice(0, LOOKUP_CHARACTERS)).digest('hex');
}

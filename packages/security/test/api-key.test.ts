import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { apiKeyLookup, generateApiKey, isApiKey, randomSecret } from '../src/index.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const KEY = '0123456789abcdef'.repeat(4);

test('a new key has the form of all keys and is never made twice', () => {
  const keys = Array.from({ length: 100 }, generateApiKey);
  expect(keys.every(isApiKey)).toBe(true);
  expect(new Set(keys).size).toBe(100);
});

test('the lookup is HMAC-SHA256 of the first 16 characters under the pepper', () => {
  const expected = createHmac('sha256', PEPPER).update('0123456789abcdef').digest('hex');
  expect(apiKeyLookup(KEY, PEPPER)).toBe(expected);
});

test('the lookup tells nothing of the secret part, and nothing without the pepper', () => {
  expect(apiKeyLookup(`0123456789abcdef${'f'.repeat(48)}`, PEPPER)).toBe(apiKeyLookup(KEY, PEPPER));
  expect(apiKeyLookup(KEY, 'another pepper')).not.toBe(apiKeyLookup(KEY, PEPPER));
});

test.each(['', KEY.slice(1), `${KEY}0`, KEY.toUpperCase(), ` ${KEY.slice(1)}`, `${KEY}\n`])(
  '%j is no key',
  (text) => {
    expect(isApiKey(text)).toBe(false);
    expect(() => apiKeyLookup(text, PEPPER)).toThrow(RangeError);
  },
);

test('a random secret has twice as many characters as bytes', () => {
  expect(randomSecret()).toMatch(/^[0-9a-f]{64}$/);
  expect(randomSecret(8)).toMatch(/^[0-9a-f]{16}$/);
});

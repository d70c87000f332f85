import { expect, test } from 'vitest';
import { deriveFernetKey } from '../src/index.ts';

test("the key is the one that Python's PBKDF2HMAC derives from the same two values, in UTF-8", async () => {
  const key = await deriveFernetKey(
    'app-key-of-at-least-thirty-two-ch₹racters',
    'pepper-of-at-least-thirty-two-ch₹racters',
  );
  // PBKDF2HMAC(SHA256(), length=32, salt=pepper, iterations=480_000).derive(app_key), cryptography 48.0.0
  expect(key.toString('hex')).toBe('0e0d816dc340fb2accd5822598ec6b82e8e115fd4165d97c28dfee0275e6d5ca');
});

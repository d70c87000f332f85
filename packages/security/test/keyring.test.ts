import { describe, expect, test } from 'vitest';
import { createFernet, deriveFernetKey, openKeyring } from '../src/index.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const OLD = 'old-app-key-of-at-least-thirty-two-characters';
const NEW = 'new-app-key-of-at-least-thirty-two-characters';
const now = () => 1_700_000_000_000;

describe('a keyring of several keys', () => {
  test('reads what each of them encrypted, and writes with the newest alone', async () => {
    const [before, during, after] = await Promise.all(
      [[OLD], [NEW, OLD], [NEW]].map((appKeys) => openKeyring({ appKeys, pepper: PEPPER, now })),
    );
    const old = before?.secrets.encrypt('token') ?? '';
    const renewed = during?.secrets.encrypt('token') ?? '';

    expect(during?.secrets.decrypt(old)).toBe('token');
    expect(after?.secrets.decrypt(renewed)).toBe('token');
    expect([old, renewed, 'no token'].map((token) => during?.secrets.keyOf(token))).toEqual([1, 0, null]);
    expect(after?.secrets.keyOf(old)).toBeNull();
  });

  test('encrypts secrets as a Python installation with the same APP_KEY and pepper does', async () => {
    const keyring = await openKeyring({ appKeys: [NEW], pepper: PEPPER, now });
    const plain = createFernet({ keys: [await deriveFernetKey(NEW, PEPPER)], now });

    expect(plain.decrypt(keyring.secrets.encrypt('token'))).toBe('token');
  });

  test('keeps the purposes apart: a token of one is none of the other', async () => {
    const { secrets, audit } = await openKeyring({ appKeys: [NEW], pepper: PEPPER, now });

    expect(audit.keyOf(secrets.encrypt('text'))).toBeNull();
    expect(secrets.keyOf(audit.encrypt('text'))).toBeNull();
    expect(audit.decrypt(audit.encrypt('text'))).toBe('text');
  });
});

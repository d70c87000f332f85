import { describe, expect, test, vi } from 'vitest';
import {
  apiKeyLookup,
  createApiKeyVerifier,
  createHashRenewal,
  createPasswordHasher,
  generateApiKey,
} from '../src/index.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const WEAK = { timeCost: 1, memoryKib: 1024, parallelism: 1 };
const STRONG = { ...WEAK, timeCost: 2 };

function unexpected(error: unknown): never {
  throw error;
}

const weak = createPasswordHasher({ pepper: PEPPER, parameters: WEAK });
const strong = createPasswordHasher({ pepper: PEPPER, parameters: STRONG });

describe('the hash of a key, when the cost has risen', () => {
  test('is renewed at the next check, once, and the key still fits', async () => {
    const key = generateApiKey();
    let stored = await weak.hash(key);
    const replace = vi.fn(async (renewed: string) => {
      stored = renewed;
    });
    const renewal = createHashRenewal({ hasher: strong, onFailure: unexpected });
    const lookup = apiKeyLookup(key, PEPPER);
    const verifier = createApiKeyVerifier({
      pepper: PEPPER,
      hasher: strong,
      find: async (wanted) => (wanted === lookup ? { userId: 'asha', apiKeyHash: stored } : null),
      onProven: (secret, hash) => renewal.consider({ secret, hash, replace }),
    });

    expect(await verifier.verify(key)).toEqual({ userId: 'asha' });
    await renewal.settled();
    expect(strong.needsRehash(stored)).toBe(false);
    expect(await verifier.verify(key)).toEqual({ userId: 'asha' });
    await renewal.settled();
    expect(replace).toHaveBeenCalledTimes(1);
  });

  test('costs who shows the key no second Argon2 verification once it is renewed', async () => {
    const key = generateApiKey();
    let stored = await weak.hash(key);
    const renewal = createHashRenewal({ hasher: strong, onFailure: unexpected });
    const verify = vi.fn(strong.verify);
    const verifier = createApiKeyVerifier({
      pepper: PEPPER,
      hasher: { verify },
      find: async () => ({ userId: 'asha', apiKeyHash: stored }),
      onProven: (secret, hash, learn) =>
        renewal.consider({
          secret,
          hash,
          replace: async (renewed) => {
            learn(renewed);
            stored = renewed;
          },
        }),
    });

    await verifier.verify(key);
    await renewal.settled();
    expect(strong.needsRehash(stored)).toBe(false);
    expect(await verifier.verify(key)).toEqual({ userId: 'asha' });
    expect(await verifier.verify(generateApiKey())).toBeNull();
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test('is not renewed for a wrong key', async () => {
    const key = generateApiKey();
    const apiKeyHash = await weak.hash(key);
    const replace = vi.fn();
    const renewal = createHashRenewal({ hasher: strong, onFailure: unexpected });
    const verifier = createApiKeyVerifier({
      pepper: PEPPER,
      hasher: strong,
      find: async () => ({ userId: 'asha', apiKeyHash }),
      onProven: (secret, hash) => renewal.consider({ secret, hash, replace }),
    });

    expect(await verifier.verify(generateApiKey())).toBeNull();
    await renewal.settled();
    expect(replace).not.toHaveBeenCalled();
  });
});

describe('a renewal', () => {
  test('leaves hashes of today’s cost alone', async () => {
    const replace = vi.fn();
    const renewal = createHashRenewal({ hasher: strong, onFailure: unexpected });
    renewal.consider({ secret: 'secret', hash: await strong.hash('secret'), replace });
    await renewal.settled();

    expect(replace).not.toHaveBeenCalled();
  });

  test('runs Argon2 once at a time, and after a failure goes on with the next', async () => {
    let running = 0;
    const hash = vi.fn(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 'renewed';
    });
    const replaced: string[] = [];
    const failures: unknown[] = [];
    const away = new Error('database is away');
    const renewal = createHashRenewal({
      hasher: { hash, needsRehash: () => true },
      onFailure: (error) => failures.push(error),
    });
    const replace = async (name: string) => {
      if (name === 'first') {
        throw away;
      }
      replaced.push(name);
    };
    for (const name of ['first', 'second', 'third']) {
      renewal.consider({ secret: 'secret', hash: name, replace: () => replace(name) });
    }
    await renewal.settled();

    expect(failures).toEqual([away]);
    expect(replaced).toEqual(['second', 'third']);
  });
});

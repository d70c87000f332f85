/**
 * What makes secrets slow, made quick for tests that are not about it.
 */
import type { Argon2Parameters, DeriveKey } from '../src/index.ts';
import { deriveFernetKey } from '../src/index.ts';

/** Argon2 that costs a test nothing. */
export const CHEAP_ARGON2: Argon2Parameters = { timeCost: 2, memoryKib: 64, parallelism: 1 };

const derived = new Map<string, Promise<Buffer>>();

/** `deriveFernetKey`, which in a process derives each key once. */
export const deriveKeyOnce: DeriveKey = (appKey, pepper) => {
  const id = JSON.stringify([appKey, pepper]);
  const known = derived.get(id);
  if (known !== undefined) {
    return known;
  }

  const key = deriveFernetKey(appKey, pepper);
  derived.set(id, key);
  return key;
};

import { describe, expect, test } from 'vitest';
import { createPasswordHasher } from '../src/index.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';
const QUICK = { timeCost: 1, memoryKib: 64, parallelism: 1 };
const hasher = createPasswordHasher({ pepper: PEPPER, parameters: QUICK });

/** Made by the reference implementation in C, which argon2-cffi wraps, over secret + pepper. */
const REFERENCE_QUICK =
  '$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Ay3SMDq2uroUWKYMIfYwRSzWUeIN1FJH7kvSkcm8t2c';
const REFERENCE_DEFAULT =
  '$argon2id$v=19$m=65536,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$PcU+5209LdrU13BaiDrJokO0gsjIio/3GCFL+AkmnI8';

describe('verify', () => {
  test('a hash of the reference implementation is verified, umlauts and all', async () => {
    expect(await hasher.verify(REFERENCE_QUICK, 'pässwört ₹')).toBe(true);
    expect(await hasher.verify(REFERENCE_QUICK, 'passwort ₹')).toBe(false);
  });

  test('a hash is verified with the cost that it names, not with ours', async () => {
    expect(await hasher.verify(REFERENCE_DEFAULT, 'Sw0rdfish!')).toBe(true);
  });

  test('a hash means nothing under another pepper', async () => {
    const other = createPasswordHasher({ pepper: `${PEPPER}!`, parameters: QUICK });
    expect(await other.verify(await hasher.hash('secret'), 'secret')).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['another scheme', '$2b$12$abcdefghijklmnopqrstuv'],
    ['half a hash', REFERENCE_QUICK.slice(0, 40)],
    ['no salt', '$argon2id$v=19$m=64,t=1,p=1$$Ay3SMDq2uroUWKYMIfYwRSzWUeIN1FJH7kvSkcm8t2c'],
    ['less memory than Argon2 allows', REFERENCE_QUICK.replace('m=64', 'm=7')],
    ['no pass at all', REFERENCE_QUICK.replace('t=1', 't=0')],
    ['something behind', `${REFERENCE_QUICK}\n`],
  ])('%s is a wrong password, not a failure', async (_what, hash) => {
    expect(await hasher.verify(hash, 'pässwört ₹')).toBe(false);
    expect(hasher.needsRehash(hash)).toBe(true);
  });
});

test('the same secret is hashed with a new salt every time, and verified', async () => {
  const hashes = await Promise.all([hasher.hash('secret'), hasher.hash('secret')]);
  expect(hashes[0]).not.toBe(hashes[1]);
  for (const hash of hashes) {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await hasher.verify(hash, 'secret')).toBe(true);
  }
});

describe('needsRehash', () => {
  test('by default the cost is that of argon2-cffi: 3 passes, 64 MiB, 4 lanes', () => {
    const standard = createPasswordHasher({ pepper: PEPPER });
    expect(standard.needsRehash(REFERENCE_DEFAULT)).toBe(false);
    expect(standard.needsRehash(REFERENCE_QUICK)).toBe(true);
  });

  test.each([
    ['passes', 't=1', 't=2'],
    ['memory', 'm=64', 'm=128'],
    ['lanes', 'p=1', 'p=2'],
    ['variant', 'argon2id', 'argon2i'],
  ])('other %s than today ask for a new hash', (_what, ours, theirs) => {
    expect(hasher.needsRehash(REFERENCE_QUICK)).toBe(false);
    expect(hasher.needsRehash(REFERENCE_QUICK.replace(ours, theirs))).toBe(true);
  });
});

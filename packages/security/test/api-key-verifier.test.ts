import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ApiKeyRow,
  type ApiKeyVerifier,
  apiKeyLookup,
  createApiKeyVerifier,
  createPasswordHasher,
  generateApiKey,
} from '../src/index.ts';

const PEPPER = 'pepper-of-at-least-thirty-two-characters';

interface Row extends ApiKeyRow {
  readonly orderMode: string;
}

/** A database, a hasher and a clock that count and obey. */
function createWorld() {
  const rows = new Map<string, Row>();
  const world = {
    finds: 0,
    hashings: 0,
    hashingsAtOnceMax: 0,
    databaseIsAway: false,
    hasherIsBroken: false,
    store(key: string, userId: string, storedKey = key) {
      rows.set(apiKeyLookup(key, PEPPER), { userId, apiKeyHash: `hash of ${storedKey}`, orderMode: 'auto' });
    },
    revoke(key: string) {
      rows.delete(apiKeyLookup(key, PEPPER));
    },
    async find(lookup: string): Promise<Row | null> {
      world.finds += 1;
      if (world.databaseIsAway) {
        throw new Error('database is away');
      }

      return rows.get(lookup) ?? null;
    },
    hasher: {
      running: 0,
      async verify(hash: string, secret: string): Promise<boolean> {
        world.hashings += 1;
        this.running += 1;
        world.hashingsAtOnceMax = Math.max(world.hashingsAtOnceMax, this.running);
        await new Promise((resolve) => setImmediate(resolve));
        this.running -= 1;
        if (world.hasherIsBroken) {
          throw new Error('out of memory');
        }

        return hash === `hash of ${secret}`;
      },
    },
  };
  return world;
}

/** A key with the lookup part of `key` and another secret part. */
function forge(key: string, fill: string): string {
  return key.slice(0, 16) + fill.repeat(48);
}

const key = generateApiKey();
let world: ReturnType<typeof createWorld>;
let verifier: ApiKeyVerifier<Row>;

beforeEach(() => {
  world = createWorld();
  verifier = createApiKeyVerifier({ ...world, pepper: PEPPER });
  world.store(key, 'asha');
});

describe('whose key it is', () => {
  test('the right key gives its row without the hash', async () => {
    expect(await verifier.verify(key)).toEqual({ userId: 'asha', orderMode: 'auto' });
  });

  test('an unknown key and a wrong secret part give nobody', async () => {
    expect(await verifier.verify(generateApiKey())).toBeNull();
    expect(await verifier.verify(forge(key, '0'))).toBeNull();
  });

  test.each(['', 'abc', key.toUpperCase(), `${key}0`, 'x'.repeat(64), 'a'.repeat(1_000_000)])(
    'a malformed key (%#) is refused without any work',
    async (malformed) => {
      expect(await verifier.verify(malformed)).toBeNull();
      expect(world).toMatchObject({ finds: 0, hashings: 0 });
    },
  );

  test('with the real hasher a real key is verified', async () => {
    const hasher = createPasswordHasher({
      pepper: PEPPER,
      parameters: { timeCost: 1, memoryKib: 64, parallelism: 1 },
    });
    const apiKeyHash = await hasher.hash(key);
    const real = createApiKeyVerifier({
      pepper: PEPPER,
      hasher,
      find: async () => ({ userId: 'asha', apiKeyHash }),
    });
    expect(await real.verify(key)).toEqual({ userId: 'asha' });
    expect(await real.verify(forge(key, '0'))).toBeNull();
  });
});

describe('Argon2', () => {
  test('runs once for a key, however often it is used', async () => {
    for (let use = 0; use < 24; use += 1) {
      expect(await verifier.verify(key)).not.toBeNull();
    }
    expect(world.hashings).toBe(1);
  });

  test('runs once for requests that come together', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => verifier.verify(key)));
    expect(answers.every((identity) => identity?.userId === 'asha')).toBe(true);
    expect(world.hashings).toBe(1);
  });

  test('runs once for a wrong key, together and later', async () => {
    const wrong = forge(key, '0');
    await Promise.all([verifier.verify(wrong), verifier.verify(wrong)]);
    expect(await verifier.verify(wrong)).toBeNull();
    expect(world.hashings).toBe(1);
  });

  test('does not run for guesses at a key that is already known', async () => {
    await verifier.verify(key);
    for (const fill of '0123456789abcdef') {
      expect(await verifier.verify(forge(key, fill))).toBeNull();
    }
    expect(world.hashings).toBe(1);
  });

  test('tries guesses at a key not known yet one at a time, and stops when the right one is found', async () => {
    const guesses = [...'01234567'].map((fill) => verifier.verify(forge(key, fill)));
    const right = verifier.verify(key);
    const later = [...'89abcdef'].map((fill) => verifier.verify(forge(key, fill)));

    expect(await right).not.toBeNull();
    expect(await Promise.all([...guesses, ...later])).toEqual(Array(16).fill(null));
    expect(world).toMatchObject({ hashings: 9, hashingsAtOnceMax: 1 });
  });

  test('does not let one user wait for another', async () => {
    const other = generateApiKey();
    world.store(other, 'ravi');
    await Promise.all([verifier.verify(key), verifier.verify(other)]);
    expect(world.hashingsAtOnceMax).toBe(2);
  });

  test('a failure of it reaches the caller and is not remembered as a wrong key', async () => {
    world.hasherIsBroken = true;
    await expect(verifier.verify(key)).rejects.toThrow('out of memory');
    world.hasherIsBroken = false;
    expect(await verifier.verify(key)).not.toBeNull();
  });
});

describe('the stored row', () => {
  test('a revoked key is refused as soon as its row says so', async () => {
    await verifier.verify(key);
    world.revoke(key);
    expect(await verifier.verify(key)).toBeNull();
  });

  test('a new key under the same lookup replaces the old one', async () => {
    const successor = forge(key, '1');
    await verifier.verify(key);
    await verifier.verify(successor);
    world.store(key, 'asha', successor);
    expect(await verifier.verify(key)).toBeNull();
    expect(await verifier.verify(successor)).not.toBeNull();
  });

  test('a key that was unknown is found once it is stored', async () => {
    const fresh = generateApiKey();
    expect(await verifier.verify(fresh)).toBeNull();
    world.store(fresh, 'ravi');
    expect(await verifier.verify(fresh)).toMatchObject({ userId: 'ravi' });
  });

  test('a database that is away is an error, not a wrong key, and heals at once', async () => {
    world.databaseIsAway = true;
    const both = await Promise.allSettled([verifier.verify(key), verifier.verify(key)]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);

    world.databaseIsAway = false;
    expect(await verifier.verify(key)).not.toBeNull();
  });
});

test('no more keys are remembered than asked for', async () => {
  const small = createApiKeyVerifier({ ...world, pepper: PEPPER, cacheMax: 2 });
  const others = Array.from({ length: 2 }, generateApiKey);
  for (const other of others) {
    world.store(other, 'ravi');
  }
  for (const each of [key, ...others, key]) {
    expect(await small.verify(each)).not.toBeNull();
  }
  expect(world.hashings).toBe(4);
});

test('no more wrong keys are remembered than asked for', async () => {
  const small = createApiKeyVerifier({ ...world, pepper: PEPPER, cacheMax: 2 });
  for (const fill of '0120') {
    await small.verify(forge(key, fill));
  }
  expect(world.hashings).toBe(4);
});

test('strangers with keys that nobody has cannot push a known key out of memory', async () => {
  const small = createApiKeyVerifier({ ...world, pepper: PEPPER, cacheMax: 2 });
  await small.verify(key);
  await Promise.all(Array.from({ length: 20 }, () => small.verify(generateApiKey())));
  await small.verify(key);
  expect(world.hashings).toBe(1);
});

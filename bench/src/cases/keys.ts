import { createChanges, rememberMain } from '@openalgo/cache';
import {
  defineTable,
  insertRows,
  instant,
  longText,
  type MainDatabase,
  type ProviderName,
  text,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { systemClock } from '@openalgo/domain';
import {
  apiKeyLookup,
  createApiKeyVerifier,
  createPasswordHasher,
  generateApiKey,
  type PasswordHasher,
} from '@openalgo/security';
import { onEveryEngine } from '../engines.ts';
import { compared, type Result, sample, sampleBoth } from '../measure.ts';
import type { Sizes } from '../sizes.ts';

const PEPPER = 'a pepper of the benchmark, long enough';
const COLD_CHECKS = 25;
const PAGE = 2000;
const AT = 1_787_000_000_000;

/** Checking an API key among those of many users: warm, and for the first time, against one Argon2 verification. */
export const benchKeys = (sizes: Sizes): Promise<readonly Result[]> =>
  onEveryEngine((engine) => benchKeysOn(engine, sizes));

async function benchKeysOn(engine: ProviderName, { keyChecks, users }: Sizes): Promise<readonly Result[]> {
  const fixture = await createTestDatabases(engine);
  try {
    const { main } = fixture.databases;
    const hasher = createPasswordHasher({ pepper: PEPPER });
    const apiKey = generateApiKey();
    const apiKeyHash = await addUsers(main, hasher, apiKey, users);
    const openVerifier = async () =>
      createApiKeyVerifier({ pepper: PEPPER, hasher, find: await rememberKeys(main) });

    const warmVerifier = await openVerifier();
    const warm = await sample(keyChecks, () => warmVerifier.verify(apiKey));
    const [argon2, cold] = await sampleBoth(
      COLD_CHECKS,
      () => hasher.verify(apiKeyHash, apiKey),
      async () => (await openVerifier()).verify(apiKey),
    );
    return [
      {
        name: 'auth_warm',
        engine,
        value: warm.p50 * 1000,
        unit: 'µs',
        baseline: null,
        ratio: null,
        p50: warm.p50 * 1000,
        p99: warm.p99 * 1000,
        n: warm.n,
        goal: { valueMax: 20 },
      },
      compared('auth_cold', engine, cold, argon2, { ratioMax: 1.1 }),
    ];
  } finally {
    await fixture.close();
  }
}

/** What the API asks for the row of a key, in a process that has just started and is alone. */
async function rememberKeys(main: MainDatabase) {
  const alone = { redis: null, secret: PEPPER };
  const changes = await createChanges(alone);
  return rememberMain({ main, clock: systemClock, changes, ...alone }).apiKey;
}

const usersTable = defineTable('users', {
  username: text(50),
  email: text(100),
  password_hash: text(255),
  created_at: instant,
  updated_at: instant,
});

const apiKeysTable = defineTable('api_keys', {
  user_id: text(50),
  api_key_hash: text(255),
  api_key_encrypted: longText,
  key_lookup: text(64),
  created_at: instant,
});

/** So many users with a key each, the last of whom has the key that is given; returns its hash. */
async function addUsers(
  { session }: MainDatabase,
  hasher: PasswordHasher,
  apiKey: string,
  count: number,
): Promise<string> {
  const hash = await hasher.hash(apiKey);
  const keys = Array.from({ length: count }, (_, number) => (number < count - 1 ? generateApiKey() : apiKey));
  for (let start = 0; start < count; start += PAGE) {
    const some = keys
      .slice(start, start + PAGE)
      .map((key, index) => ({ key, name: `user-${start + index}` }));
    const users = some.map(({ name }) => ({
      username: name,
      email: `${name}@openalgo.invalid`,
      password_hash: '-',
      created_at: AT,
      updated_at: AT,
    }));
    await insertRows(session, usersTable, users);
    const rows = some.map(({ key, name }) => ({
      user_id: name,
      api_key_hash: hash,
      api_key_encrypted: '-',
      key_lookup: apiKeyLookup(key, PEPPER),
      created_at: AT,
    }));
    await insertRows(session, apiKeysTable, rows);
  }

  return hash;
}

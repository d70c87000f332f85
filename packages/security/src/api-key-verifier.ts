import { hash, randomBytes } from 'node:crypto';
import { apiKeyLookup, isApiKey } from './api-key.ts';
import { createApiKeyProofs, type OnProven } from './api-key-proofs.ts';
import { createFreshReader } from './fresh-reader.ts';
import type { PasswordHasher } from './password-hasher.ts';

/** What is stored about an API key; callers add fields of their own, which reach the identity. */
export interface ApiKeyRow {
  readonly userId: string;
  /** Argon2 over the whole key. */
  readonly apiKeyHash: string;
}

/** Whose key it is: the stored row without its hash. */
export type ApiKeyIdentity<Row extends ApiKeyRow> = Omit<Row, 'apiKeyHash'>;

export interface ApiKeyVerifierOptions<Row extends ApiKeyRow> {
  readonly pepper: string;
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  /** The row of a lookup as `apiKeyLookup` makes it. What it throws reaches the caller: no database is not a wrong key. */
  readonly find: (lookup: string) => Promise<Row | null>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** After how long a rotation or revocation in another process is seen, in milliseconds. */
  readonly freshForMs?: number;
  /** How many keys are remembered. */
  readonly cacheMax?: number;
  /**
   * Told when Argon2 has found a key to be that of a stored hash, not again while that is remembered: the moment to
   * renew the hash, and to tell of the new one before it is stored. Must return at once and not throw.
   */
  readonly onProven?: OnProven;
}

export interface ApiKeyVerifier<Row extends ApiKeyRow> {
  /** Whose key this is, or null for a malformed, unknown, revoked or wrong one. */
  verify(key: string): Promise<ApiKeyIdentity<Row> | null>;
}

/**
 * Verifies API keys in microseconds once each is known: its row is read again at most once per `freshForMs`, and
 * Argon2 runs once per key and stored hash, whatever number of requests come together. A malformed key costs nothing.
 */
export function createApiKeyVerifier<Row extends ApiKeyRow>(
  options: ApiKeyVerifierOptions<Row>,
): ApiKeyVerifier<Row> {
  const { pepper, hasher, find, now, freshForMs = 1000, cacheMax = 10_000, onProven } = options;
  const fresh = createFreshReader<Row | null>({ now, freshForMs, max: cacheMax });
  const digestOf = createDigests();
  const proofs = createApiKeyProofs({ hasher, max: cacheMax, onProven });

  return {
    async verify(key) {
      if (!isApiKey(key)) {
        return null;
      }

      const digest = digestOf(key);
      const row = await fresh(digest, () => find(apiKeyLookup(key, pepper)));
      if (row === null) {
        return null;
      }

      const { apiKeyHash, ...identity } = row;
      return (await proofs.isProven({ key, digest }, apiKeyHash)) ? identity : null;
    },
  };
}

/** What a key is remembered by. It means nothing outside this process, and takes a fifth of the time that an HMAC takes. */
function createDigests(): (key: string) => string {
  const salt = randomBytes(32).toString('base64');
  return (key) => hash('sha256', salt + key, 'base64');
}

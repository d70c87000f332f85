import { type ApiKeyStatus, createApiKeyRepository, createUserRepository } from '@openalgo/db';
import { AppError, type OrderMode } from '@openalgo/domain';
import { apiKeyLookup, createApiKeyVerifier, generateApiKey } from '@openalgo/security';
import type { AccountDependencies } from './dependencies.ts';
import { noSuchUser } from './rules.ts';

/** The keys that programs carry; a user has one. */
export interface ApiKeys {
  /** Null for a user who never had a key. */
  status(username: string): Promise<ApiKeyStatus | null>;
  /** A new API key of the user, instead of any before. Throws `not-found` for an unknown user. */
  rotate(by: string, username: string): Promise<string>;
  /** Whether there was a key to withdraw. */
  revoke(by: string, username: string): Promise<boolean>;
  /** Throws `not-found` (NO_API_KEY) for a user without a key. */
  setOrderMode(by: string, username: string, mode: OrderMode): Promise<void>;
  /** Whose API key this is; null for one that is of no use. */
  ownerOf(apiKey: string): Promise<string | null>;
}

/** API keys over their table. */
export function createApiKeys(dependencies: AccountDependencies): ApiKeys {
  const { database, clock, pepper, hasher, keyring, record } = dependencies;
  const users = createUserRepository(database);
  const apiKeys = createApiKeyRepository(database);
  const find = (lookup: string) => apiKeys.findByLookup(lookup);
  const verifier = createApiKeyVerifier({ pepper, hasher, find });

  return {
    status: (username) => apiKeys.status(username),

    async rotate(by, username) {
      if ((await users.findByUsername(username)) === null) {
        throw noSuchUser(username);
      }

      const apiKey = generateApiKey();
      await apiKeys.save({
        userId: username,
        keyLookup: apiKeyLookup(apiKey, pepper),
        apiKeyHash: await hasher.hash(apiKey),
        apiKeyEncrypted: (await keyring()).secrets.encrypt(apiKey),
        createdAt: clock.now(),
      });
      await record({ actor: by, action: 'apikey.rotated', subject: username, detail: {} });
      return apiKey;
    },

    async revoke(by, username) {
      const isDone = await apiKeys.revoke(username, clock.now());
      if (isDone) {
        await record({ actor: by, action: 'apikey.revoked', subject: username, detail: {} });
      }

      return isDone;
    },

    async setOrderMode(by, username, orderMode) {
      if (!(await apiKeys.setOrderMode(username, orderMode))) {
        throw new AppError('not-found', 'NO_API_KEY', 'Make an API key first.');
      }

      await record({ actor: by, action: 'apikey.mode_changed', subject: username, detail: { orderMode } });
    },

    async ownerOf(apiKey) {
      const identity = await verifier.verify(apiKey);
      return identity?.revokedAt === null ? identity.userId : null;
    },
  };
}

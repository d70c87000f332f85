import type { Config } from '@openalgo/config';
import { createApiKeyRepository, createUserRepository, type MainDatabase } from '@openalgo/db';
import { AppError, type Clock } from '@openalgo/domain';
import {
  apiKeyLookup,
  createApiKeyVerifier,
  createPasswordHasher,
  generateApiKey,
  type Keyring,
} from '@openalgo/security';
import { openInstallationKeyring } from './keys/keyring.ts';

/** A user as somebody who creates it says it. */
export interface UserDraft {
  readonly username: string;
  readonly email: string;
  /** In clear; only its hash is kept. */
  readonly password: string;
  readonly isAdmin: boolean;
}

/** Who may use the installation, and with which secrets. */
export interface Accounts {
  /** Throws `conflict` when the name or the address is taken. */
  createUser(draft: UserDraft): Promise<void>;
  /** Whether there was such a user. */
  setPassword(username: string, password: string): Promise<boolean>;
  /** A new API key of the user, instead of any before. Throws `not-found` for an unknown user. */
  rotateApiKey(username: string): Promise<string>;
  /** Whose API key this is; null for one that is of no use. */
  ownerOf(apiKey: string): Promise<string | null>;
}

/** @param opened the keys of the installation, for those who have opened them */
export async function createAccounts(
  database: MainDatabase,
  config: Config,
  clock: Clock,
  opened?: Keyring,
): Promise<Accounts> {
  const { apiKeyPepper: pepper } = config;
  const keyring = opened ?? (await openInstallationKeyring(config, clock));
  const users = createUserRepository(database);
  const apiKeys = createApiKeyRepository(database);
  const hasher = createPasswordHasher({ pepper });
  const now = () => clock.now();
  const find = (lookup: string) => apiKeys.findByLookup(lookup);
  const verifier = createApiKeyVerifier({ pepper, hasher, find, now });

  return {
    async createUser({ password, ...user }) {
      await users.create({ ...user, passwordHash: await hasher.hash(password), createdAt: now() });
    },

    async setPassword(username, password) {
      return users.setPasswordHash(username, await hasher.hash(password), now());
    },

    async rotateApiKey(username) {
      if ((await users.findByUsername(username)) === null) {
        throw new AppError('not-found', 'USER_NOT_FOUND', `there is no user ${username}`);
      }

      const apiKey = generateApiKey();
      await apiKeys.save({
        userId: username,
        keyLookup: apiKeyLookup(apiKey, pepper),
        apiKeyHash: await hasher.hash(apiKey),
        apiKeyEncrypted: keyring.secrets.encrypt(apiKey),
        createdAt: now(),
      });

      return apiKey;
    },

    async ownerOf(apiKey) {
      const identity = await verifier.verify(apiKey);

      return identity?.revokedAt === null ? identity.userId : null;
    },
  };
}

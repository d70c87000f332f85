/** Who may use the installation: users, API keys, sessions with brokers. */
import { createApiKeyRepository } from '@openalgo/db';
import { AppError, type OrderMode } from '@openalgo/domain';
import { apiKeyLookup, isApiKey } from '@openalgo/security';
import { z } from 'zod';
import { defineStep } from './step.ts';
import { mapUser, UNREADABLE, userShape } from './users.ts';
import { flag, optionalLongText, optionalText, optionalUtcInstant, text } from './values.ts';

const FILE = 'openalgo.db';
export const NO_USER = 'its user is not taken over';

export const usersStep = defineStep({
  file: FILE,
  table: 'users',
  becomes: 'users with their passwords',
  shape: userShape,
  map: (row, { secrets, at }) => mapUser(row, secrets, at),
  async write(users, target) {
    try {
      return await target.users(users);
    } catch (error) {
      throw isTaken(error) ? addressTaken(error) : error;
    }
  },
});

/** Names that are there are left alone, so it is the address. It is the first statement of all: nothing was written. */
const isTaken = (error: unknown): boolean => error instanceof AppError && error.code === 'UNIQUE_VIOLATION';

function addressTaken(cause: unknown): AppError {
  return new AppError(
    'conflict',
    'ADDRESS_TAKEN',
    'a user of another name has the e-mail address of one who is to be taken over: change it here or there, then import again',
    { cause },
  );
}

export const apiKeysStep = defineStep({
  file: FILE,
  table: 'api_keys',
  becomes: 'API keys, the same as before',
  shape: z.object({
    user_id: text(50),
    api_key_hash: text(255),
    api_key_encrypted: optionalLongText,
    created_at: optionalUtcInstant,
    order_mode: optionalText(20),
  }),
  map(row, { facts, secrets, at }) {
    if (!facts.users.has(row.user_id)) {
      return { leftOut: NO_USER };
    }

    const key = secrets.reveal(row.api_key_encrypted);
    if (key === null) {
      return { leftOut: UNREADABLE };
    }

    if (!isApiKey(key)) {
      return { leftOut: 'is no key of 64 lower-case hexadecimal characters' };
    }

    return {
      item: {
        userId: row.user_id,
        keyLookup: apiKeyLookup(key, secrets.pepper),
        apiKeyHash: row.api_key_hash,
        apiKeyEncrypted: secrets.seal(key),
        orderMode: orderMode(row.order_mode),
        createdAt: row.created_at ?? at,
      },
    };
  },
  async write(keys, { databases }) {
    const repository = createApiKeyRepository(databases.main);
    let written = 0;
    for (const key of keys) {
      // Also a revoked key counts as one that is there.
      if ((await repository.orderMode(key.userId)) === null) {
        await repository.save(key);
        written += 1;
      }
    }

    return written;
  },
});

/** Older releases know no modes: their orders went out at once. Any other word must not make them do so. */
function orderMode(word: string | null): OrderMode {
  return word === null || word === 'auto' ? 'auto' : 'semi_auto';
}

export const brokerSessionsStep = defineStep({
  file: FILE,
  table: 'auth',
  becomes: 'broker sessions, encrypted anew',
  shape: z.object({
    name: text(50),
    auth: optionalLongText,
    feed_token: optionalLongText,
    broker: text(50),
    user_id: optionalText(100),
    is_revoked: flag(false),
  }),
  map(row, { facts, secrets, at }) {
    if (!facts.users.has(row.name)) {
      return { leftOut: NO_USER };
    }

    if (row.is_revoked || row.auth === null) {
      return { leftOut: 'was revoked' };
    }

    const token = secrets.reveal(row.auth);
    const feedToken = secrets.reveal(row.feed_token);
    if (token === null || (row.feed_token !== null && feedToken === null)) {
      return { leftOut: UNREADABLE };
    }

    if (token === '') {
      return { leftOut: 'was revoked' };
    }

    return {
      item: {
        userId: row.name,
        name: row.user_id ?? row.name,
        broker: row.broker,
        authToken: secrets.seal(token),
        feedToken: feedToken === null || feedToken === '' ? null : secrets.seal(feedToken),
        createdAt: at,
      },
    };
  },
  write: (sessions, target) => target.brokerSessions(sessions),
});

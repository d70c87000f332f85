import type { Instant, OrderMode } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { toBoolean } from '../sql/decode.ts';
import { sql } from '../sql/template.ts';
import { type RawRow, readOptionalInstant } from './sandbox/columns.ts';

export interface NewApiKey {
  readonly userId: string;
  /** The keyed hash that finds the key. */
  readonly keyLookup: string;
  /** Argon2id of key and pepper. */
  readonly apiKeyHash: string;
  /** Encrypted, so that its owner can be shown it. */
  readonly apiKeyEncrypted: string;
  /** Of a key that was given elsewhere; left out, the user's order mode stays, at first `auto`. */
  readonly orderMode?: OrderMode;
  readonly createdAt: Instant;
}

/** What a key that was presented is checked against, and whose it is. */
export interface ApiKeyRecord {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly orderMode: OrderMode;
  readonly apiKeyHash: string;
  /** Null while the key is good. */
  readonly revokedAt: Instant | null;
}

/** What its owner may know of a key without seeing it. */
export interface ApiKeyStatus {
  readonly orderMode: OrderMode;
  readonly createdAt: Instant;
  /** Null while the key is good. */
  readonly revokedAt: Instant | null;
}

export interface ApiKeyRepository {
  /** Gives the user this key, instead of any that there was. Throws `conflict` for an unknown user. */
  save(key: NewApiKey): Promise<void>;
  /** Withdraws the user's key. Whether there was one to withdraw. */
  revoke(userId: string, at: Instant): Promise<boolean>;
  /** Revoked keys are found too, so that their use can be told from a guess. */
  findByLookup(keyLookup: string): Promise<ApiKeyRecord | null>;
  /** The encrypted key of a user who has one that is not revoked. */
  findEncrypted(userId: string): Promise<string | null>;
  /** Gives a key another hash of itself. Whether `from` was still its hash: a rotation meanwhile stays. */
  replaceHash(keyLookup: string, from: string, to: string): Promise<boolean>;
  /** Null for a user who never had a key. */
  status(userId: string): Promise<ApiKeyStatus | null>;
  orderMode(userId: string): Promise<OrderMode | null>;
  /** Whether the user has a key. */
  setOrderMode(userId: string, orderMode: OrderMode): Promise<boolean>;
}

const STATUS = { orderMode: true, createdAt: true, revokedAt: true } as const;

/** The rows of api_keys. */
export function createApiKeyRepository(
  database: Pick<MainDatabase, 'client' | 'session' | 'announce'>,
): ApiKeyRepository {
  const { client } = database;

  /** Makes a change to one row at most, and tells of it. Whether there was such a row. */
  async function change(update: () => PromiseLike<{ readonly count: number }>): Promise<boolean> {
    const { count } = await withAppErrors(update);
    if (count === 0) {
      return false;
    }

    await database.announce('api-keys');
    return true;
  }

  return {
    async save({ userId, createdAt, ...secrets }) {
      const data = { ...secrets, createdAt: new Date(createdAt), revokedAt: null };
      await withAppErrors(() =>
        client.apiKeys.upsert({
          where: { userId },
          create: { userId, ...data },
          update: data,
          select: { id: true },
        }),
      );
      await database.announce('api-keys');
    },

    revoke: (userId, at) =>
      change(() =>
        client.apiKeys.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date(at) } }),
      ),

    // Every key in use is looked up once a second: by a prepared statement, which costs a tenth of the client's query.
    async findByLookup(keyLookup) {
      const [row] =
        await database.session.query<RawRow>(sql`SELECT k.user_id, k.order_mode, k.api_key_hash, k.revoked_at,
          u.is_admin
        FROM api_keys k JOIN users u ON u.username = k.user_id
        WHERE k.key_lookup = ${keyLookup}`);
      return row === undefined ? null : toRecord(row);
    },

    async findEncrypted(userId) {
      const row = await withAppErrors(() =>
        client.apiKeys.findUnique({
          where: { userId, revokedAt: null },
          select: { apiKeyEncrypted: true },
        }),
      );
      return row?.apiKeyEncrypted ?? null;
    },

    replaceHash: (keyLookup, from, to) =>
      change(() =>
        client.apiKeys.updateMany({ where: { keyLookup, apiKeyHash: from }, data: { apiKeyHash: to } }),
      ),

    async status(userId) {
      const row = await withAppErrors(() =>
        client.apiKeys.findUnique({
          where: { userId },
          select: STATUS,
        }),
      );
      return row === null ? null : toStatus(row);
    },

    async orderMode(userId) {
      const row = await withAppErrors(() =>
        client.apiKeys.findUnique({ where: { userId }, select: { orderMode: true } }),
      );
      return row === null ? null : toOrderMode(row.orderMode);
    },

    setOrderMode: (userId, orderMode) =>
      change(() => client.apiKeys.updateMany({ where: { userId }, data: { orderMode } })),
  };
}

/** Whatever else may be in the column, an order is not placed unseen because of it. */
function toOrderMode(value: string): OrderMode {
  return value === 'auto' ? 'auto' : 'semi_auto';
}

interface StatusRow {
  readonly orderMode: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

function toStatus({ orderMode, createdAt, revokedAt }: StatusRow): ApiKeyStatus {
  return {
    orderMode: toOrderMode(orderMode),
    createdAt: createdAt.getTime(),
    revokedAt: revokedAt?.getTime() ?? null,
  };
}

function toRecord(row: RawRow): ApiKeyRecord {
  return {
    userId: String(row.user_id),
    isAdmin: toBoolean(row.is_admin),
    orderMode: toOrderMode(String(row.order_mode)),
    apiKeyHash: String(row.api_key_hash),
    revokedAt: readOptionalInstant(row.revoked_at),
  };
}

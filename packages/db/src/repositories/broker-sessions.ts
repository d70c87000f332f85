import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** A user's session with a broker. */
export interface BrokerSession {
  readonly userId: string;
  readonly broker: string;
  /** The user's name as the broker knows it. */
  readonly name: string;
  /** Encrypted, like the next. */
  readonly authToken: string;
  readonly feedToken: string | null;
  readonly createdAt: Instant;
}

export interface BrokerSessionRepository {
  /** Keeps the session instead of any that there was, revoked or not. Throws `conflict` for an unknown user. */
  save(session: BrokerSession): Promise<void>;
  /** The session, unless it was revoked. */
  find(userId: string, broker: string): Promise<BrokerSession | null>;
  /** Ends a session and forgets its tokens. Whether there was one. */
  revoke(userId: string, broker: string): Promise<boolean>;
}

/** The rows of auth. */
export function createBrokerSessionRepository({
  client,
}: Pick<MainDatabase, 'client'>): BrokerSessionRepository {
  return {
    async save({ userId, broker, name, authToken, feedToken, createdAt }) {
      const data = { name, auth: authToken, feedToken, createdAt: new Date(createdAt), isRevoked: false };
      await withAppErrors(() =>
        client.auth.upsert({
          where: { userId_broker: { userId, broker } },
          create: { userId, broker, ...data },
          update: data,
          select: { id: true },
        }),
      );
    },

    async find(userId, broker) {
      const row = await withAppErrors(() =>
        client.auth.findUnique({ where: { userId_broker: { userId, broker }, isRevoked: false } }),
      );
      return row === null
        ? null
        : {
            userId,
            broker,
            name: row.name,
            authToken: row.auth,
            feedToken: row.feedToken,
            createdAt: row.createdAt.getTime(),
          };
    },

    async revoke(userId, broker) {
      const { count } = await withAppErrors(() =>
        client.auth.updateMany({
          where: { userId, broker, isRevoked: false },
          data: { isRevoked: true, auth: '', feedToken: null },
        }),
      );
      return count === 1;
    },
  };
}

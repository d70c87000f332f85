import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** A login that has not ended, as its owner may see it. */
export interface ActiveSession {
  readonly id: number;
  readonly userId: string;
  readonly ipAddress: string;
  /** What the client says that it is. */
  readonly deviceInfo: string | null;
  readonly createdAt: Instant;
  readonly lastSeen: Instant;
  readonly expiresAt: Instant;
}

export interface NewActiveSession extends Omit<ActiveSession, 'id' | 'lastSeen'> {
  /** A keyed hash of the token. */
  readonly sessionHash: string;
}

/** Whose session it is, as far as requests need to know. */
export interface SessionOwner extends Pick<ActiveSession, 'id' | 'userId' | 'lastSeen'> {
  readonly isAdmin: boolean;
}

export interface ActiveSessionRepository {
  /** Begins a session and ends the user's oldest ones beyond `keep`. */
  begin(session: NewActiveSession, keep: number): Promise<void>;
  /** Null for one that is unknown, revoked or over. */
  find(sessionHash: string, at: Instant): Promise<SessionOwner | null>;
  noteSeen(id: number, at: Instant): Promise<void>;
  /** Newest first; those that are over are left out. */
  list(userId: string, at: Instant): Promise<readonly ActiveSession[]>;
  /** Those of all users, newest first: a few a user. */
  listAll(at: Instant): Promise<readonly ActiveSession[]>;
  /** Whether the user had such a session. */
  revoke(userId: string, id: number): Promise<boolean>;
  /** Ends all of a user's sessions, but the one to keep; returns how many there were. */
  revokeAll(userId: string, keepId?: number): Promise<number>;
}

const PUBLIC = {
  id: true,
  userId: true,
  ipAddress: true,
  deviceInfo: true,
  createdAt: true,
  lastSeen: true,
  expiresAt: true,
} as const;

/** The rows of active_sessions. */
export function createActiveSessionRepository({
  client,
}: Pick<MainDatabase, 'client'>): ActiveSessionRepository {
  const { activeSession } = client;

  async function endOldest(userId: string, keep: number): Promise<void> {
    const surplus = await activeSession.findMany({
      where: { userId },
      select: { id: true },
      orderBy: { id: 'desc' },
      skip: keep,
    });
    if (surplus.length > 0) {
      await activeSession.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
    }
  }

  async function listActive(where: { userId?: string; expiresAt: { gt: Date } }): Promise<ActiveSession[]> {
    const rows = await withAppErrors(() =>
      activeSession.findMany({ where, select: PUBLIC, orderBy: { id: 'desc' } }),
    );
    return rows.map(({ createdAt, lastSeen, expiresAt, ...session }) => ({
      ...session,
      createdAt: createdAt.getTime(),
      lastSeen: lastSeen.getTime(),
      expiresAt: expiresAt.getTime(),
    }));
  }

  return {
    begin: ({ createdAt, expiresAt, ...session }, keep) =>
      withAppErrors(async () => {
        const at = new Date(createdAt);
        const data = { ...session, createdAt: at, lastSeen: at, expiresAt: new Date(expiresAt) };
        await activeSession.create({ data, select: { id: true } });
        await endOldest(session.userId, keep);
      }),

    async find(sessionHash, at) {
      const row = await withAppErrors(() =>
        activeSession.findUnique({
          where: { sessionHash, expiresAt: { gt: new Date(at) } },
          select: { id: true, userId: true, lastSeen: true, user: { select: { isAdmin: true } } },
        }),
      );
      return row === null
        ? null
        : {
            id: row.id,
            userId: row.userId,
            lastSeen: row.lastSeen.getTime(),
            isAdmin: row.user.isAdmin,
          };
    },

    async noteSeen(id, at) {
      await withAppErrors(() =>
        activeSession.updateMany({ where: { id }, data: { lastSeen: new Date(at) } }),
      );
    },

    list: (userId, at) => listActive({ userId, expiresAt: { gt: new Date(at) } }),
    listAll: (at) => listActive({ expiresAt: { gt: new Date(at) } }),

    async revoke(userId, id) {
      const { count } = await withAppErrors(() => activeSession.deleteMany({ where: { userId, id } }));
      return count === 1;
    },

    async revokeAll(userId, keepId) {
      const others = keepId === undefined ? {} : { id: { not: keepId } };
      const { count } = await withAppErrors(() => activeSession.deleteMany({ where: { userId, ...others } }));
      return count;
    },
  };
}

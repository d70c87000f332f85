import { type ActiveSession, createActiveSessionRepository } from '@openalgo/db';
import { keyedHash, randomSecret } from '@openalgo/security';
import type { AccountDependencies } from './dependencies.ts';
import { nextTimeOfDay } from './rules.ts';

/** Where somebody logs in from, as far as it can be told. */
export interface LoginOrigin {
  readonly ipAddress: string;
  readonly userAgent: string | null;
}

/** A session that has begun. */
export interface NewSession {
  /** The secret that the client keeps; only its hash is stored. */
  readonly token: string;
  /** What requests that change something must carry besides. */
  readonly csrfToken: string;
  readonly expiresAt: number;
}

/** Who is logged in with a token. */
export interface SessionIdentity {
  readonly sessionId: number;
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly csrfToken: string;
}

/** Sessions of logged-in users. They live in the database: whoever revokes one, ends it everywhere at once. */
export interface Sessions {
  begin(userId: string, origin: LoginOrigin): Promise<NewSession>;
  /** Null for a token that nobody has, or no longer. */
  find(token: string): Promise<SessionIdentity | null>;
  /** Newest first. */
  list(userId: string): Promise<readonly ActiveSession[]>;
  /** Those of all users, newest first. */
  listAll(): Promise<readonly ActiveSession[]>;
  /** Whether the user had such a session. */
  revoke(by: string, userId: string, sessionId: number): Promise<boolean>;
  /** Ends all of a user's sessions, but the one to keep; returns how many. */
  revokeAll(by: string, userId: string, keepId?: number): Promise<number>;
}

/** As the reference allows; the oldest gives way. */
const SESSIONS_PER_USER = 5;
/** So that not every request writes. */
const SEEN_EVERY_MS = 60_000;
const USER_AGENT_LENGTH_MAX = 500;
const TOKEN = /^[0-9a-f]{64}$/;

/** Sessions over their table. */
export function createSessions({ database, clock, pepper, record, policy }: AccountDependencies): Sessions {
  const sessions = createActiveSessionRepository(database);
  const csrfTokenOf = (token: string) => keyedHash('csrf', token, pepper);

  return {
    async begin(userId, { ipAddress, userAgent }) {
      const token = randomSecret();
      const createdAt = clock.now();
      const expiresAt = nextTimeOfDay(createdAt, policy.sessionsEndAt);
      const deviceInfo = userAgent?.slice(0, USER_AGENT_LENGTH_MAX) ?? null;
      const sessionHash = keyedHash('session', token, pepper);
      await sessions.begin(
        { userId, sessionHash, ipAddress, deviceInfo, createdAt, expiresAt },
        SESSIONS_PER_USER,
      );
      return { token, csrfToken: csrfTokenOf(token), expiresAt };
    },

    async find(token) {
      if (!TOKEN.test(token)) {
        return null;
      }

      const now = clock.now();
      const found = await sessions.find(keyedHash('session', token, pepper), now);
      if (found === null) {
        return null;
      }
      if (now - found.lastSeen >= SEEN_EVERY_MS) {
        await sessions.noteSeen(found.id, now);
      }

      const { id: sessionId, userId, isAdmin } = found;
      return { sessionId, userId, isAdmin, csrfToken: csrfTokenOf(token) };
    },

    list: (userId) => sessions.list(userId, clock.now()),
    listAll: () => sessions.listAll(clock.now()),

    async revoke(by, userId, sessionId) {
      const isDone = await sessions.revoke(userId, sessionId);
      if (isDone) {
        await record({ actor: by, action: 'session.revoked', subject: userId, detail: { sessions: 1 } });
      }

      return isDone;
    },

    async revokeAll(by, userId, keepId) {
      const count = await sessions.revokeAll(userId, keepId);
      if (count > 0) {
        await record({ actor: by, action: 'session.revoked', subject: userId, detail: { sessions: count } });
      }

      return count;
    },
  };
}

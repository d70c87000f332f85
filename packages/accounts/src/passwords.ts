import { createRecoveryRepository, createUserRepository, SYSTEM_ACTOR } from '@openalgo/db';
import { AppError, type Instant } from '@openalgo/domain';
import { keyedHash, randomSecret } from '@openalgo/security';
import type { AccountDependencies } from './dependencies.ts';
import type { PasswordCheck } from './password-check.ts';
import { assertPassword, noSuchUser } from './rules.ts';
import type { Sessions } from './sessions.ts';

/** The leave to choose a new password, for somebody who has lost the old one. */
export interface ResetToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Passwords and what becomes of them. A new password ends the user's sessions. */
export interface Passwords {
  /** Whether there was such a user. */
  set(by: string, username: string, password: string): Promise<boolean>;
  /** By the user, who knows the old one; the session that it is done in stays. */
  change(
    username: string,
    change: { readonly current: string; readonly next: string; readonly sessionId: number },
  ): Promise<void>;
  /** Good once, for an hour, and in the place of any before by the same. Throws `not-found`. */
  issueReset(by: string, username: string): Promise<ResetToken>;
  /**
   * The same for whoever has this address; null where nobody has it. It leaves what an administrator issued, for anybody may ask;
   * whichever of them is used voids the others.
   */
  issueResetFor(email: string): Promise<(ResetToken & { readonly username: string }) | null>;
  /** Throws `invalid` (RESET_INVALID) for a token that is unknown, spent or over. */
  reset(token: string, password: string): Promise<void>;
}

const RESET_MS = 60 * 60_000;

/** Passwords over users and password_resets. */
export function createPasswords(
  dependencies: AccountDependencies,
  check: PasswordCheck,
  sessions: Pick<Sessions, 'revokeAll'>,
): Passwords {
  const { database, clock, pepper, hasher, record } = dependencies;
  const users = createUserRepository(database);
  const recovery = createRecoveryRepository(database);
  const tokenHashOf = (token: string) => keyedHash('password reset', token, pepper);

  async function replace(by: string, username: string, password: string, keepId?: number): Promise<boolean> {
    assertPassword(password);
    const isKnown = await users.setPasswordHash(username, await hasher.hash(password), clock.now());
    if (isKnown) {
      await sessions.revokeAll(by, username, keepId);
      await check.succeeded(username);
      await record({ actor: by, action: 'user.password_changed', subject: username, detail: {} });
    }

    return isKnown;
  }

  async function issue(by: string, username: string): Promise<ResetToken> {
    const token = randomSecret();
    const createdAt = clock.now();
    const expiresAt = createdAt + RESET_MS;
    await recovery.saveReset({
      userId: username,
      tokenHash: tokenHashOf(token),
      createdBy: by,
      createdAt,
      expiresAt,
    });
    await record({ actor: by, action: 'password_reset.issued', subject: username, detail: {} });
    return { token, expiresAt };
  }

  return {
    set: (by, username, password) => replace(by, username, password),

    async change(username, { current, next, sessionId }) {
      await check.prove(username, current);
      await check.succeeded(username);
      await replace(username, username, next, sessionId);
    },

    async issueReset(by, username) {
      if ((await users.findByUsername(username)) === null) {
        throw noSuchUser(username);
      }

      return issue(by, username);
    },

    async issueResetFor(email) {
      const user = await users.findByEmail(email);
      return user === null
        ? null
        : { username: user.username, ...(await issue(SYSTEM_ACTOR, user.username)) };
    },

    async reset(token, password) {
      // Before the token is spent: who mistypes may try again.
      assertPassword(password);
      const username = await recovery.spendReset(tokenHashOf(token), clock.now());
      if (username === null) {
        const message = 'This reset is over or was used. Ask for a new one.';
        throw new AppError('invalid', 'RESET_INVALID', message);
      }

      await replace(username, username, password);
    },
  };
}

import { SYSTEM_ACTOR, type UserCredentials } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { AccountDependencies } from './dependencies.ts';
import type { PasswordCheck } from './password-check.ts';
import type { SecondFactor } from './second-factor.ts';
import type { LoginOrigin, NewSession, Sessions } from './sessions.ts';

export interface LoginAttempt {
  readonly username: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code; null where none was given. */
  readonly code: string | null;
  readonly origin: LoginOrigin;
}

/** Somebody who has logged in. */
export interface LoggedIn extends NewSession {
  readonly userId: string;
  readonly isAdmin: boolean;
}

/**
 * Logs a user in. Throws what `PasswordCheck.prove` throws, and `login-required` (CODE_REQUIRED, CODE_WRONG) where the
 * password was right and the second factor is missing or wrong. Attempts are on record, by whom is not known.
 */
export type Login = (attempt: LoginAttempt) => Promise<LoggedIn>;

/** The login over its parts. */
export function createLogin(
  { record }: Pick<AccountDependencies, 'record'>,
  parts: {
    readonly passwords: PasswordCheck;
    readonly secondFactor: Pick<SecondFactor, 'spend'>;
    readonly sessions: Pick<Sessions, 'begin'>;
  },
): Login {
  const { passwords, secondFactor, sessions } = parts;

  async function assertCode(user: UserCredentials, code: string | null): Promise<void> {
    if (user.totpSecret === null) {
      return;
    }
    if (code === null) {
      await passwords.postponed(user.username);
      throw new AppError('login-required', 'CODE_REQUIRED', 'Send the code of your authenticator too.');
    }
    if (!(await secondFactor.spend(user, code))) {
      throw new AppError(
        'login-required',
        'CODE_WRONG',
        'The code is wrong or was used before. Wait for the next one.',
      );
    }
  }

  async function prove({ username, password, code }: LoginAttempt): Promise<UserCredentials> {
    const user = await passwords.prove(username, password);
    await assertCode(user, code);
    return user;
  }

  return async (attempt) => {
    const { ipAddress } = attempt.origin;
    const user = await prove(attempt).catch(async (error: unknown) => {
      if (error instanceof AppError && error.kind !== 'unavailable') {
        // The name is not told: it may be a password that was typed in the wrong place.
        const detail = { reason: error.code, ipAddress };
        await record({ actor: SYSTEM_ACTOR, action: 'login.failed', subject: ipAddress, detail });
      }

      throw error;
    });

    const { username, isAdmin } = user;
    await passwords.succeeded(username);
    const session = await sessions.begin(username, attempt.origin);
    await record({ actor: username, action: 'login.succeeded', subject: username, detail: { ipAddress } });
    return { ...session, userId: username, isAdmin };
  };
}

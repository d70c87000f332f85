import { createLoginFailureRepository, createUserRepository, type UserCredentials } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { createHashRenewal, createKeyedQueue, keyedHash, randomSecret } from '@openalgo/security';
import type { AccountDependencies } from './dependencies.ts';

/** Checks passwords, and bounds how often and how many at once. */
export interface PasswordCheck {
  /**
   * The user whose password this is. Each attempt is counted beforehand as a failure of the name, whether or not a
   * user has it; `succeeded` forgets them. Throws `login-required` (LOGIN_FAILED), alike and after the same work for a name
   * that nobody has; `too-many` (LOGIN_LOCKED) after too many failures in a row; `unavailable` (LOGIN_BUSY).
   */
  prove(username: string, password: string): Promise<UserCredentials>;
  /** The attempt was no failure, but it is not over either. */
  postponed(username: string): Promise<void>;
  succeeded(username: string): Promise<void>;
}

const LIMIT = { attemptsMax: 10, forgetAfterMs: 15 * 60_000 };
/** Argon2 takes 64 MiB and a processor: a few at a time, and who would wait for long is told so at once. */
const LANES = 2;
const WAITING_MAX = 50;

/** The check of passwords over users and login_failures. */
export function createPasswordCheck(dependencies: AccountDependencies): PasswordCheck {
  const { database, clock, pepper, hasher, onRenewalFailure } = dependencies;
  const users = createUserRepository(database);
  const failures = createLoginFailureRepository(database);
  const renewal = createHashRenewal({ hasher, onFailure: onRenewalFailure });
  let nobodysHash: Promise<string> | undefined;
  const inTurn = createKeyedQueue();
  const nameHashOf = (username: string) => keyedHash('login name', username, pepper);
  let [waiting, begun] = [0, 0];

  async function verify(hash: string, password: string): Promise<boolean> {
    if (waiting >= WAITING_MAX) {
      throw new AppError('unavailable', 'LOGIN_BUSY', 'Too many are logging in at this moment. Try again.');
    }

    waiting += 1;
    begun += 1;
    try {
      return await inTurn(String(begun % LANES), () => hasher.verify(hash, password));
    } finally {
      waiting -= 1;
    }
  }

  async function claimAttempt(username: string): Promise<void> {
    const now = clock.now();
    const lockedUntil = await failures.claim(nameHashOf(username), now, LIMIT);
    if (lockedUntil !== null) {
      const retryAfterSeconds = Math.ceil((lockedUntil - now) / 1_000);
      const message = `Too many failed logins under this name. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`;
      throw new AppError('too-many', 'LOGIN_LOCKED', message, { retryAfterSeconds });
    }
  }

  return {
    async prove(username, password) {
      await claimAttempt(username);
      nobodysHash ??= hasher.hash(randomSecret());
      const unknown = await nobodysHash;
      const known = await users.findCredentials(username);
      const hash = known?.passwordHash ?? unknown;
      if (!(await verify(hash, password)) || known === null) {
        throw new AppError('login-required', 'LOGIN_FAILED', 'The name or the password is wrong.');
      }

      renewal.consider({
        secret: password,
        hash,
        replace: (renewed) => users.replacePasswordHash(known.username, hash, renewed),
      });
      return known;
    },

    postponed: (username) => failures.giveBack(nameHashOf(username)),

    succeeded: (username) => failures.clear(nameHashOf(username)),
  };
}

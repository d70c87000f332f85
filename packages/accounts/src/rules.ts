import { SYSTEM_ACTOR } from '@openalgo/db';
import { AppError, addDays, type Instant, istDay, istInstant, type TimeOfDay } from '@openalgo/domain';

const USERNAME = /^[\w.-]{1,50}$/;
const EMAIL = /^(?=.{3,100}$)[^\s@]+@[^\s@]+$/;
const PASSWORD_CHARACTERS_MIN = 12;
/** Enough for any sentence, and no work for whoever sends more. */
export const PASSWORD_CHARACTERS_MAX = 256;

/** Throws `invalid` (USER_INVALID) for a name or an address that no user can have. */
export function assertUser({ username, email }: { readonly username: string; readonly email: string }): void {
  if (!USERNAME.test(username)) {
    throw invalid('username', 'needs 1 to 50 letters, digits, dots, dashes or underscores');
  }

  if (username === SYSTEM_ACTOR) {
    throw invalid('username', `cannot be ${SYSTEM_ACTOR}, which is what the audit trail calls the operator`);
  }

  if (!EMAIL.test(email)) {
    throw invalid('email', 'must be an address like asha@example.org, of at most 100 characters');
  }
}

/** Length is what makes guessing hard; rules about kinds of characters only make passwords alike. */
export function assertPassword(password: string): void {
  if (password.length < PASSWORD_CHARACTERS_MIN || password.length > PASSWORD_CHARACTERS_MAX) {
    throw invalid('password', `needs ${PASSWORD_CHARACTERS_MIN} to ${PASSWORD_CHARACTERS_MAX} characters`);
  }
}

function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', 'USER_INVALID', `the ${field} ${reason}`, { fields: { [field]: [reason] } });
}

/** The next time that it is this time of day in India. */
export function nextTimeOfDay(at: Instant, time: TimeOfDay): Instant {
  const today = istInstant(istDay(at), time);
  return today > at ? today : istInstant(addDays(istDay(at), 1), time);
}

/** The refusal of a name that nobody has, towards those who may know. */
export function noSuchUser(username: string): AppError {
  return new AppError('not-found', 'USER_NOT_FOUND', `there is no user ${username}`);
}

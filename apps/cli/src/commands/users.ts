import { SYSTEM_ACTOR } from '@openalgo/db';
import { AppError, istTimestamp } from '@openalgo/domain';
import { randomSecret } from '@openalgo/security';
import type { CliContext } from '../context.ts';
import { type CommandResult, table } from '../result.ts';
import { PASSWORD_BYTES, readPassword, withAccounts } from './accounts.ts';

interface UserOption {
  readonly username: string;
}

/** `openalgo user list`. */
export async function listUsers(context: CliContext): Promise<CommandResult> {
  const users = await withAccounts(context, (accounts) => accounts.users.list());
  const rows = users.map(({ username, email, isAdmin, createdAt }) => [
    username,
    email,
    isAdmin ? 'admin' : 'user',
    istTimestamp(createdAt),
  ]);

  return {
    data: { users },
    text: users.length === 0 ? 'No users.' : table(['USERNAME', 'EMAIL', 'ROLE', 'SINCE'], rows),
  };
}

/** `openalgo user reset-password`: a new password, which ends all of the user's sessions. */
export async function resetPassword(
  context: CliContext,
  { username, passwordStdin }: UserOption & { readonly passwordStdin?: true },
): Promise<CommandResult> {
  const given = passwordStdin ? await readPassword(context) : null;
  const password = given ?? randomSecret(PASSWORD_BYTES);
  const isKnown = await withAccounts(context, (accounts) =>
    accounts.passwords.set(SYSTEM_ACTOR, username, password),
  );
  if (!isKnown) {
    throw new AppError('not-found', 'USER_NOT_FOUND', `there is no user ${username}`);
  }

  return given === null
    ? { data: { username, password }, text: `New password of ${username}: ${password}` }
    : { data: { username }, text: `Changed the password of ${username}.` };
}

/** `openalgo user revoke-sessions`. */
export async function revokeSessions(context: CliContext, { username }: UserOption): Promise<CommandResult> {
  const sessions = await withAccounts(context, (accounts) =>
    accounts.sessions.revokeAll(SYSTEM_ACTOR, username),
  );

  return { data: { username, sessions }, text: `Sessions ended: ${sessions}.` };
}

/** `openalgo user remove-second-factor`, for somebody who has lost authenticator and recovery codes. */
export async function removeSecondFactor(
  context: CliContext,
  { username }: UserOption,
): Promise<CommandResult> {
  await withAccounts(context, (accounts) => accounts.secondFactor.remove(SYSTEM_ACTOR, username));

  return { data: { username }, text: `${username} logs in with the password alone.` };
}

import type { Accounts } from '@openalgo/accounts';
import { SYSTEM_ACTOR } from '@openalgo/db';
import { randomSecret } from '@openalgo/security';
import { withAuditedAccounts } from '../audit/with-audited-accounts.ts';
import type { CliContext } from '../context.ts';
import type { CommandResult } from '../result.ts';
import { readConfig } from '../settings.ts';

/** Of a password that is made here. */
export const PASSWORD_BYTES = 12;

export interface CreateUserOptions {
  readonly username: string;
  readonly email: string;
  readonly admin?: true;
  readonly passwordStdin?: true;
}

/** `openalgo user create`. The password is shown only where it was made here, for nobody knows it otherwise. */
export async function createUser(context: CliContext, options: CreateUserOptions): Promise<CommandResult> {
  const { username, email } = options;
  const given = options.passwordStdin ? await readPassword(context) : null;
  const password = given ?? randomSecret(PASSWORD_BYTES);
  const user = { username, email, isAdmin: options.admin ?? false };
  await withAccounts(context, (accounts) => accounts.users.create(SYSTEM_ACTOR, { ...user, password }));
  const data = given === null ? { ...user, password } : user;

  return {
    data,
    text: given === null ? `Created ${username}. Password: ${password}` : `Created ${username}.`,
  };
}

/** `openalgo apikey rotate`. The text is the key alone, for the next program in a pipe. */
export async function rotateApiKey(
  context: CliContext,
  { username }: { readonly username: string },
): Promise<CommandResult> {
  const apiKey = await withAccounts(context, (accounts) => accounts.apiKeys.rotate(SYSTEM_ACTOR, username));

  return { data: { username, apiKey }, text: apiKey };
}

/** The accounts, every change on record as the operator's. */
export function withAccounts<Result>(
  context: CliContext,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  return withAuditedAccounts(context, readConfig(context), work);
}

/** The first line of stdin; what an editor puts behind it is not meant. */
export async function readPassword({ readStdin }: CliContext): Promise<string> {
  const [password = ''] = (await readStdin()).split(/\r?\n/);

  return password;
}

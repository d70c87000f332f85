import { SYSTEM_ACTOR } from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import { randomSecret } from '@openalgo/security';
import type { Accounts } from '../accounts.ts';
import { withAuditedAccounts } from '../audit/with-audited-accounts.ts';
import type { CliContext } from '../context.ts';
import type { CommandResult } from '../result.ts';
import { readConfig } from '../settings.ts';

const USERNAME = /^[\w.-]{1,50}$/;
const EMAIL = /^(?=.{3,100}$)[^\s@]+@[^\s@]+$/;
const PASSWORD_CHARACTERS_MIN = 12;
const PASSWORD_BYTES = 12;

export interface CreateUserOptions {
  readonly username: string;
  readonly email: string;
  readonly admin?: true;
  readonly passwordStdin?: true;
}

/** `openalgo user create`. The password is shown only where it was made here, for nobody knows it otherwise. */
export async function createUser(context: CliContext, options: CreateUserOptions): Promise<CommandResult> {
  const { username, email } = options;
  assertUser(options);
  const given = options.passwordStdin ? await readPassword(context) : null;
  const password = given ?? randomSecret(PASSWORD_BYTES);
  const user = { username, email, isAdmin: options.admin ?? false };
  await withAccounts(context, (accounts) => accounts.createUser({ ...user, password }));
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
  const apiKey = await withAccounts(context, (accounts) => accounts.rotateApiKey(username));

  return { data: { username, apiKey }, text: apiKey };
}

function withAccounts<Result>(
  context: CliContext,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  return withAuditedAccounts(context, readConfig(context), work);
}

function assertUser({ username, email }: CreateUserOptions): void {
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

/** The first line of stdin; what an editor puts behind it is not meant. */
async function readPassword({ readStdin }: CliContext): Promise<string> {
  const [password = ''] = (await readStdin()).split(/\r?\n/);

  if (password.length < PASSWORD_CHARACTERS_MIN) {
    throw invalid(
      'password',
      `needs at least ${PASSWORD_CHARACTERS_MIN} characters, in the first line of stdin`,
    );
  }

  return password;
}

function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', 'USER_INVALID', `the ${field} ${reason}`);
}

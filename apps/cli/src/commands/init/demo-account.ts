import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Accounts } from '@openalgo/accounts';
import { SYSTEM_ACTOR } from '@openalgo/db';
import { randomSecret } from '@openalgo/security';

/** What a newcomer needs to use the API, as it is kept in the file. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly apiKey: string;
}

const USERNAME = 'demo';
const PASSWORD_BYTES = 12;

/**
 * Sees to it that there is a demo user, an administrator of the installation, and that the file, which this user alone may
 * read, holds a password and an API key that work. A file that was lost or is out of date is written anew, with new ones.
 * @returns whether it was written
 */
export async function ensureDemoAccount(accounts: Accounts, file: string): Promise<boolean> {
  const kept = await readDemoAccount(file);

  if (kept !== null && (await accounts.apiKeys.ownerOf(kept.apiKey)) === kept.username) {
    return false;
  }

  const password = randomSecret(PASSWORD_BYTES);

  if (!(await accounts.passwords.set(SYSTEM_ACTOR, USERNAME, password))) {
    // .invalid is nobody's domain (RFC 2606).
    await accounts.users.create(SYSTEM_ACTOR, {
      username: USERNAME,
      email: 'demo@openalgo.invalid',
      password,
      isAdmin: true,
    });
  }

  const apiKey = await accounts.apiKeys.rotate(SYSTEM_ACTOR, USERNAME);
  const account = { username: USERNAME, password, apiKey };
  await writePrivately(file, `${JSON.stringify(account, null, 2)}\n`);

  return true;
}

/** The account in the file; null where there is none, or none that makes sense. */
async function readDemoAccount(file: string): Promise<DemoAccount | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));

    return isDemoAccount(value) ? value : null;
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    ) {
      return null;
    }

    throw error;
  }
}

function isDemoAccount(value: unknown): value is DemoAccount {
  return (
    typeof value === 'object' &&
    value !== null &&
    'username' in value &&
    'password' in value &&
    'apiKey' in value &&
    [value.username, value.password, value.apiKey].every((field) => typeof field === 'string')
  );
}

/** Whole or not at all, whoever reads meanwhile; and with its own mode, whatever that of a file before it was. */
async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

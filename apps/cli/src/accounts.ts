import { type AccountDependencies, type Accounts, createAccounts } from '@openalgo/accounts';
import type { Config } from '@openalgo/config';
import type { MainDatabase } from '@openalgo/db';
import { createPasswordHasher, type Keyring } from '@openalgo/security';
import type { CliContext } from './context.ts';
import { openInstallationKeyring } from './keys/keyring.ts';

interface OpenOptions {
  /** By default nothing is on record. */
  readonly record?: AccountDependencies['record'];
  /** The keys of the installation, for those who have opened them. */
  readonly keyring?: Keyring;
}

/** The accounts of the people of this installation. */
export function openAccounts(
  database: MainDatabase,
  config: Config,
  context: Pick<CliContext, 'clock' | 'secretCosts'>,
  { record = () => undefined, keyring }: OpenOptions = {},
): Accounts {
  const { apiKeyPepper: pepper, accounts: policy } = config;
  const { clock, secretCosts } = context;
  let opening: Promise<Keyring> | undefined = keyring && Promise.resolve(keyring);

  return createAccounts({
    database,
    clock,
    pepper,
    hasher: createPasswordHasher({ pepper, ...(secretCosts && { parameters: secretCosts.argon2 }) }),
    keyring: () => (opening ??= openInstallationKeyring(config, context)),
    record,
    // A command ends; the next login is the next occasion.
    onRenewalFailure: () => undefined,
    policy,
  });
}

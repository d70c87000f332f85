import { type Accounts, createAccounts } from '@openalgo/accounts';
import type { MainDatabase } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { createPasswordHasher, type Keyring } from '@openalgo/security';
import { CHEAP_ARGON2 } from '@openalgo/security/testing';
import type { ApiDependencies } from '../../src/dependencies.ts';

export const PEPPER = 'p'.repeat(32);
export const APP_KEY = 'k'.repeat(32);
export const cheapHasher = createPasswordHasher({ pepper: PEPPER, parameters: CHEAP_ARGON2 });

export interface CheapPeopleOptions {
  readonly database: MainDatabase;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly policy: Parameters<typeof createAccounts>[0]['policy'];
}

/** Accounts of people as in production, but for Argon2, which costs a test nothing. */
export function openCheapPeople(
  { keyring, ...options }: CheapPeopleOptions,
  record: Parameters<ApiDependencies['openPeople']>[0],
): Accounts {
  return createAccounts({
    ...options,
    pepper: PEPPER,
    hasher: cheapHasher,
    keyring: async () => keyring,
    record,
    onRenewalFailure: () => undefined,
  });
}

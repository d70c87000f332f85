import { type ApiKeys, createApiKeys } from './api-keys.ts';
import type { AccountDependencies } from './dependencies.ts';
import { createLogin, type Login } from './login.ts';
import { createPasswordCheck } from './password-check.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createUsers, type Users } from './users.ts';

/** Who may use the installation, how they prove it, and with which secrets. Every change is on record. */
export interface Accounts {
  readonly users: Users;
  readonly login: Login;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly secondFactor: SecondFactor;
  readonly apiKeys: ApiKeys;
}

/** The accounts of people over the main database. */
export function createAccounts(dependencies: AccountDependencies): Accounts {
  const check = createPasswordCheck(dependencies);
  const sessions = createSessions(dependencies);
  const secondFactor = createSecondFactor(dependencies, check);

  return {
    users: createUsers(dependencies),
    login: createLogin(dependencies, { passwords: check, secondFactor, sessions }),
    sessions,
    passwords: createPasswords(dependencies, check, sessions),
    secondFactor,
    apiKeys: createApiKeys(dependencies),
  };
}

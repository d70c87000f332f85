export { type Accounts, createAccounts } from './accounts.ts';
export type { ApiKeys } from './api-keys.ts';
export type { AccountDependencies, AccountPolicy, Deed } from './dependencies.ts';
export type { LoggedIn, Login, LoginAttempt } from './login.ts';
export type { Passwords, ResetToken } from './passwords.ts';
export { PASSWORD_CHARACTERS_MAX } from './rules.ts';
export type { SecondFactor, SecondFactorSetup, SetupConfirmation } from './second-factor.ts';
export type { LoginOrigin, NewSession, SessionIdentity, Sessions } from './sessions.ts';
export type { UserDraft, Users } from './users.ts';

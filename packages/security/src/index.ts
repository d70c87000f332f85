export { apiKeyLookup, generateApiKey, isApiKey } from './api-key.ts';
export type {
  ApiKeyIdentity,
  ApiKeyRow,
  ApiKeyVerifier,
  ApiKeyVerifierOptions,
} from './api-key-verifier.ts';
export { createApiKeyVerifier } from './api-key-verifier.ts';
export {
  AUDIT_GENESIS_HASH,
  type AuditChain,
  type AuditChainEnd,
  type AuditEvent,
  type ChainedAuditEvent,
  createAuditChain,
  encodeAuditEvent,
} from './audit-chain.ts';
export { type AuditKeys, createAuditKeys } from './audit-keys.ts';
export { type AuditProblem, type AuditWalk, createAuditWalk, type SealedAuditEnd } from './audit-walk.ts';
export { type DeriveKey, deriveFernetKey } from './derive-key.ts';
export type { DecryptOptions, Fernet, FernetOptions } from './fernet.ts';
export { createFernet, FernetError } from './fernet.ts';
export {
  createHashRenewal,
  type HashRenewal,
  type HashRenewalOptions,
  type ProvenHash,
} from './hash-renewal.ts';
export { type HashPurpose, keyedHash } from './keyed-hash.ts';
export { createKeyedQueue, type KeyedQueue } from './keyed-queue.ts';
export { type Keyring, type KeyringOptions, openKeyring } from './keyring.ts';
export type { Argon2Parameters, PasswordHasher, PasswordHasherOptions } from './password-hasher.ts';
export { createPasswordHasher, DEFAULT_ARGON2_PARAMETERS } from './password-hasher.ts';
export { randomSecret } from './random-secret.ts';
export { REDACTED, redactText, redactValue } from './redact.ts';
export { createTurns, type Turns, type TurnsOptions } from './turns.ts';

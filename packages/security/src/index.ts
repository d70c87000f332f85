export { apiKeyLookup, generateApiKey, isApiKey } from './api-key.ts';
export type {
  ApiKeyIdentity,
  ApiKeyRow,
  ApiKeyVerifier,
  ApiKeyVerifierOptions,
} from './api-key-verifier.ts';
export { createApiKeyVerifier } from './api-key-verifier.ts';
export { deriveFernetKey } from './derive-key.ts';
export type { DecryptOptions, Fernet, FernetOptions } from './fernet.ts';
export { createFernet, FernetError } from './fernet.ts';
export type { Argon2Parameters, PasswordHasher, PasswordHasherOptions } from './password-hasher.ts';
export { createPasswordHasher, DEFAULT_ARGON2_PARAMETERS } from './password-hasher.ts';
export { randomSecret } from './random-secret.ts';
export { REDACTED, REDACTED_PATHS, redactText, redactValue } from './redact.ts';

import { type AuditChain, createAuditChain } from './audit-chain.ts';
import { type Fernet, FernetError } from './fernet.ts';
import { randomSecret } from './random-secret.ts';

/** Says what an encrypted text is, so that no other one passes for it. */
const PREFIX = 'audit-chain-key:v1:';
const KEY_TEXT = /^audit-chain-key:v1:[0-9a-f]{64}$/;

/**
 * The keys of chains, encrypted as they are stored. A chain keeps the key that it began with: when APP_KEY changes,
 * that key is encrypted anew, and every row of the past can still be checked.
 */
export interface AuditKeys {
  /** A new key, encrypted. */
  create(): string;
  /** Throws FernetError for what cannot be decrypted, or is something else. */
  open(encrypted: string): AuditChain;
}

/** @param fernet the one of a keyring that is for the audit trail alone */
export function createAuditKeys(fernet: Fernet): AuditKeys {
  return {
    create: () => fernet.encrypt(PREFIX + randomSecret()),
    open(encrypted) {
      const text = fernet.decrypt(encrypted);
      if (!KEY_TEXT.test(text)) {
        throw new FernetError('The Fernet token does not hold the key of an audit trail.');
      }

      return createAuditChain(Buffer.from(text.slice(PREFIX.length), 'hex'));
    },
  };
}

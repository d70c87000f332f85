import { hkdf } from 'node:crypto';
import { promisify } from 'node:util';
import { type DeriveKey, deriveFernetKey } from './derive-key.ts';
import { createFernet, type Fernet } from './fernet.ts';

const KEY_BYTES = 32;
/** What the audit trail's key is derived for (RFC 5869, "info"); no other text may ever be encrypted with it. */
const AUDIT_PURPOSE = 'openalgo audit trail';

const hkdfAsync = promisify(hkdf);

export interface KeyringOptions {
  /** APP_KEY, then the ones before it: all can read, the first writes. */
  readonly appKeys: readonly string[];
  readonly pepper: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `deriveFernetKey` unless told otherwise. */
  readonly deriveKey?: DeriveKey;
}

/** What an installation encrypts with, apart by purpose: what was encrypted for one is no valid token of the other. */
export interface Keyring {
  /** Tokens, passwords of others, copies of API keys. Compatible with a Python installation of the same secrets. */
  readonly secrets: Fernet;
  /** The key that the audit trail is chained with. A user's own secret can never be put in its place. */
  readonly audit: Fernet;
}

/** Derives all keys at once. Slow by design, see `deriveFernetKey`; open one per process. */
export async function openKeyring({
  appKeys,
  pepper,
  now,
  deriveKey = deriveFernetKey,
}: KeyringOptions): Promise<Keyring> {
  const keys = await Promise.all(appKeys.map((appKey) => deriveKey(appKey, pepper)));
  const auditKeys = await Promise.all(keys.map(deriveAuditKey));

  return { secrets: createFernet({ keys, now }), audit: createFernet({ keys: auditKeys, now }) };
}

async function deriveAuditKey(key: Buffer): Promise<Buffer> {
  return Buffer.from(await hkdfAsync('sha256', key, '', AUDIT_PURPOSE, KEY_BYTES));
}

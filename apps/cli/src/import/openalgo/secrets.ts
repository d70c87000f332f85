import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Environment } from '@openalgo/config';
import { AppError, type Clock } from '@openalgo/domain';
import { createFernet, deriveFernetKey, type Fernet, FernetError, type Keyring } from '@openalgo/security';
import { z } from 'zod';
import type { Source } from './source.ts';
import { optionalLongText } from './values.ts';

const pbkdf2Async = promisify(pbkdf2);

/** The old installation's key derivation (reference §4): PBKDF2-HMAC-SHA256 over the pepper. */
const ITERATIONS = 100_000;
const KEY_BYTES = 32;
/** What salts a key that no setting of the old installation salts. */
export const LEGACY_SALT = 'openalgo_static_salt';
export const TELEGRAM_SALT = 'telegram-openalgo-salt';
export const SMTP_SALT = 'smtp-openalgo-salt';
/** Shorter than this, the old installation takes a salt for none. */
const SALT_CHARACTERS_MIN = 32;

/** What decrypts the old installation's values, and encrypts ours. */
export interface Secrets {
  /** The text of an encrypted value; null when none of the old keys made it. */
  reveal(token: string | null): string | null;
  /** Encrypts for this installation. */
  seal(text: string): string;
  /** The text of a value that this installation encrypted; null for any other. */
  unseal(token: string | null): string | null;
  readonly pepper: string;
}

/**
 * Passwords and API keys are hashed with the pepper, and nobody but their owners could hash them anew; so this
 * installation must have the old one's pepper. Throws `invalid` when OLD_API_KEY_PEPPER says that it has another.
 */
export async function openSecrets(
  pepper: string,
  environment: Environment,
  { secrets: ours }: Keyring,
  clock: Clock,
): Promise<Secrets> {
  assertSamePepper(pepper, environment.OLD_API_KEY_PEPPER);
  const old = createFernet({ keys: await oldKeys(pepper, environment), now: () => clock.now() });

  return {
    reveal: (token) => reveal(old, token),
    seal: (text) => ours.encrypt(text),
    unseal: (token) => reveal(ours, token),
    pepper,
  };
}

function assertSamePepper(ours: string, theirs: string | undefined): void {
  if (theirs !== undefined && theirs !== ours) {
    throw new AppError(
      'invalid',
      'PEPPER_DIFFERS',
      'the old API_KEY_PEPPER is not the one of this installation, so no password and no API key of the old one would work: set API_KEY_PEPPER in .env to the old value before you create users here, then import again',
    );
  }
}

/** The key of a value is found by trying: a Fernet token tells whether a key made it. */
async function oldKeys(pepper: string, environment: Environment): Promise<readonly Buffer[]> {
  const salts: readonly (string | Buffer)[] = [
    ...fernetSalt(environment.OLD_FERNET_SALT),
    LEGACY_SALT,
    environment.OLD_TELEGRAM_KEY_SALT ?? TELEGRAM_SALT,
    environment.OLD_SMTP_KEY_SALT ?? SMTP_SALT,
  ];
  const derived = await Promise.all(salts.map((salt) => deriveOldKey(pepper, salt)));
  // The architecture document derives from APP_KEY, and early releases used the bare pepper for the mail password.
  const documented =
    environment.OLD_APP_KEY === undefined ? [] : [await deriveFernetKey(environment.OLD_APP_KEY, pepper)];
  const bare = Buffer.from(pepper.padEnd(KEY_BYTES).slice(0, KEY_BYTES));
  return [...derived, ...documented, ...(bare.length === KEY_BYTES ? [bare] : [])];
}

/** The key that the old installation derives from its pepper and a salt. */
export function deriveOldKey(pepper: string, salt: string | Buffer): Promise<Buffer> {
  return pbkdf2Async(pepper, salt, ITERATIONS, KEY_BYTES, 'sha256');
}

function fernetSalt(hex: string | undefined): readonly Buffer[] {
  if (hex === undefined) {
    return [];
  }

  if (hex.length < SALT_CHARACTERS_MIN || !/^([0-9a-f]{2})+$/i.test(hex)) {
    throw new AppError(
      'invalid',
      'SALT_INVALID',
      `OLD_FERNET_SALT must be the hexadecimal FERNET_SALT of the old .env, of at least ${SALT_CHARACTERS_MIN} characters`,
    );
  }

  return [Buffer.from(hex, 'hex')];
}

function reveal(fernet: Fernet, token: string | null): string | null {
  if (token === null) {
    return null;
  }

  try {
    return fernet.decrypt(token);
  } catch (error) {
    if (error instanceof FernetError) {
      return null;
    }

    throw error;
  }
}

const tokensShape = z.object({
  api_key_encrypted: optionalLongText,
  auth: optionalLongText,
});

/**
 * Throws `invalid` when there are encrypted values and not one of them can be decrypted. The keys derive from the pepper,
 * so what decrypts shows that passwords work here as well. Null where there is nothing to try.
 */
export function assertSecretsFit(source: Source, secrets: Pick<Secrets, 'reveal'>): true | null {
  const tokens = ['api_keys', 'auth']
    .flatMap((table) => [...source.pages('openalgo.db', table, tokensShape)].flat())
    .flatMap((row) => ('value' in row ? [row.value.api_key_encrypted, row.value.auth] : []))
    .filter((token) => token !== null);
  if (tokens.length === 0) {
    return null;
  }

  if (!tokens.some((token) => secrets.reveal(token) !== null)) {
    throw new AppError(
      'invalid',
      'OLD_SECRETS_WRONG',
      'nothing in openalgo.db can be decrypted: set API_KEY_PEPPER in .env to that of the old .env, and OLD_FERNET_SALT to its FERNET_SALT if it has one',
    );
  }

  return true;
}

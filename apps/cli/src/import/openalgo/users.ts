import { type ImportedUser, SYSTEM_ACTOR } from '@openalgo/db';
import type { Instant } from '@openalgo/domain';
import { z } from 'zod';
import type { Secrets } from './secrets.ts';
import type { Mapped } from './tally.ts';
import { flag, optionalLongText, text } from './values.ts';

export const UNREADABLE = 'cannot be decrypted with the old secrets';
const BASE32 = /^[A-Z2-7]{16,}=*$/;

export const userShape = z.object({
  username: text(50),
  email: text(100),
  password_hash: text(255),
  totp_secret: optionalLongText,
  is_admin: flag(false),
  totp_enabled: flag(false),
  totp_required_for_login: flag(false),
});

/** Hashes are kept: they are Argon2id over password and pepper here as there, in the same encoding. */
export function mapUser(
  row: z.output<typeof userShape>,
  secrets: Pick<Secrets, 'reveal' | 'seal'>,
  at: Instant,
): Mapped<ImportedUser> {
  if (row.username === SYSTEM_ACTOR) {
    return { leftOut: 'its name is what the audit trail calls the operator' };
  }

  // Every user there has a secret; the flags say whether a login asks for it.
  const isAsked = row.totp_enabled || row.totp_required_for_login;
  const secret = isAsked ? totpSecret(row.totp_secret, secrets) : null;
  if (isAsked && secret === null) {
    // Without it, somebody with the password alone would be let in.
    return { leftOut: `its second factor ${UNREADABLE}` };
  }

  return {
    item: {
      username: row.username,
      email: row.email,
      passwordHash: row.password_hash,
      isAdmin: row.is_admin,
      totpSecret: secret === null ? null : secrets.seal(secret),
      createdAt: at,
    },
  };
}

/** Rows of early releases hold the secret in clear. */
function totpSecret(stored: string | null, secrets: Pick<Secrets, 'reveal'>): string | null {
  const isPlain = stored !== null && BASE32.test(stored);
  return secrets.reveal(stored) ?? (isPlain ? stored : null);
}

import { type Fernet, FernetError } from '@openalgo/security';

/** What a setup of the second factor is about, while nothing of it is stored. */
export interface Setup {
  readonly username: string;
  readonly secret: string;
}

/** How long a setup waits for its first code. */
export const SETUP_SECONDS_MAX = 600;
/** Apart from whatever else is encrypted with the same key. */
const PURPOSE = 'second factor setup';

/** The setup as a token that only we read, for the client to keep. */
export function sealSetup(secrets: Fernet, { username, secret }: Setup): string {
  return secrets.encrypt(JSON.stringify([PURPOSE, username, secret]));
}

/** Null for a token that is not ours or too old. */
export function openSetupToken(secrets: Fernet, token: string): Setup | null {
  const parts = decrypt(secrets, token);
  if (!Array.isArray(parts)) {
    return null;
  }

  const [purpose, username, secret]: unknown[] = parts;
  return purpose === PURPOSE && typeof username === 'string' && typeof secret === 'string'
    ? { username, secret }
    : null;
}

function decrypt(secrets: Fernet, token: string): unknown {
  try {
    return JSON.parse(secrets.decrypt(token, { maxAgeSeconds: SETUP_SECONDS_MAX }));
  } catch (error) {
    if (error instanceof FernetError || error instanceof SyntaxError) {
      return null;
    }

    throw error;
  }
}

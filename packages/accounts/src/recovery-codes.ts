import { randomBytes } from 'node:crypto';

const CODES = 10;
/** Without i, l, o and u, which are misread; 32 of them, so that each byte's lowest five bits pick one evenly. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CHARACTERS = 16;

/** Ten codes of 80 random bits each, like 4kzq-9b2m-x0rt-hj7c. */
export function generateRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => {
    const characters = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]);
    return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** The code as it was made, however somebody wrote it. */
export function normalRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '');
}

import type { TelegramLinkCodeRepository } from '@openalgo/db';
import type { Clock, Instant } from '@openalgo/domain';
import { keyedHash, randomSecret } from '@openalgo/security';

export interface LinkCodeDependencies {
  readonly codes: TelegramLinkCodeRepository;
  /** Goes into the hash that is stored. */
  readonly pepper: string;
  readonly clock: Clock;
}

/** A code that links whoever sends it to the bot. */
export interface LinkCode {
  /** Secret, shown this once; Telegram takes it in a link to the bot. */
  readonly code: string;
  readonly expiresAt: Instant;
}

/** Codes by which a user shows the bot who they are. Each is good once and for ten minutes; a new one ends that before. */
export interface LinkCodes {
  issue(username: string): Promise<LinkCode>;
  /** Whose code it is, which is spent then; null for one that is unknown, spent or over. */
  redeem(code: string): Promise<string | null>;
}

const GOOD_FOR_MS = 10 * 60_000;
/** Nobody guesses it, however many they try. */
const CODE_BYTES = 16;

export function createLinkCodes({ codes, pepper, clock }: LinkCodeDependencies): LinkCodes {
  const hashOf = (code: string): string => keyedHash('telegram link code', code, pepper);

  return {
    async issue(username) {
      const code = randomSecret(CODE_BYTES);
      const expiresAt = clock.now() + GOOD_FOR_MS;
      await codes.save({ userId: username, codeHash: hashOf(code), expiresAt });
      return { code, expiresAt };
    },

    redeem: (code) => codes.spend(hashOf(code.toLowerCase()), clock.now()),
  };
}

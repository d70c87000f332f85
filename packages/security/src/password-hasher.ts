import argon2 from 'argon2';
import type { Turns } from './turns.ts';

/** What a hash costs whoever tries to guess. */
export interface Argon2Parameters {
  /** Passes over the memory. */
  readonly timeCost: number;
  readonly memoryKib: number;
  /** Lanes, each a thread. */
  readonly parallelism: number;
}

/** The defaults of argon2-cffi, so that hashes of existing installations need no renewal. */
export const DEFAULT_ARGON2_PARAMETERS: Argon2Parameters = {
  timeCost: 3,
  memoryKib: 65_536,
  parallelism: 4,
};

export interface PasswordHasherOptions {
  /** Appended to every secret before hashing; not stored beside the hashes, so a stolen table is not enough to guess. */
  readonly pepper: string;
  readonly parameters?: Argon2Parameters;
  /**
   * Where many may come at once: Argon2 runs on the few threads on which files are read and names looked up as well, and
   * what it was given is finished before the process can end.
   */
  readonly turns?: Pick<Turns, 'take'>;
}

const NO_TURNS: Pick<Turns, 'take'> = { take: (task) => task() };

/** Argon2id over secret + pepper, written and read in the encoded form that argon2-cffi uses too. */
export interface PasswordHasher {
  hash(secret: string): Promise<string>;
  /** Whether the hash is that of the secret. A malformed hash is nobody's: false. */
  verify(hash: string, secret: string): Promise<boolean>;
  /** Whether the hash should be renewed the next time its secret is at hand: it is malformed or its cost is not today's. */
  needsRehash(hash: string): boolean;
}

export function createPasswordHasher(options: PasswordHasherOptions): PasswordHasher {
  const { pepper, parameters = DEFAULT_ARGON2_PARAMETERS, turns = NO_TURNS } = options;

  return {
    hash: (secret) =>
      turns.take(() =>
        argon2.hash(secret + pepper, {
          type: argon2.argon2id,
          timeCost: parameters.timeCost,
          memoryCost: parameters.memoryKib,
          parallelism: parameters.parallelism,
        }),
      ),

    async verify(hash, secret) {
      // Checked beforehand, because a failure of Argon2 itself (no memory left) must not pass for a wrong password.
      return parseHash(hash) !== null && (await turns.take(() => argon2.verify(hash, secret + pepper)));
    },

    needsRehash(hash) {
      const used = parseHash(hash);
      return (
        used === null ||
        used.variant !== 'argon2id' ||
        used.timeCost !== parameters.timeCost ||
        used.memoryKib !== parameters.memoryKib ||
        used.parallelism !== parameters.parallelism
      );
    },
  };
}

interface ParsedHash extends Argon2Parameters {
  readonly variant: string;
}

/** At least 8 bytes of salt and 4 of hash, in base64 without padding: the reference implementation accepts no less. */
const ENCODED_HASH =
  /^\$(argon2id|argon2i|argon2d)\$v=19\$m=([1-9]\d{0,8}),t=([1-9]\d{0,8}),p=([1-9]\d{0,6})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{6,}$/;
/** As many KiB for each lane (RFC 9106, section 3.1). */
const MEMORY_KIB_PER_LANE_MIN = 8;

function parseHash(hash: string): ParsedHash | null {
  const match = ENCODED_HASH.exec(hash);
  if (match === null) {
    return null;
  }

  const [, variant = '', memory, time, lanes] = match;
  const memoryKib = Number(memory);
  const parallelism = Number(lanes);
  if (memoryKib < MEMORY_KIB_PER_LANE_MIN * parallelism) {
    return null;
  }

  return { variant, memoryKib, timeCost: Number(time), parallelism };
}

import type { PasswordHasher } from './password-hasher.ts';

export interface HashRenewalOptions {
  readonly hasher: Pick<PasswordHasher, 'hash' | 'needsRehash'>;
  /** Told when a renewal failed; the next proof of the secret is the next occasion. Must not throw. */
  readonly onFailure: (error: unknown) => void;
}

/** A secret that was just found to be that of a hash. */
export interface ProvenHash {
  readonly secret: string;
  readonly hash: string;
  /** Stores another hash of the secret in the place of this one, unless the stored one has changed meanwhile. */
  readonly replace: (renewed: string) => Promise<unknown>;
}

/** Brings hashes to today's cost when their secrets are at hand, off the path of whoever has shown one. */
export interface HashRenewal {
  /** Returns at once, and does not throw. */
  consider(proven: ProvenHash): void;
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>;
}

/** One at a time, because each takes the memory and the time that Argon2 is meant to take. */
export function createHashRenewal({ hasher, onFailure }: HashRenewalOptions): HashRenewal {
  let last: Promise<unknown> = Promise.resolve();

  async function renew({ secret, replace }: ProvenHash): Promise<void> {
    await replace(await hasher.hash(secret));
  }

  return {
    consider(proven) {
      if (hasher.needsRehash(proven.hash)) {
        last = last.then(() => renew(proven)).catch(onFailure);
      }
    },
    async settled() {
      await last;
    },
  };
}

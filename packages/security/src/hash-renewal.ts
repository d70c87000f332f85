import type { PasswordHasher } from './password-hasher.ts';

export interface HashRenewalOptions {
  readonly hasher: Pick<PasswordHasher, 'hash' | 'needsRehash'>;
  /** Puts `to` in the place of `from`, and leaves alone what is no longer `from`. */
  readonly replace: (from: string, to: string) => Promise<unknown>;
  /** Told when a renewal failed; the next proof of the secret is the next occasion. Must not throw. */
  readonly onFailure: (error: unknown) => void;
}

/** Brings hashes to today's cost when their secrets are at hand, off the path of whoever has shown one. */
export interface HashRenewal {
  /** To be told of a secret that was just found to be that of the hash. Returns at once. */
  consider(secret: string, hash: string): void;
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>;
}

/** One at a time, because each takes the memory and the time that Argon2 is meant to take. */
export function createHashRenewal({ hasher, replace, onFailure }: HashRenewalOptions): HashRenewal {
  let last: Promise<unknown> = Promise.resolve();

  async function renew(secret: string, hash: string): Promise<void> {
    await replace(hash, await hasher.hash(secret));
  }

  return {
    consider(secret, hash) {
      if (hasher.needsRehash(hash)) {
        last = last.then(() => renew(secret, hash)).catch(onFailure);
      }
    },
    async settled() {
      await last;
    },
  };
}

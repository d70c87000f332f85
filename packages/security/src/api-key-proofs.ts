import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from './keyed-queue.ts';
import type { PasswordHasher } from './password-hasher.ts';

export interface ApiKeyProofsOptions {
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  /** How many right keys, and how many wrong ones, are remembered. */
  readonly max: number;
  /** Told when Argon2 has found a key right; not again while that is remembered. Must not throw. */
  readonly onProven?: OnProven | undefined;
}

/** @param learn takes another hash of the same key, so that nobody who shows the key waits for Argon2 again. */
export type OnProven = (key: string, hash: string, learn: (renewed: string) => void) => void;

/** A key as it was shown, with a digest that stands for it in memory. */
export interface ShownKey {
  readonly key: string;
  readonly digest: string;
}

/** Knows which key belongs to which stored hash, and asks Argon2 only about what it does not know yet. */
export interface ApiKeyProofs {
  /** Whether `hash` is that of the key. */
  isProven(shown: ShownKey, hash: string): Promise<boolean>;
}

/**
 * Argon2 costs 64 MiB and tens of milliseconds, so it must not run at a stranger's will. A hash has one right key:
 * once that is known, every other one is wrong without asking. Until then wrong keys are remembered, and those of
 * one hash are tried one at a time, whoever sends them and however many. Both answers hold for ever, as a changed key has
 * another hash; only the room for them is bounded. Keys are kept as their digests.
 */
export function createApiKeyProofs({ hasher, max, onProven }: ApiKeyProofsOptions): ApiKeyProofs {
  const rightKeys = new LRUCache<string, string>({ max });
  const wrongKeys = new LRUCache<string, true>({ max });
  const inTurn = createKeyedQueue();

  function recall(digest: string, hash: string): boolean | null {
    const rightKey = rightKeys.get(hash);
    if (rightKey !== undefined) {
      return rightKey === digest;
    }

    return wrongKeys.has(digest + hash) ? false : null;
  }

  async function prove({ key, digest }: ShownKey, hash: string): Promise<boolean> {
    const isRight = await hasher.verify(hash, key);
    if (isRight) {
      rightKeys.set(hash, digest);
      onProven?.(key, hash, (renewed) => {
        rightKeys.set(renewed, digest);
      });
    } else {
      wrongKeys.set(digest + hash, true);
    }

    return isRight;
  }

  return {
    async isProven(shown, hash) {
      const { digest } = shown;
      // Asked again when its turn has come: the task before may have been about the same key, or have found the right one.
      return (
        recall(digest, hash) ?? inTurn(hash, async () => recall(digest, hash) ?? (await prove(shown, hash)))
      );
    },
  };
}

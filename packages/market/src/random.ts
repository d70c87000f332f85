/** Randomness that can be repeated: simulated markets must give the same prices for the same seed, everywhere. */

export interface Random {
  /** A whole number from 0 up to, but not including, `bound`, which is at most 2^32. */
  below(bound: number): number;
}

/** A stream of numbers that depends on the seed alone (mulberry32). Good enough for prices, useless for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  return { below: (bound) => next() % bound };
}

/** A number of 32 bits that depends on the text alone (FNV-1a, then MurmurHash3's final mix so that similar texts part). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }

  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

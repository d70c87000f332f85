/** What a batch may take: well below the 50 ms for which nobody else may be kept waiting. */
const TARGET_MS = 20;
const FIRST = 50;
const SMALLEST = 10;
const LARGEST = 20_000;
const GROWTH_MAX = 2;

/** How many rows to delete at once, learnt from how long it took. */
export interface BatchSize {
  current(): number;
  /** Tells how long a batch of the current size took. */
  learn(elapsedMs: number): void;
}

/** Grows carefully, and shrinks at once by as much as a batch took too long. */
export function createBatchSize(): BatchSize {
  let size = FIRST;

  return {
    current: () => size,
    learn(elapsedMs) {
      const factor = Math.min(GROWTH_MAX, TARGET_MS / Math.max(1, elapsedMs));
      size = Math.min(LARGEST, Math.max(SMALLEST, Math.floor(size * factor)));
    },
  };
}

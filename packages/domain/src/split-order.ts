import type { Quantity } from './money.ts';

/** So many orders a split makes at most (rules of the engine, §8). */
export const SPLIT_PARTS_MAX = 100;

/** How many orders a quantity makes in parts of a size. Both must be above zero. */
export function splitCount(quantity: Quantity, size: Quantity): bigint {
  return (quantity + size - 1n) / size;
}

/** The quantities of the parts: full ones, then what remains. */
export function splitQuantity(quantity: Quantity, size: Quantity): Quantity[] {
  const full = Array.from({ length: Number(quantity / size) }, () => size);
  const rest = quantity % size;
  return rest === 0n ? full : [...full, rest];
}

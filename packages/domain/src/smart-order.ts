/** The smart order: it asks for a position, not for an order (rules of the engine, §8; reference §2.15). */
import { type InstrumentBook, restingQuantity } from './instrument-book.ts';
import { absolute, type Quantity } from './money.ts';
import type { Action } from './vocabulary.ts';

/** An order's side and quantity, above zero. */
export interface Move {
  readonly action: Action;
  readonly quantity: Quantity;
}

/** What a smart order asks for. */
export interface SmartTarget {
  /** Side and quantity to enter with where the target is 0 and nothing is held; of no meaning otherwise. */
  readonly action: Action;
  readonly quantity: Quantity;
  /** The position wanted, signed. */
  readonly positionSize: Quantity;
}

/** The order that changes a position by a signed quantity, or null for no change. */
export function moveBy(change: Quantity): Move | null {
  if (change === 0n) {
    return null;
  }

  return { action: change > 0n ? 'BUY' : 'SELL', quantity: absolute(change) };
}

/**
 * What the position of a book will be when all that the strategy has resting there has filled. Two calls in quick
 * succession see each other by it, though the first has not filled yet.
 */
export function expectedPosition(book: InstrumentBook, strategy: string | null): Quantity {
  const own = { ...book, resting: book.resting.filter((order) => order.strategy === strategy) };
  const held = book.position?.quantity ?? 0n;
  return held + restingQuantity(own, 'BUY') - restingQuantity(own, 'SELL');
}

/**
 * The order that a smart order comes to when `expected` is held, or null where nothing is to be done: the difference
 * to the target. With a target of 0 and nothing held it enters with its own side and quantity, as in the reference.
 */
export function smartMove(target: SmartTarget, expected: Quantity): Move | null {
  const isEntry = target.positionSize === 0n && expected === 0n && target.quantity > 0n;
  return isEntry
    ? { action: target.action, quantity: target.quantity }
    : moveBy(target.positionSize - expected);
}

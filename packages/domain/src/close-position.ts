/** Closing positions, whole or the part that a strategy made (rules of the engine, §8). */
import { type InstrumentBook, restingQuantity } from './instrument-book.ts';
import { absolute, type Quantity, smaller } from './money.ts';
import { type Move, moveBy } from './smart-order.ts';

/**
 * What of a position a strategy made: its net signed trades since the position was opened, but never more than the
 * position, and nothing where the strategy is on the other side.
 */
export function strategyShare(position: Quantity, net: Quantity): Quantity {
  if (position === 0n || net === 0n || position < 0n !== net < 0n) {
    return 0n;
  }

  const share = smaller(absolute(position), absolute(net));
  return position < 0n ? -share : share;
}

/**
 * The MARKET order that closes a share of the book's position, or null where nothing is left to close. MARKET orders
 * that are on their way already count as filled, those of the strategy against its share (with none: all), so that
 * closing twice closes once. Resting exits at other prices stay as they are.
 */
export function closingMove(book: InstrumentBook, share: Quantity, strategy: string | null): Move | null {
  const position = book.position?.quantity ?? 0n;
  const side = position > 0n ? 'SELL' : 'BUY';
  const leaving = book.resting.filter((order) => order.priceType === 'MARKET');
  const own = leaving.filter((order) => strategy === null || order.strategy === strategy);

  const left = smaller(
    absolute(position) - restingQuantity({ ...book, resting: leaving }, side),
    absolute(share) - restingQuantity({ ...book, resting: own }, side),
  );
  return left > 0n ? moveBy(side === 'BUY' ? left : -left) : null;
}

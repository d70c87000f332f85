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

/**
 * The order that brings a strategy's share of a position to a size, or null where nothing is to be done. MARKET orders that
 * are on their way count as filled, so that of two signals in quick succession the second sees what the first has done.
 * Towards 0 it closes the share, and never more than the position.
 */
export function shareMove(
  book: InstrumentBook,
  share: Quantity,
  strategy: string,
  positionSize: Quantity,
): Move | null {
  const expected = expectedShare(book, share, strategy);
  return positionSize === 0n
    ? moveBy(-strategyShare(onceFilled(book, book.position?.quantity ?? 0n), expected))
    : moveBy(positionSize - expected);
}

/** A strategy's share once its MARKET orders that are on their way have filled. */
export function expectedShare(book: InstrumentBook, share: Quantity, strategy: string): Quantity {
  return onceFilled({ ...book, resting: book.resting.filter((order) => order.strategy === strategy) }, share);
}

/** What a quantity becomes by the book's MARKET orders. */
function onceFilled(book: InstrumentBook, quantity: Quantity): Quantity {
  const leaving = { ...book, resting: book.resting.filter((order) => order.priceType === 'MARKET') };
  return quantity + restingQuantity(leaving, 'BUY') - restingQuantity(leaving, 'SELL');
}

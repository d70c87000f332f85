/** Ending a book by rule rather than by wish: square-off and expiry cancel what rests and close what is open. */
import type { Order, Position, Trade } from './account.ts';
import { cancelOrders } from './change-order.ts';
import { fillOrders } from './fill-orders.ts';
import type { AccountSlice } from './instrument-book.ts';
import { absolute, type Price } from './money.ts';
import type { OrderTerms, RuleContext } from './order-rules.ts';
import { newOrder } from './place-order.ts';
import type { Instant } from './time.ts';

/** The strategies of orders that the engine makes itself. */
export const AUTO_SQUARE_OFF = 'AUTO_SQUARE_OFF';
export const EXPIRY_SETTLEMENT = 'EXPIRY_SETTLEMENT';

/** What a rule did to a book. */
export interface BookChange {
  readonly slice: AccountSlice;
  /** Orders that were cancelled. */
  readonly cancelled: readonly Order[];
  /** The order that closed the position, complete, with its trade; null where there was none to close. */
  readonly closing: { readonly order: Order; readonly trade: Trade } | null;
}

/**
 * Cancels all that rests in the book and closes its position at a price, as an order of the account with its trade, so
 * that a replay of the trades closes it too. A flat book only loses its orders.
 * @param ackedAt the system's time: nobody has to take note of an order that is made complete
 */
export function closeBook(
  slice: AccountSlice,
  {
    strategy,
    price,
    ackedAt,
  }: { readonly strategy: string; readonly price: Price; readonly ackedAt: Instant },
  { settings, now }: RuleContext,
): BookChange {
  const { slice: emptied, orders: cancelled } = cancelOrders(slice, () => true, settings, now);
  const { position } = emptied.book;
  if (position === null || position.quantity === 0n) {
    return { slice: emptied, cancelled, closing: null };
  }

  const funds = { ...emptied.funds, orderSeq: emptied.funds.orderSeq + 1 };
  const draft = {
    terms: closingTerms(position),
    instrument: position,
    strategy,
    lastPrice: price,
    tickSeq: 0,
  };
  const order = { ...newOrder(funds, draft, now), ackedAt };
  const taken = { funds, book: { ...emptied.book, resting: [order] } };
  const filled = fillOrders(taken, [{ order, price, at: now }], settings);
  const [completed] = filled.orders;
  const [trade] = filled.trades;
  const closing = completed === undefined || trade === undefined ? null : { order: completed, trade };
  return { slice: filled.slice, cancelled, closing };
}

function closingTerms({ quantity, product }: Position): OrderTerms {
  return {
    action: quantity > 0n ? 'SELL' : 'BUY',
    quantity: absolute(quantity),
    priceType: 'MARKET',
    product,
    price: null,
    triggerPrice: null,
  };
}

/**
 * Everything of an account that one instrument in one product touches, and the one way in which its margin is booked.
 */
import type { Funds, Holding, Order, Position } from './account.ts';
import { type InstrumentKey, instrumentId } from './instrument.ts';
import { instrumentMargin } from './margin.ts';
import type { Paise, Quantity } from './money.ts';
import { todays } from './netting.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Day } from './trading-day.ts';
import { type OrderStatus, type Product, RESTING_STATUSES, type RestingStatus } from './vocabulary.ts';

export interface InstrumentBook {
  readonly position: Position | null;
  /** Orders that are open or trigger pending, oldest first. */
  readonly resting: readonly Order[];
  /** Delivered shares; of CNC books only. */
  readonly holding: Holding | null;
}

/** The funds and one book of the same account, which change together or not at all. */
export interface AccountSlice {
  readonly funds: Funds;
  readonly book: InstrumentBook;
}

export const EMPTY_BOOK: InstrumentBook = { position: null, resting: [], holding: null };

/** What identifies a book in an account. */
export interface BookKey extends InstrumentKey {
  readonly userId: string;
  readonly product: Product;
}

/** One string for a book, for the keys of maps. */
export function bookId(key: BookKey): string {
  return `${key.userId}/${key.product}/${instrumentId(key)}`;
}

/** Whether an order in this state can be filled, modified and cancelled. */
export function isResting(status: OrderStatus): status is RestingStatus {
  return RESTING_STATUSES.some((resting) => resting === status);
}

/** What an order may still fill: nothing once it is final. */
export function pendingQuantity({ status, quantity, filledQuantity }: Order): Quantity {
  return isResting(status) ? quantity - filledQuantity : 0n;
}

/** The margin that a book's rows carry now. */
export function blockedMargin(book: InstrumentBook): Paise {
  const ofOrders = book.resting.reduce((sum, order) => sum + order.marginBlocked, 0n);
  return ofOrders + (book.position?.marginBlocked ?? 0n);
}

/**
 * Computes the margin of `after` anew, writes each row's share into it, and books the difference to `before` between
 * available and used.
 */
export function rebookMargin(
  funds: Funds,
  before: InstrumentBook,
  after: InstrumentBook,
  settings: SandboxSettings,
): AccountSlice {
  const margin = instrumentMargin(after.position, after.resting, settings);
  const rise = margin.total - blockedMargin(before);

  return {
    funds: { ...funds, available: funds.available - rise, used: funds.used + rise },
    book: {
      ...after,
      position: after.position === null ? null : withMargin(after.position, margin.position),
      resting: after.resting.map((order, index) => withMargin(order, margin.orders[index] ?? 0n)),
    },
  };
}

/** Rows keep their identity when nothing changes, so that only changed ones are written. */
function withMargin<Row extends Order | Position>(row: Row, marginBlocked: Paise): Row {
  return row.marginBlocked === marginBlocked ? row : { ...row, marginBlocked };
}

/** Books realised P&L to the funds, whatever the margin was. */
export function bookRealized(funds: Funds, amount: Paise, day: Day): Funds {
  return {
    ...funds,
    available: funds.available + amount,
    realizedPnl: funds.realizedPnl + amount,
    realizedPnlToday: todays(funds, day) + amount,
    pnlDay: day,
  };
}

/** Units of resting orders on one side. */
export function restingQuantity(book: InstrumentBook, action: Order['action']): Quantity {
  return book.resting.reduce((sum, order) => (order.action === action ? sum + order.quantity : sum), 0n);
}

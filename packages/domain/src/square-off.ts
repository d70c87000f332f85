/** The end of intraday trading (rules of the engine, §7): what is due, and what becomes of it. */
import type { Order } from './account.ts';
import { isTradingDay, type MarketCalendar, nextTradingDay } from './calendar.ts';
import { cancelOrders } from './change-order.ts';
import { AUTO_SQUARE_OFF, type BookChange, closeBook } from './close-book.ts';
import type { AccountSlice } from './instrument-book.ts';
import { squareOffTime } from './instrument-class.ts';
import { isGoodQuote, marketPrice } from './matching.ts';
import type { RuleContext } from './order-rules.ts';
import type { Quote } from './quote.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Instant } from './time.ts';
import { istDay, istInstant } from './trading-day.ts';
import type { Exchange, Product } from './vocabulary.ts';

/**
 * The first square-off time of the exchange after an instant, on a trading day; null where there is none. What was due
 * then stays due until it is done, the next morning if need be.
 */
export function squareOffAfter(
  settings: SandboxSettings,
  calendar: MarketCalendar,
  exchange: Exchange,
  since: Instant,
): Instant | null {
  const time = squareOffTime(settings, exchange);
  if (time === null) {
    return null;
  }

  const today = istDay(since);
  if (isTradingDay(calendar, exchange, today) && istInstant(today, time) > since) {
    return istInstant(today, time);
  }

  const next = nextTradingDay(calendar, exchange, today);
  return next === null ? null : istInstant(next, time);
}

interface Intraday {
  readonly exchange: Exchange;
  readonly product: Product;
}

function isPastSquareOff(row: Intraday, since: Instant, { settings, calendar, now }: RuleContext): boolean {
  const due = row.product === 'MIS' ? squareOffAfter(settings, calendar, row.exchange, since) : null;
  return due !== null && due <= now;
}

/** Whether a position opened then is to be closed by now. */
export function isPositionDue(
  position: Intraday & { readonly openedAt: Instant },
  context: RuleContext,
): boolean {
  return isPastSquareOff(position, position.openedAt, context);
}

/** Whether a resting order is to be cancelled by now. */
export function isOrderDue(order: Intraday & Pick<Order, 'placedAt'>, context: RuleContext): boolean {
  return isPastSquareOff(order, order.placedAt, context);
}

/**
 * Squares a book off: its due orders are cancelled first, then a due position is closed at market (bid or ask, else
 * last price) and with it goes all that rests in the book, which might otherwise open it again. A position without a
 * good quote waits; its orders are gone already.
 */
export function squareOff(
  slice: AccountSlice,
  quote: Quote | null,
  ackedAt: Instant,
  context: RuleContext,
): BookChange {
  const { settings, now } = context;
  const isDue = (order: Order) => isOrderDue(order, context);
  const { slice: left, orders: cancelled } = cancelOrders(slice, isDue, settings, now);
  const { position } = left.book;
  const isClosing = position !== null && position.quantity !== 0n && isPositionDue(position, context);
  if (!isClosing || quote === null || !isGoodQuote(quote)) {
    return { slice: left, cancelled, closing: null };
  }

  const price = marketPrice(position.quantity > 0n ? 'SELL' : 'BUY', quote);
  const closed = closeBook(left, { strategy: AUTO_SQUARE_OFF, price, ackedAt }, context);
  return { ...closed, cancelled: [...cancelled, ...closed.cancelled] };
}

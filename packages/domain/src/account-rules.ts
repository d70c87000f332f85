/**
 * The rules of the account: what a well-formed order may still be refused for (rules of the engine, §2, §3, §4, §7).
 * Such an order is kept as `rejected` with the reason.
 */
import type { Order } from './account.ts';
import { isMarketOpen } from './calendar.ts';
import { type InstrumentBook, restingQuantity } from './instrument-book.ts';
import { squareOffTime } from './instrument-class.ts';
import { absolute, formatPaise, type Paise, type Quantity } from './money.ts';
import type { RuleContext } from './order-rules.ts';
import { istTimeOfDay } from './trading-day.ts';
import type { Action } from './vocabulary.ts';

/** Why the hour forbids the order, or null. With hours not enforced none does. */
export function refuseByHours(order: Order, book: InstrumentBook, context: RuleContext): string | null {
  const { settings, calendar, now } = context;
  if (!settings.enforceMarketHours) {
    return null;
  }

  if (!isMarketOpen(calendar, order.exchange, now)) {
    return `${order.exchange} is closed now. Place the order during its session.`;
  }

  const squareOff = squareOffTime(settings, order.exchange);
  const isAfterSquareOff = order.product === 'MIS' && squareOff !== null && istTimeOfDay(now) >= squareOff;
  if (isAfterSquareOff && order.quantity > closableQuantity(book, order.action)) {
    return `After ${squareOff} MIS orders may only close a position: ${closableQuantity(book, order.action)} can be closed, ${order.quantity} asked.`;
  }

  return null;
}

/** How much an order on this side can close, the resting orders on its side counted. */
function closableQuantity(book: InstrumentBook, action: Action): Quantity {
  const held = book.position?.quantity ?? 0n;
  const isClosing = action === 'SELL' ? held > 0n : held < 0n;
  const left = isClosing ? absolute(held) - restingQuantity(book, action) : 0n;
  return left > 0n ? left : 0n;
}

/**
 * Why the shares forbid a CNC sale, or null. Sellable is what is held and bought, less what resting sells already ask
 * for; the reason names the figures.
 */
export function refuseByShares(order: Order, book: InstrumentBook): string | null {
  if (order.product !== 'CNC' || order.action !== 'SELL') {
    return null;
  }

  const held = book.holding?.quantity ?? 0n;
  const position = book.position?.quantity ?? 0n;
  const resting = restingQuantity(book, 'SELL');
  const sellable = held + position - resting;
  if (order.quantity <= sellable) {
    return null;
  }

  const available = sellable > 0n ? sellable : 0n;
  return `Only ${available} shares available to sell (Position: ${position}, Holdings: ${held}, Resting sells: ${resting}).`;
}

/** Why the funds forbid a rise of margin, or null. What does not raise the margin is never refused. */
export function refuseByFunds(rise: Paise, available: Paise): string | null {
  if (rise <= 0n || rise <= available) {
    return null;
  }

  const shortage = rise - available;
  return `Insufficient funds. Required: ₹${formatPaise(rise)}, Available: ₹${formatPaise(available)}, Shortage: ₹${formatPaise(shortage)}`;
}

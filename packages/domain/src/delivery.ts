/** How bought shares become holdings and sold ones leave them (rules of the engine, §4). */
import type { Funds, Holding, Position } from './account.ts';
import { type MarketCalendar, nextTradingDay } from './calendar.ts';
import type { InstrumentKey } from './instrument.ts';
import { type AccountSlice, bookRealized, rebookMargin } from './instrument-book.ts';
import { contractCost, type Paise, prorate, type Quantity, smaller } from './money.ts';
import { todays } from './netting.ts';
import type { RuleContext } from './order-rules.ts';
import type { Instant } from './time.ts';
import { DAY_STARTS_AT, type Day, istInstant, tradingDay } from './trading-day.ts';

/** Shares that moved between a CNC position and the holding, and the money that went the other way. */
export interface Delivery extends InstrumentKey {
  readonly userId: string;
  /** Above zero: bought shares that joined the holding. Below: sold ones that left it. */
  readonly quantity: Quantity;
  /** The basis of the shares that moved, which the holding gained or lost. Never negative. */
  readonly costBasis: Paise;
  /** What the sale brought; 0 for shares that were bought. */
  readonly proceeds: Paise;
  readonly realizedPnl: Paise;
  readonly settledOn: Day;
  readonly settledAt: Instant;
}

/** When a CNC position is settled: when the first trading day after the one on which it was opened begins. */
export function deliveryDue(
  calendar: MarketCalendar,
  position: Pick<Position, 'exchange' | 'openedAt'>,
): Instant | null {
  const day = nextTradingDay(calendar, position.exchange, tradingDay(position.openedAt));
  return day === null ? null : istInstant(day, DAY_STARTS_AT);
}

export function isDeliveryDue(
  position: Pick<Position, 'exchange' | 'openedAt' | 'product' | 'quantity'>,
  { calendar, now }: Pick<RuleContext, 'calendar' | 'now'>,
): boolean {
  const due = position.product === 'CNC' && position.quantity !== 0n ? deliveryDue(calendar, position) : null;
  return due !== null && due <= now;
}

export interface DeliveredBook {
  readonly slice: AccountSlice;
  readonly delivery: Delivery;
}

/**
 * Settles a CNC position that is due; null where there is none. A long joins the holding at its basis, paid in full, so
 * that leverage only ever lends until here; a short is delivered from the holding, its proceeds join what is available
 * and the difference to the shares' basis is realised. No more is delivered than is held, so no holding is negative.
 */
export function deliver(slice: AccountSlice, context: RuleContext): DeliveredBook | null {
  const { position, holding } = slice.book;
  if (position === null || !isDeliveryDue(position, context)) {
    return null;
  }

  return position.quantity > 0n
    ? deliverBought(slice, position, context)
    : deliverSold(slice, position, holding, context);
}

function deliverBought(slice: AccountSlice, position: Position, context: RuleContext): DeliveredBook {
  const { now } = context;
  const cost = contractCost(position.costBasis, position.contractValue);
  const holding = {
    ...(slice.book.holding ?? noHolding(position)),
    settledOn: tradingDay(now),
  };
  const funds = { ...slice.funds, available: slice.funds.available - cost };
  const delivery = deliveryOf(position, { quantity: position.quantity, costBasis: cost }, now);
  const moved = {
    ...holding,
    quantity: holding.quantity + position.quantity,
    costBasis: holding.costBasis + cost,
  };
  return settled(slice, funds, reduced(position, position.quantity, 0n, now), moved, delivery, context);
}

function deliverSold(
  slice: AccountSlice,
  position: Position,
  holding: Holding | null,
  context: RuleContext,
): DeliveredBook | null {
  if (holding === null || holding.quantity <= 0n) {
    return null;
  }

  const { now } = context;
  const quantity = smaller(-position.quantity, holding.quantity);
  const costBasis = prorate(holding.costBasis, quantity, holding.quantity);
  const sold = prorate(position.costBasis, quantity, -position.quantity);
  const proceeds = contractCost(sold, position.contractValue);
  const realizedPnl = proceeds - costBasis;
  const earned = bookRealized(slice.funds, realizedPnl, tradingDay(now));
  const funds = { ...earned, available: earned.available + costBasis };
  const delivery = {
    ...deliveryOf(position, { quantity: -quantity, costBasis }, now),
    proceeds,
    realizedPnl,
  };
  const left = {
    ...holding,
    quantity: holding.quantity - quantity,
    costBasis: holding.costBasis - costBasis,
    settledOn: tradingDay(now),
  };
  const after = reduced(position, -quantity, realizedPnl, now, sold);
  return settled(slice, funds, after, left, delivery, context);
}

function settled(
  slice: AccountSlice,
  funds: Funds,
  position: Position,
  holding: Holding,
  delivery: Delivery,
  { settings }: RuleContext,
): DeliveredBook {
  const after = { ...slice.book, position, holding };
  return { slice: rebookMargin(funds, slice.book, after, settings), delivery };
}

/** The position without the units that were delivered, and what that realised. */
function reduced(
  position: Position,
  quantity: Quantity,
  realizedPnl: Paise,
  at: Instant,
  basis: Paise = position.costBasis,
): Position {
  const day = tradingDay(at);
  return {
    ...position,
    quantity: position.quantity - quantity,
    costBasis: position.costBasis - basis,
    realizedPnl: position.realizedPnl + realizedPnl,
    realizedPnlToday: todays(position, day) + realizedPnl,
    pnlDay: day,
    updatedAt: at,
  };
}

function noHolding({ userId, exchange, symbol }: Position): Holding {
  return { userId, exchange, symbol, quantity: 0n, costBasis: 0n, settledOn: '' };
}

function deliveryOf(
  { userId, exchange, symbol }: Position,
  moved: Pick<Delivery, 'quantity' | 'costBasis'>,
  at: Instant,
): Delivery {
  return {
    userId,
    exchange,
    symbol,
    ...moved,
    proceeds: 0n,
    realizedPnl: 0n,
    settledOn: tradingDay(at),
    settledAt: at,
  };
}

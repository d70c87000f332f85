/** The rows of the old paper account as values of ours (reference §1.9). */
import {
  ACTIONS,
  absolute,
  type ContractValue,
  type DailyPnl,
  type Holding,
  type Instant,
  isResting,
  notional,
  ORDER_STATUSES,
  type Order,
  type Position,
  PRICE_TYPES,
  PRODUCTS,
  type Price,
  type Trade,
  tradingDay,
} from '@openalgo/domain';
import { z } from 'zod';
import type { Mapped } from './tally.ts';
import {
  cutText,
  day,
  exchange,
  integerOr,
  istInstant,
  money,
  optionalIstInstant,
  optionalLongText,
  optionalPrice,
  optionalUtcInstant,
  price,
  quantity,
  text,
} from './values.ts';

const action = z.enum(ACTIONS);
const product = z.enum(PRODUCTS);
const instrument = { symbol: text(50), exchange };

export const orderShape = z.object({
  ...instrument,
  orderid: text(50),
  user_id: text(50),
  strategy: cutText(100),
  action,
  quantity: quantity.refine((units) => units > 0n, 'is not above zero'),
  price: optionalPrice,
  trigger_price: optionalPrice,
  price_type: z.enum(PRICE_TYPES),
  product,
  order_status: z.enum(ORDER_STATUSES),
  average_price: optionalPrice,
  rejection_reason: optionalLongText,
  order_timestamp: istInstant,
  update_timestamp: optionalUtcInstant,
});

/** An order keeps its id and its state. Its margin is not taken over: it follows from its book. */
export function mapOrder(row: z.output<typeof orderShape>, contractValue: ContractValue): Mapped<Order> {
  const hasLimit = row.price_type === 'LIMIT' || row.price_type === 'SL';
  const hasTrigger = row.price_type === 'SL' || row.price_type === 'SL-M';
  const limit = hasLimit ? row.price : null;
  const trigger = hasTrigger ? row.trigger_price : null;
  if (isResting(row.order_status) && ((hasLimit && !isSet(limit)) || (hasTrigger && !isSet(trigger)))) {
    return { leftOut: 'rests without the price that it waits for' };
  }

  const isComplete = row.order_status === 'complete';
  return {
    item: {
      orderId: row.orderid,
      userId: row.user_id,
      strategy: row.strategy,
      exchange: row.exchange,
      symbol: row.symbol,
      action: row.action,
      quantity: row.quantity,
      priceType: row.price_type,
      product: row.product,
      price: limit,
      triggerPrice: trigger,
      // The price column of a MARKET order holds the last price when it was placed (reference §1.9).
      marginPrice: trigger ?? limit ?? row.price ?? row.average_price ?? 0n,
      contractValue,
      status: row.order_status,
      averagePrice: isComplete ? row.average_price : null,
      filledQuantity: isComplete ? row.quantity : 0n,
      rejectionReason: row.rejection_reason,
      marginBlocked: 0n,
      placedAt: row.order_timestamp,
      updatedAt: Math.max(row.update_timestamp ?? row.order_timestamp, row.order_timestamp),
      // Noted, so that the worker takes it for one that rests and not for one that arrives.
      ackedAt: row.order_timestamp,
      version: 1,
      tickSeq: 0,
    },
  };
}

const isSet = (value: Price | null): boolean => value !== null && value > 0n;

export const tradeShape = z.object({
  ...instrument,
  tradeid: text(60),
  orderid: text(50),
  user_id: text(50),
  action,
  quantity,
  price,
  product,
  strategy: cutText(100),
  trade_timestamp: istInstant,
});

/** What a trade realised was not kept there. */
export function mapTrade(row: z.output<typeof tradeShape>, contractValue: ContractValue): Trade {
  return {
    tradeId: row.tradeid,
    orderId: row.orderid,
    userId: row.user_id,
    strategy: row.strategy,
    exchange: row.exchange,
    symbol: row.symbol,
    action: row.action,
    quantity: row.quantity,
    price: row.price,
    product: row.product,
    contractValue,
    realizedPnl: 0n,
    tradedAt: row.trade_timestamp,
  };
}

export const positionShape = z.object({
  ...instrument,
  user_id: text(50),
  product,
  quantity,
  average_price: price,
  ltp: optionalPrice,
  accumulated_realized_pnl: money,
  today_realized_pnl: money,
  created_at: optionalIstInstant,
  updated_at: optionalUtcInstant,
});

/** The basis is the old average times the quantity: there is nothing more exact there. */
export function mapPosition(
  row: z.output<typeof positionShape>,
  contractValue: ContractValue,
  at: Instant,
): Position {
  const updatedAt = row.updated_at ?? at;
  return {
    userId: row.user_id,
    exchange: row.exchange,
    symbol: row.symbol,
    product: row.product,
    quantity: row.quantity,
    costBasis: notional(absolute(row.quantity), row.average_price),
    contractValue,
    marginBlocked: 0n,
    realizedPnl: row.accumulated_realized_pnl,
    realizedPnlToday: row.today_realized_pnl,
    pnlDay: tradingDay(updatedAt),
    lastPrice: row.ltp ?? row.average_price,
    openedAt: row.created_at ?? updatedAt,
    updatedAt,
  };
}

export const holdingShape = z.object({
  ...instrument,
  user_id: text(50),
  quantity,
  average_price: price,
  settlement_date: day,
});

/** A negative holding is a defect of the old settlement (reference §2.12); nothing was ever owed for it. */
export function mapHolding(row: z.output<typeof holdingShape>): Mapped<Holding> {
  if (row.quantity <= 0n) {
    return { leftOut: row.quantity === 0n ? 'was sold out' : 'is negative, which no holding can be' };
  }

  return {
    item: {
      userId: row.user_id,
      exchange: row.exchange,
      symbol: row.symbol,
      quantity: row.quantity,
      costBasis: notional(row.quantity, row.average_price),
      settledOn: row.settlement_date,
    },
  };
}

export const dailyPnlShape = z.object({
  user_id: text(50),
  date: day,
  realized_pnl: money,
  positions_unrealized_pnl: money,
  holdings_unrealized_pnl: money,
  total_mtm: money,
  available_balance: money,
  used_margin: money,
  portfolio_value: money,
});

export function mapDailyPnl(row: z.output<typeof dailyPnlShape>): DailyPnl {
  return {
    userId: row.user_id,
    day: row.date,
    realizedPnl: row.realized_pnl,
    positionsUnrealizedPnl: row.positions_unrealized_pnl,
    holdingsUnrealizedPnl: row.holdings_unrealized_pnl,
    totalMtm: row.total_mtm,
    available: row.available_balance,
    used: row.used_margin,
    portfolioValue: row.portfolio_value,
  };
}

export const fundsShape = z.object({
  user_id: text(50),
  total_capital: money,
  available_balance: money,
  used_margin: money,
  realized_pnl: money,
  today_realized_pnl: money,
  last_reset_date: optionalIstInstant,
  reset_count: integerOr(0),
  updated_at: optionalUtcInstant,
});
export type OldFunds = z.output<typeof fundsShape>;

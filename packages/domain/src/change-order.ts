/** Modify and cancel: changes that the account makes to its resting orders. */
import type { Order } from './account.ts';
import { refuseByFunds, refuseByHours, refuseByShares } from './account-rules.ts';
import { type AccountSlice, blockedMargin, type InstrumentBook, rebookMargin } from './instrument-book.ts';
import type { OrderTerms, RuleContext } from './order-rules.ts';
import { marginPriceOf } from './place-order.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Instant } from './time.ts';

export interface ChangedOrder {
  readonly slice: AccountSlice;
  readonly order: Order;
}

/** A rule of the account forbids the change; the order stays as it was. */
export interface RefusedChange {
  readonly refusal: string;
}

/**
 * Gives a resting order new terms, which passed `checkOrderTerms`, and books the difference in margin. The order is a
 * new version that has not been evaluated; a stop-limit order that was triggered stays triggered.
 */
export function modifyOrder(
  slice: AccountSlice,
  order: Order,
  terms: OrderTerms,
  tickSeq: number,
  context: RuleContext,
): ChangedOrder | RefusedChange {
  const changed: Order = {
    ...order,
    quantity: terms.quantity,
    price: terms.price,
    triggerPrice: terms.triggerPrice,
    marginPrice: marginPriceOf(terms, order.marginPrice),
    updatedAt: context.now,
    ackedAt: null,
    version: order.version + 1,
    tickSeq,
  };

  const others = withoutOrder(slice.book, order.orderId);
  const resting = slice.book.resting.map((one) => (one.orderId === order.orderId ? changed : one));
  const booked = rebookMargin(slice.funds, slice.book, { ...slice.book, resting }, context.settings);
  const refusal =
    refuseByHours(changed, others, context) ??
    refuseByShares(changed, others) ??
    refuseByFunds(blockedMargin(booked.book) - blockedMargin(slice.book), slice.funds.available);

  if (refusal !== null) {
    return { refusal };
  }

  return {
    slice: booked,
    order: booked.book.resting.find((one) => one.orderId === order.orderId) ?? changed,
  };
}

/** Takes a resting order out of the book. The margin is that of what remains: cancelling an exit frees nothing. */
export function cancelOrder(
  slice: AccountSlice,
  order: Order,
  settings: SandboxSettings,
  at: Instant,
): ChangedOrder {
  return {
    slice: rebookMargin(slice.funds, slice.book, withoutOrder(slice.book, order.orderId), settings),
    order: cancelled(order, at),
  };
}

export interface CancelledOrders {
  readonly slice: AccountSlice;
  readonly orders: readonly Order[];
}

/** Takes all those resting orders out of the book that match, oldest first, and books the margin once. */
export function cancelOrders(
  slice: AccountSlice,
  matches: (order: Order) => boolean,
  settings: SandboxSettings,
  at: Instant,
): CancelledOrders {
  const resting = slice.book.resting.filter((order) => !matches(order));

  return {
    slice: rebookMargin(slice.funds, slice.book, { ...slice.book, resting }, settings),
    orders: slice.book.resting.filter(matches).map((order) => cancelled(order, at)),
  };
}

function cancelled(order: Order, at: Instant): Order {
  return {
    ...order,
    status: 'cancelled',
    marginBlocked: 0n,
    updatedAt: at,
    ackedAt: null,
    version: order.version + 1,
  };
}

function withoutOrder(book: InstrumentBook, orderId: string): InstrumentBook {
  return { ...book, resting: book.resting.filter((one) => one.orderId !== orderId) };
}

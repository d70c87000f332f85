import type { Funds, Order } from './account.ts';
import { refuseByFunds, refuseByHours, refuseByShares } from './account-rules.ts';
import type { Instrument, InstrumentKey } from './instrument.ts';
import { type AccountSlice, blockedMargin, rebookMargin } from './instrument-book.ts';
import type { Price } from './money.ts';
import { orderId } from './order-identity.ts';
import { hasTrigger, type OrderTerms, type RuleContext } from './order-rules.ts';
import type { Instant } from './time.ts';

/** A well-formed order that asks to be taken: its terms passed `checkOrderTerms`. */
export interface OrderRequest {
  readonly terms: OrderTerms;
  /** An instrument, or a position in it. */
  readonly instrument: Pick<Instrument, 'exchange' | 'symbol' | 'contractValue'>;
  readonly strategy: string | null;
  /** Of MARKET orders: the last price, which their margin is computed with. */
  readonly lastPrice: Price | null;
  /** The newest pushed tick; 0 where ticks are not pushed. */
  readonly tickSeq: number;
}

export interface PlacedOrder {
  readonly slice: AccountSlice;
  /** Resting, or rejected with the reason. Either way it is an order of the account and has its id. */
  readonly order: Order;
}

/**
 * Takes an order into the account, or rejects it by a rule of the account. Its margin is booked with it; a rejected
 * order changes nothing but the account's order count.
 */
export function placeOrder(slice: AccountSlice, request: OrderRequest, context: RuleContext): PlacedOrder {
  const funds = { ...slice.funds, orderSeq: slice.funds.orderSeq + 1 };
  const order = newOrder(funds, request, context.now);
  const taken = { ...slice.book, resting: [...slice.book.resting, order] };
  const booked = rebookMargin(funds, slice.book, taken, context.settings);

  const reason =
    refuseByHours(order, slice.book, context) ??
    refuseByShares(order, slice.book) ??
    refuseByFunds(blockedMargin(booked.book) - blockedMargin(slice.book), funds.available);

  if (reason !== null) {
    return {
      slice: { funds, book: slice.book },
      order: { ...order, status: 'rejected', rejectionReason: reason },
    };
  }

  return { slice: booked, order: booked.book.resting.at(-1) ?? order };
}

/** What an order is made of; of the instrument, only what is kept with the order. */
export type OrderDraft = Omit<OrderRequest, 'instrument'> & {
  readonly instrument: InstrumentKey & Pick<Instrument, 'contractValue'>;
};

/** The order that carries the account's newest sequence number, placed at a market time. */
export function newOrder(funds: Funds, draft: OrderDraft, now: Instant): Order {
  const { terms, instrument } = draft;

  return {
    orderId: orderId(funds.accountNumber, funds.orderSeq, now),
    userId: funds.userId,
    strategy: draft.strategy,
    exchange: instrument.exchange,
    symbol: instrument.symbol,
    action: terms.action,
    quantity: terms.quantity,
    priceType: terms.priceType,
    product: terms.product,
    price: terms.price,
    triggerPrice: terms.triggerPrice,
    marginPrice: marginPriceOf(terms, draft.lastPrice),
    contractValue: instrument.contractValue,
    status: hasTrigger(terms.priceType) ? 'trigger pending' : 'open',
    averagePrice: null,
    filledQuantity: 0n,
    rejectionReason: null,
    marginBlocked: 0n,
    placedAt: now,
    updatedAt: now,
    ackedAt: null,
    version: 1,
    tickSeq: draft.tickSeq,
  };
}

/** SL and SL-M are margined at their trigger, LIMIT at its limit, MARKET at the last price (rules of the engine, §3). */
export function marginPriceOf(terms: OrderTerms, lastPrice: Price | null): Price {
  return terms.triggerPrice ?? terms.price ?? lastPrice ?? 0n;
}

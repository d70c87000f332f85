import type { InstrumentKey } from './instrument.ts';
import type { ContractValue, Paise, Price, Quantity } from './money.ts';
import type { Instant } from './time.ts';
import type { Action, OrderStatus, PriceType, Product } from './vocabulary.ts';

/** An order of a paper account. Orders are values: a change makes a new one. */
export interface Order extends InstrumentKey {
  readonly orderId: string;
  readonly userId: string;
  readonly strategy: string | null;
  readonly action: Action;
  readonly quantity: Quantity;
  readonly priceType: PriceType;
  readonly product: Product;
  /** The limit of LIMIT and SL orders, else null. */
  readonly price: Price | null;
  /** The trigger of SL and SL-M orders, else null. */
  readonly triggerPrice: Price | null;
  /** The price that margin is computed with: limit, trigger or, for MARKET, the last price at placement. */
  readonly marginPrice: Price;
  readonly contractValue: ContractValue;
  readonly status: OrderStatus;
  readonly averagePrice: Price | null;
  readonly filledQuantity: Quantity;
  readonly rejectionReason: string | null;
  /** This order's share in the margin of its instrument. */
  readonly marginBlocked: Paise;
  /** Market time of placement. */
  readonly placedAt: Instant;
  readonly updatedAt: Instant;
  /** When the worker took note of this version; null while it has not. */
  readonly ackedAt: Instant | null;
  /** Rises with every change that the account makes. */
  readonly version: number;
  /** The newest pushed tick when this version was made; 0 where ticks are not pushed. */
  readonly tickSeq: number;
}

/** A fill. Whole orders only, so an order has at most one. */
export interface Trade extends InstrumentKey {
  readonly tradeId: string;
  readonly orderId: string;
  readonly userId: string;
  readonly strategy: string | null;
  readonly action: Action;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly product: Product;
  readonly contractValue: ContractValue;
  readonly realizedPnl: Paise;
  readonly tradedAt: Instant;
}

/** What an account holds of one instrument in one product. */
export interface Position extends InstrumentKey {
  readonly userId: string;
  readonly product: Product;
  /** Signed: long above zero, short below. */
  readonly quantity: Quantity;
  /** What the open quantity cost, never negative, before the contract value. */
  readonly costBasis: Paise;
  readonly contractValue: ContractValue;
  readonly marginBlocked: Paise;
  /** Realised since the row exists. */
  readonly realizedPnl: Paise;
  /** Realised on `pnlDay`; on any other trading day it counts as 0. */
  readonly realizedPnlToday: Paise;
  readonly pnlDay: string;
  /** Price of the newest fill. */
  readonly lastPrice: Price;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}

/** Delivered shares. */
export interface Holding extends InstrumentKey {
  readonly userId: string;
  readonly quantity: Quantity;
  readonly costBasis: Paise;
  readonly settledOn: string;
}

/** The money of an account. available + used + Σ holdings' basis = capital + realised, always. */
export interface Funds {
  readonly userId: string;
  readonly accountNumber: number;
  readonly capital: Paise;
  readonly available: Paise;
  readonly used: Paise;
  readonly realizedPnl: Paise;
  /** Realised on `pnlDay`; on any other trading day it counts as 0. */
  readonly realizedPnlToday: Paise;
  readonly pnlDay: string;
  readonly orderSeq: number;
  readonly resetCount: number;
  readonly lastResetAt: Instant;
}

import type {
  Action,
  Instant,
  InstrumentKey,
  OrderStatus,
  OrderTerms,
  Paise,
  Price,
  Product,
  Quantity,
} from '@openalgo/domain';

/** An order that is to be placed with real money; its terms passed `checkOrderTerms`. */
export interface BrokerOrderTerms extends OrderTerms, InstrumentKey {
  /**
   * Names the order among the user's, and goes to the broker with it: an adapter that was not told whether an order
   * arrived looks for its name, and never places it a second time.
   */
  readonly reference: string;
}

/** An order as the broker tells of it. */
export interface BrokerOrder extends BrokerOrderTerms {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly averagePrice: Price | null;
  readonly filledQuantity: Quantity;
  readonly rejectionReason: string | null;
  readonly placedAt: Instant;
}

export interface BrokerTrade extends InstrumentKey {
  readonly tradeId: string;
  readonly orderId: string;
  readonly action: Action;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly product: Product;
  readonly tradedAt: Instant;
}

export interface BrokerPosition extends InstrumentKey {
  readonly product: Product;
  /** Signed: long above zero, short below. */
  readonly quantity: Quantity;
  readonly averagePrice: Price;
  readonly realizedPnl: Paise;
}

export interface BrokerHolding extends InstrumentKey {
  readonly quantity: Quantity;
  readonly averagePrice: Price;
}

export interface BrokerFunds {
  readonly available: Paise;
  readonly used: Paise;
  readonly collateral: Paise;
}

/**
 * A user's login at a broker. Instruments carry our names, not the broker's. Everything throws `AppError` alone:
 * `unavailable` where the broker cannot be reached, `login-required` where the login has ended, and what the broker refuses
 * as `invalid` with its reason.
 */
export interface BrokerSession {
  /** The broker's id of the order. */
  placeOrder(order: BrokerOrderTerms): Promise<string>;
  /** New values for a resting order. Throws `not-found`, and `conflict` for an order that is over. */
  modifyOrder(orderId: string, terms: Pick<OrderTerms, 'quantity' | 'price' | 'triggerPrice'>): Promise<void>;
  /** Throws `not-found`, and `conflict` for an order that is over. */
  cancelOrder(orderId: string): Promise<void>;
  /** The day's orders, newest first. */
  orderBook(): Promise<readonly BrokerOrder[]>;
  /** The day's trades, newest first. */
  tradeBook(): Promise<readonly BrokerTrade[]>;
  positionBook(): Promise<readonly BrokerPosition[]>;
  holdings(): Promise<readonly BrokerHolding[]>;
  funds(): Promise<BrokerFunds>;
}

/** What connects one broker. */
export interface BrokerAdapter {
  /** As the rows of `auth` and of the latency records call it. */
  readonly name: string;
  /** A user's session, by the tokens in `auth`. Throws `login-required` for somebody who is not logged in there. */
  open(userId: string): Promise<BrokerSession>;
}

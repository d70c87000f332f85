import type {
  Action,
  Exchange,
  Funds,
  Instant,
  InstrumentKey,
  Order,
  Paise,
  PositionValuation,
  Price,
  PriceType,
  Product,
  Quantity,
  Quote,
  Trade,
} from '@openalgo/domain';

/** What a client asks for when it places an order. Fields that its price type does not use are ignored. */
export interface PlaceOrderCommand extends InstrumentKey {
  readonly userId: string;
  readonly strategy: string | null;
  readonly action: Action;
  readonly quantity: Quantity;
  readonly priceType: PriceType;
  readonly product: Product;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
  /** When the API received the request, and the sizes in bytes, for the latency record. */
  readonly receivedAt: Instant;
  readonly requestSize: number;
  readonly responseSize: number;
}

/** An order that was taken, or one that a rule of the account refused: both have left a row. */
export interface PlaceOrderResult {
  readonly outcome: 'accepted' | 'rejected';
  readonly order: Order;
}

/** New values for a resting order. A price that its type does not have must be null; null also means "as it is". */
export interface ModifyOrderCommand {
  readonly userId: string;
  readonly orderId: string;
  readonly exchange: Exchange;
  readonly symbol: string;
  readonly quantity: Quantity;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
  readonly receivedAt: Instant;
}

export interface CancelOrderCommand {
  readonly userId: string;
  readonly orderId: string;
  readonly receivedAt: Instant;
}

/** Funds as the newest quotes show them. */
export interface FundsView {
  readonly funds: Funds;
  readonly unrealizedPnl: Paise;
  readonly realizedPnlToday: Paise;
  /** Realised over the account's life, and unrealised. */
  readonly totalPnl: Paise;
}

/**
 * The paper accounts, as the API uses them. Every operation is one transaction: it happens whole or not at all.
 *
 * A request that can never be right (unknown instrument, off the tick, wrong lot) throws an AppError of kind
 * `invalid` with the field's reason and leaves nothing; an order that a rule of the account refuses (funds, shares,
 * hours) is kept as `rejected` with its reason. Unknown orders, and those of others, throw `not-found`.
 */
export interface PaperAccounts {
  placeOrder(command: PlaceOrderCommand): Promise<PlaceOrderResult>;
  modifyOrder(command: ModifyOrderCommand): Promise<Order>;
  cancelOrder(command: CancelOrderCommand): Promise<Order>;
  /** Throws `not-found` for an order that is not the user's. */
  order(userId: string, orderId: string): Promise<Order>;
  /** The orders since the day's boundary (03:00 IST), newest first. */
  orderBook(userId: string): Promise<readonly Order[]>;
  /** The trades since the day's boundary, newest first. */
  tradeBook(userId: string): Promise<readonly Trade[]>;
  positionBook(userId: string): Promise<readonly PositionValuation[]>;
  funds(userId: string): Promise<FundsView>;
  /** The newest quote, or null where none has come yet. Throws `invalid` for an unknown instrument. */
  quote(key: InstrumentKey): Promise<Quote | null>;
}

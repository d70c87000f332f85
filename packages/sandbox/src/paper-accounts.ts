import type {
  Action,
  BookKey,
  Exchange,
  Funds,
  HoldingValuation,
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
import type { Outcome } from './group-commit.ts';

/** Of every command. */
interface Asked {
  readonly userId: string;
  /**
   * Names this request among the user's. Asked again under the same key, even after a crash, it is not done again but
   * answered as before; another request under the key throws `invalid` with the code IDEMPOTENCY_KEY_REUSED.
   */
  readonly idempotencyKey?: string | undefined;
}

/** How the request of an order came, for its latency record. */
interface Received {
  /** When the API received the request, and the sizes in bytes. */
  readonly receivedAt: Instant;
  readonly requestSize: number;
  readonly responseSize: number;
}

/** What a client asks for when it places an order. Fields that its price type does not use are ignored. */
export interface PlaceOrderCommand extends Asked, Received, InstrumentKey {
  readonly strategy: string | null;
  readonly action: Action;
  readonly quantity: Quantity;
  readonly priceType: PriceType;
  readonly product: Product;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
}

/** An order that was taken, or one that a rule of the account refused: both have left a row. */
export interface PlaceOrderResult {
  readonly outcome: 'accepted' | 'rejected';
  readonly order: Order;
}

/** New values for a resting order. A price that its type does not have must be null; null also means "as it is". */
export interface ModifyOrderCommand extends Asked {
  readonly orderId: string;
  readonly exchange: Exchange;
  readonly symbol: string;
  readonly quantity: Quantity;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
  readonly receivedAt: Instant;
}

export interface CancelOrderCommand extends Asked {
  readonly orderId: string;
  readonly receivedAt: Instant;
}

/** Asks for a position: see the domain's `smartMove`. `quantity` may be 0. */
export interface SmartOrderCommand extends PlaceOrderCommand {
  /** The position wanted, signed. */
  readonly positionSize: Quantity;
  /**
   * Asks for the strategy's own share of the position rather than for the position: see the domain's `shareMove`. Towards
   * 0 the share is closed at market, and `quantity` means nothing. Left out: the position.
   */
  readonly scope?: 'strategy' | undefined;
}

/** `unchanged`: the position, resting orders of the strategy counted, is as wanted. */
export type SmartOrderResult = PlaceOrderResult | { readonly outcome: 'unchanged' };

export interface BasketCommand extends Asked {
  readonly legs: readonly PlaceOrderCommand[];
}

export interface SplitOrderCommand extends PlaceOrderCommand {
  /** The quantity of each order but the last, above zero. */
  readonly splitSize: Quantity;
}

/** What became of one order of several. An error that is no AppError is a defect. */
export interface LegResult {
  readonly leg: PlaceOrderCommand;
  readonly result: Outcome<PlaceOrderResult>;
}

export interface CancelAllCommand extends Asked {
  /** Null: the orders of all strategies. */
  readonly strategy: string | null;
  readonly receivedAt: Instant;
}

export interface ClosePositionsCommand extends Asked, Received {
  /** Null: all positions, whole. */
  readonly strategy: string | null;
}

/** An order whose margin is asked for. Fields that its price type does not use are ignored. */
export type MarginLeg = Pick<
  PlaceOrderCommand,
  'exchange' | 'symbol' | 'action' | 'quantity' | 'priceType' | 'product' | 'price' | 'triggerPrice'
>;

/** What is known of the price of one of several instruments. */
export interface QuoteOfMany {
  readonly key: InstrumentKey;
  /** Whether there is such an instrument. */
  readonly isListed: boolean;
  /** Null where no quote has come yet. */
  readonly quote: Quote | null;
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
 * The paper accounts, as the API uses them. Every operation is one transaction: it happens whole or not at all, and
 * with an idempotency key once.
 *
 * A request that can never be right (unknown instrument, off the tick, wrong lot) throws an AppError of kind
 * `invalid` with the field's reason and leaves nothing; an order that a rule of the account refuses (funds, shares,
 * hours) is kept as `rejected` with its reason. Unknown orders, and those of others, throw `not-found`.
 */
export interface PaperAccounts {
  placeOrder(command: PlaceOrderCommand): Promise<PlaceOrderResult>;
  modifyOrder(command: ModifyOrderCommand): Promise<Order>;
  cancelOrder(command: CancelOrderCommand): Promise<Order>;
  /** Decided on the account as it is then, so that two calls at once do not double a position. */
  placeSmartOrder(command: SmartOrderCommand): Promise<SmartOrderResult>;
  /** Places the BUY legs, then the others; a leg that is refused stops no other. Results are in the order of placing. */
  placeBasket(command: BasketCommand): Promise<readonly LegResult[]>;
  /** Places an order in parts, of which one that is refused stops no other. */
  splitOrder(command: SplitOrderCommand): Promise<readonly LegResult[]>;
  /** Cancels the open and the trigger pending orders; returns them as cancelled, those of a book oldest first. */
  cancelAllOrders(command: CancelAllCommand): Promise<readonly Order[]>;
  /**
   * Places a MARKET order for each position that closes it, or the strategy's share of it. Orders that the account
   * refuses are among the results.
   */
  closePositions(command: ClosePositionsCommand): Promise<readonly PlaceOrderResult[]>;
  /** Throws `not-found` for an order that is not the user's. */
  order(userId: string, orderId: string): Promise<Order>;
  /** The orders since the day's boundary (03:00 IST), newest first. */
  orderBook(userId: string): Promise<readonly Order[]>;
  /** The trades since the day's boundary, newest first. */
  tradeBook(userId: string): Promise<readonly Trade[]>;
  positionBook(userId: string): Promise<readonly PositionValuation[]>;
  /** The signed quantity of one position; 0 where there is none. */
  openPosition(key: BookKey): Promise<Quantity>;
  /** Delivered shares at the newest prices. */
  holdings(userId: string): Promise<readonly HoldingValuation[]>;
  funds(userId: string): Promise<FundsView>;
  /** The newest quote, or null where none has come yet. Throws `invalid` for an unknown instrument. */
  quote(key: InstrumentKey): Promise<Quote | null>;
  /** The newest quotes, in the order of the keys. */
  quotes(keys: readonly InstrumentKey[]): Promise<readonly QuoteOfMany[]>;
  /**
   * What these orders would block together on an account that holds nothing. Throws `invalid` where one of them can
   * never be an order, or is a MARKET order of what has no quote yet; fields are named with the order's place.
   */
  margin(legs: readonly MarginLeg[]): Promise<Paise>;
  /** What time the market has: the system's, or that of the newest price. */
  marketTime(): Promise<Instant>;
}

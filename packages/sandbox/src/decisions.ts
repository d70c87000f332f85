/** One command each, decided on the image of its account: the rules are the domain's, the errors are the API's. */
import type { OrderOrigin } from '@openalgo/db';
import {
  type AccountSlice,
  AppError,
  type BookKey,
  cancelOrder,
  checkOrderTerms,
  type Exchange,
  type FieldErrors,
  hasLimit,
  hasTrigger,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  isResting,
  modifyOrder,
  type Order,
  type OrderRequest,
  type OrderTerms,
  placeOrder,
  type Quantity,
  type Quote,
  type RuleContext,
  relevantTerms,
} from '@openalgo/domain';
import type { AccountImage } from './account-image.ts';
import type {
  CancelOrderCommand,
  ModifyOrderCommand,
  PlaceOrderCommand,
  PlaceOrderResult,
} from './paper-accounts.ts';
import { shardOf } from './shards.ts';

/** All that the decisions of one transaction read besides the accounts. */
export interface DecisionInputs {
  readonly context: RuleContext;
  readonly tickSeq: number;
  /** Orders that commands name, by id, in whatever state. */
  readonly named: ReadonlyMap<string, Order>;
  readonly quotes: ReadonlyMap<string, Quote>;
  /** Whether MARKET orders are refused, because no price has come for too long. */
  readonly isStale: (exchange: Exchange) => boolean;
  /** What a strategy traded in a book since its position was opened, signed. */
  readonly netOf: (key: BookKey, strategy: string) => Quantity;
}

/** Throws `invalid` for what can never be an order of this instrument, and where there is no such instrument. */
export function decidePlace(
  image: AccountImage,
  inputs: DecisionInputs,
  command: PlaceOrderCommand,
  instrument: Instrument | null,
): PlaceOrderResult {
  const { known, terms } = wellFormed(command, instrument, inputs.context);
  const lastPrice = inputs.quotes.get(instrumentId(command))?.ltp ?? null;
  if (terms.priceType === 'MARKET' && lastPrice === null) {
    throw noQuote(command);
  }

  const { strategy } = command;
  const request = { terms, instrument: known, strategy, lastPrice, tickSeq: inputs.tickSeq };
  return takeOrder(image, command, request, inputs, command);
}

/** The terms that count, and the instrument. Throws `invalid` for what can never be an order of it, or without one. */
export function wellFormed(
  command: InstrumentKey & OrderTerms,
  instrument: Instrument | null,
  context: RuleContext,
): { readonly known: Instrument; readonly terms: OrderTerms } {
  const known = knownInstrument(instrument, command);
  const terms = relevantTerms<OrderTerms>(command);
  refuseBreaches(checkOrderTerms(terms, known, context));
  return { known, terms };
}

/** Takes a well-formed order into the account's book, or rejects it by a rule of the account. Throws `unavailable` without prices. */
export function takeOrder(
  image: AccountImage,
  key: BookKey,
  request: OrderRequest,
  { context, isStale }: DecisionInputs,
  received: Omit<OrderOrigin, 'shard'>,
): PlaceOrderResult {
  if (request.terms.priceType === 'MARKET' && isStale(key.exchange)) {
    throw silentSource(key);
  }

  const { slice, order } = placeOrder(claimedSlice(image, key), request, context);
  image.keep(key, slice, []);
  image.insert(order, {
    shard: shardOf(key.userId),
    receivedAt: received.receivedAt,
    requestSize: received.requestSize,
    responseSize: received.responseSize,
  });

  return { outcome: order.status === 'rejected' ? 'rejected' : 'accepted', order };
}

/** Throws `not-found`, or `invalid` when the order is final, does not have such a price, or must not be so changed. */
export function decideModify(
  image: AccountImage,
  inputs: DecisionInputs,
  command: ModifyOrderCommand,
  instrument: Instrument | null,
): Order {
  const known = knownInstrument(instrument, command);
  const { order, slice } = restingOrder(image, inputs, command, 'modify');
  refuseBreaches(checkSameInstrument(order, command));
  refuseBreaches(checkPricesApply(order, command));
  const terms = changedTerms(order, command);
  refuseBreaches(checkOrderTerms(terms, known, inputs.context));

  const changed = modifyOrder(slice, order, terms, inputs.tickSeq, inputs.context);
  if ('refusal' in changed) {
    throw new AppError('invalid', 'ORDER_CHANGE_REFUSED', changed.refusal);
  }

  image.keep(order, changed.slice, []);
  return changed.order;
}

/** Throws `not-found`, or `invalid` when the order is final. */
export function decideCancel(
  image: AccountImage,
  inputs: DecisionInputs,
  command: CancelOrderCommand,
): Order {
  const { order, slice } = restingOrder(image, inputs, command, 'cancel');
  const cancelled = cancelOrder(slice, order, inputs.context.settings, inputs.context.now);
  image.keep(order, cancelled.slice, [cancelled.order]);
  return cancelled.order;
}

/** The order as it is after the earlier commands of the group, with its book. */
function restingOrder(
  image: AccountImage,
  inputs: DecisionInputs,
  command: CancelOrderCommand,
  verb: 'modify' | 'cancel',
): { order: Order; slice: AccountSlice } {
  const named = inputs.named.get(command.orderId);
  if (named === undefined || named.userId !== command.userId) {
    throw new AppError('not-found', 'ORDER_NOT_FOUND', `Order ${command.orderId} not found`);
  }

  const slice = claimedSlice(image, named);
  const order = slice.book.resting.find((one) => one.orderId === named.orderId);
  if (order === undefined) {
    // An earlier command of this very group can only have cancelled it.
    const status = isResting(named.status) ? 'cancelled' : named.status;
    throw new AppError('invalid', 'ORDER_NOT_OPEN', `Cannot ${verb} order in ${status} status`);
  }

  return { order, slice };
}

/** The book of a claimed account. Throws where the account was not claimed, which is a defect. */
export function claimedSlice(image: AccountImage, key: BookKey): AccountSlice {
  const slice = image.slice(key);
  if (slice === null) {
    throw new Error(`The account of ${key.userId} was not claimed`);
  }

  return slice;
}

function changedTerms(order: Order, command: ModifyOrderCommand): OrderTerms {
  return {
    ...order,
    quantity: command.quantity,
    price: command.price ?? order.price,
    triggerPrice: command.triggerPrice ?? order.triggerPrice,
  };
}

function checkSameInstrument(order: Order, command: ModifyOrderCommand): FieldErrors | null {
  if (order.exchange === command.exchange && order.symbol === command.symbol) {
    return null;
  }

  return {
    symbol: [`Order ${order.orderId} is of ${order.exchange}:${order.symbol}, which cannot be changed.`],
  };
}

function checkPricesApply(order: Order, { price, triggerPrice }: ModifyOrderCommand): FieldErrors | null {
  if (price !== null && !hasLimit(order.priceType)) {
    return { price: [`A ${order.priceType} order has no limit price.`] };
  }

  if (triggerPrice !== null && !hasTrigger(order.priceType)) {
    return { trigger_price: [`A ${order.priceType} order has no trigger price.`] };
  }

  return null;
}

function refuseBreaches(errors: FieldErrors | null): void {
  if (errors !== null) {
    throw new AppError('invalid', 'INVALID_ORDER', Object.values(errors).flat().join(' '), {
      fields: errors,
    });
  }
}

function knownInstrument(instrument: Instrument | null, key: InstrumentKey): Instrument {
  if (instrument === null) {
    throw unknownSymbol(key);
  }

  return instrument;
}

/** The refusal of an instrument that the master does not have. */
export function unknownSymbol({ exchange, symbol }: InstrumentKey): AppError {
  return new AppError('invalid', 'UNKNOWN_SYMBOL', `Symbol ${symbol} not found on ${exchange}`, {
    fields: { symbol: [`Unknown on ${exchange}.`] },
  });
}

function silentSource({ exchange }: InstrumentKey): AppError {
  return new AppError(
    'unavailable',
    'QUOTES_SILENT',
    `No prices come in while ${exchange} is open, so MARKET orders are refused. Try again, or place a LIMIT order.`,
  );
}

function noQuote({ exchange, symbol }: InstrumentKey): AppError {
  return new AppError(
    'invalid',
    'NO_QUOTE',
    `No quote for ${exchange}:${symbol} yet. Try again when it trades.`,
    {
      fields: { symbol: ['No quote yet, so a MARKET order cannot be margined.'] },
    },
  );
}

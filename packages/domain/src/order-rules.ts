/**
 * What an order must satisfy before the account is even looked at (rules of the engine, §2; reference §2.3). A breach
 * means that the request can never be right: it is refused with the field, the rule and the value, and leaves no row.
 */

import { closeOfDay, type MarketCalendar } from './calendar.ts';
import type { FieldErrors } from './errors.ts';
import type { Instrument } from './instrument.ts';
import { classOf, isDerivativeExchange, squareOffTime } from './instrument-class.ts';
import { formatPrice, notional, type Paise, type Price, paise, type Quantity } from './money.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Instant } from './time.ts';
import type { Action, PriceType, Product } from './vocabulary.ts';

/** The part of an order that the rules look at. Prices that the type does not use are already null. */
export interface OrderTerms {
  readonly action: Action;
  readonly quantity: Quantity;
  readonly priceType: PriceType;
  readonly product: Product;
  readonly price: Price | null;
  readonly triggerPrice: Price | null;
}

/** What the rules are judged by. */
export interface RuleContext {
  readonly settings: SandboxSettings;
  readonly calendar: MarketCalendar;
  /** Market time. */
  readonly now: Instant;
}

/** Fifteen digits are what every column of money holds exactly. */
const NOTIONAL_LIMIT: Paise = paise('9999999999999.99');

type Breach = readonly [field: string, reason: string] | null;

export function hasLimit(priceType: PriceType): boolean {
  return priceType === 'LIMIT' || priceType === 'SL';
}

export function hasTrigger(priceType: PriceType): boolean {
  return priceType === 'SL' || priceType === 'SL-M';
}

/** Drops the prices that the order's type does not have (reference §2.3, step 11). A price of 0 is none. */
export function relevantTerms<Terms extends OrderTerms>(terms: Terms): Terms {
  return {
    ...terms,
    price: hasLimit(terms.priceType) && terms.price !== 0n ? terms.price : null,
    triggerPrice: hasTrigger(terms.priceType) && terms.triggerPrice !== 0n ? terms.triggerPrice : null,
  };
}

/** The reasons by field why the terms can never be an order for the instrument, or null when they can. */
export function checkOrderTerms(
  terms: OrderTerms,
  instrument: Instrument,
  context: RuleContext,
): FieldErrors | null {
  if (isIndex(instrument)) {
    return { symbol: [`${instrument.symbol} is an index and cannot be traded.`] };
  }

  const breaches = [
    checkProduct(terms.product, instrument, context.settings),
    checkNotExpired(instrument, context),
    checkQuantity(terms.quantity, instrument),
    checkLimit(terms),
    checkTrigger(terms),
    checkTick('price', terms.price, instrument),
    checkTick('trigger_price', terms.triggerPrice, instrument),
    checkStopLimit(terms),
    checkNotional(terms, instrument),
  ].filter((breach) => breach !== null);

  return breaches.length === 0 ? null : groupByField(breaches);
}

function groupByField(breaches: readonly (readonly [string, string])[]): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const [field, reason] of breaches) {
    errors[field] = [...(errors[field] ?? []), reason];
  }

  return errors;
}

function isIndex(instrument: Instrument): boolean {
  return classOf(instrument) === 'index' || instrument.instrumentType === 'INDEX';
}

function checkProduct(product: Product, instrument: Instrument, settings: SandboxSettings): Breach {
  const { exchange } = instrument;
  if (product === 'CNC' && isDerivativeExchange(exchange)) {
    return ['product', `CNC is for delivered shares and not possible on ${exchange}. Use NRML or MIS.`];
  }

  if (product === 'NRML' && classOf(instrument) === 'equity') {
    return ['product', `NRML is for contracts and not possible on ${exchange}. Use CNC or MIS.`];
  }

  if (product === 'MIS' && squareOffTime(settings, exchange) === null) {
    return ['product', `MIS is not possible on ${exchange}, which has no square-off time. Use NRML.`];
  }

  return null;
}

function checkNotExpired(instrument: Instrument, { calendar, now }: RuleContext): Breach {
  if (instrument.expiry === null || now < closeOfDay(calendar, instrument.exchange, instrument.expiry)) {
    return null;
  }

  return ['symbol', `${instrument.symbol} expired on ${instrument.expiry}.`];
}

function checkQuantity(quantity: Quantity, { exchange, lotSize, freezeQuantity }: Instrument): Breach {
  if (quantity <= 0n) {
    return ['quantity', 'Must be greater than 0.'];
  }

  if (isDerivativeExchange(exchange) && lotSize > 0n && quantity % lotSize !== 0n) {
    return ['quantity', `Quantity must be in multiples of lot size ${lotSize}; ${quantity} is not.`];
  }

  if (freezeQuantity !== null && quantity > freezeQuantity) {
    return [
      'quantity',
      `Must be at most the freeze quantity ${freezeQuantity}; got ${quantity}. Split the order.`,
    ];
  }

  return null;
}

function checkLimit({ priceType, price }: OrderTerms): Breach {
  const isMissing = hasLimit(priceType) && (price === null || price <= 0n);
  return isMissing ? ['price', `Must be greater than 0 for a ${priceType} order.`] : null;
}

function checkTrigger({ priceType, triggerPrice }: OrderTerms): Breach {
  const isMissing = hasTrigger(priceType) && (triggerPrice === null || triggerPrice <= 0n);
  return isMissing ? ['trigger_price', `Must be greater than 0 for a ${priceType} order.`] : null;
}

function checkTick(field: string, value: Price | null, { tickSize }: Instrument): Breach {
  if (value === null || tickSize <= 0n || value % tickSize === 0n) {
    return null;
  }

  return [field, `Must be a multiple of the tick size ${formatPrice(tickSize)}; got ${formatPrice(value)}.`];
}

function checkStopLimit({ action, price, triggerPrice }: OrderTerms): Breach {
  if (price === null || triggerPrice === null) {
    return null;
  }

  const isReachable = action === 'BUY' ? triggerPrice <= price : triggerPrice >= price;
  if (isReachable) {
    return null;
  }

  const relation = action === 'BUY' ? 'at most' : 'at least';
  return [
    'trigger_price',
    `Must be ${relation} the price for a ${action} stop order; got ${formatPrice(triggerPrice)} with price ${formatPrice(price)}.`,
  ];
}

function checkNotional({ quantity, price, triggerPrice }: OrderTerms, { contractValue }: Instrument): Breach {
  const value = notional(quantity, price ?? triggerPrice ?? 0n, contractValue);
  return value > NOTIONAL_LIMIT
    ? ['quantity', 'The order’s value is beyond what an account can hold.']
    : null;
}

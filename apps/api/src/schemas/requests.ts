import { z } from 'zod';
import { instant } from './instant.ts';
import { disclosedQuantity, price, priceOrZero, quantity, volume } from './numbers.ts';
import { action, apiKey, exchange, orderId, priceType, product, strategy, symbol } from './text.ts';

/** Bodies of the requests. Fields that are not named here are refused, as by the reference. */

/** What asks for nothing but the account of the key's owner. */
export const accountBody = z.strictObject({ apikey: apiKey });

export const placeOrderBody = z.strictObject({
  apikey: apiKey,
  strategy,
  exchange,
  symbol,
  action,
  quantity,
  pricetype: priceType.default('MARKET'),
  product: product.default('MIS'),
  price: priceOrZero.prefault(0),
  trigger_price: priceOrZero.prefault(0),
  disclosed_quantity: disclosedQuantity.prefault(0),
  underlying_ltp: priceOrZero.nullish().meta({ description: 'Taken for compatibility; not used' }),
});

/** `trigger_price` and `disclosed_quantity` are optional because a published client leaves them out. */
export const modifyOrderBody = z.strictObject({
  apikey: apiKey,
  strategy,
  orderid: orderId,
  exchange,
  symbol,
  action,
  product,
  pricetype: priceType,
  quantity,
  price: priceOrZero,
  trigger_price: priceOrZero.prefault(0),
  disclosed_quantity: disclosedQuantity.prefault(0),
});

/** What names one order: its cancellation and the question for its status. */
export const orderReferenceBody = z.strictObject({ apikey: apiKey, strategy, orderid: orderId });

export const quotesBody = z.strictObject({ apikey: apiKey, symbol, exchange });

export const TICKS_MAX = 5_000;

const priceOfFeed = priceOrZero.nullish().meta({ description: '0 where unknown' });

const tick = z.strictObject({
  exchange,
  symbol,
  ltp: price,
  bid: priceOfFeed,
  ask: priceOfFeed,
  low: priceOfFeed,
  high: priceOfFeed,
  volume: volume.nullish(),
  timestamp: instant,
});

export const ticksBody = z.strictObject({ apikey: apiKey, ticks: z.array(tick).min(1).max(TICKS_MAX) });

export type PlaceOrderBody = z.output<typeof placeOrderBody>;
export type ModifyOrderBody = z.output<typeof modifyOrderBody>;
export type TickBody = z.output<typeof tick>;

import { SPLIT_PARTS_MAX, splitCount } from '@openalgo/domain';
import { z } from 'zod';
import { instant } from './instant.ts';
import {
  disclosedQuantity,
  positionSize,
  price,
  priceOrZero,
  quantity,
  quantityOrZero,
  volume,
} from './numbers.ts';
import { action, apiKey, exchange, orderId, priceType, product, strategy, symbol } from './text.ts';

/** Bodies of the requests. Fields that are not named here are refused, as by the reference. */

/** What asks for nothing but the account of the key's owner. */
export const accountBody = z.strictObject({ apikey: apiKey });

/** What describes an order, alone or as one of several. */
const orderFields = {
  exchange,
  symbol,
  action,
  quantity,
  pricetype: priceType.default('MARKET'),
  product: product.default('MIS'),
  price: priceOrZero.prefault(0),
  trigger_price: priceOrZero.prefault(0),
  disclosed_quantity: disclosedQuantity.prefault(0),
};
const order = z.strictObject(orderFields);

export const placeOrderBody = z.strictObject({
  apikey: apiKey,
  strategy,
  ...orderFields,
  underlying_ltp: priceOrZero.nullish().meta({ description: 'Taken for compatibility; not used' }),
});

export const placeSmartOrderBody = z.strictObject({
  apikey: apiKey,
  strategy,
  ...orderFields,
  quantity: quantityOrZero,
  position_size: positionSize.meta({ description: 'The position wanted: long above 0, short below' }),
});

/** So that one request does not keep the others of its transaction waiting. */
export const BASKET_LEGS_MAX = 100;

export const basketOrderBody = z.strictObject({
  apikey: apiKey,
  strategy,
  orders: z.array(order).min(1).max(BASKET_LEGS_MAX),
});

export const splitOrderBody = z
  .strictObject({
    apikey: apiKey,
    strategy,
    ...orderFields,
    splitsize: quantity.meta({ description: 'The quantity of each order but the last' }),
  })
  .refine((body) => splitCount(body.quantity, body.splitsize) <= SPLIT_PARTS_MAX, {
    path: ['splitsize'],
    error: `Must be larger: the quantity makes more than ${SPLIT_PARTS_MAX} orders of this size.`,
  });

/** What a strategy has, or with none given, what the account has. */
export const strategyBody = z.strictObject({ apikey: apiKey, strategy: strategy.prefault('') });

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

/** The strategy is taken for compatibility: a position has no strategy of its own. */
export const openPositionBody = z.strictObject({ apikey: apiKey, strategy, exchange, symbol, product });

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

export type OrderFields = z.output<typeof order>;
export type ModifyOrderBody = z.output<typeof modifyOrderBody>;
export type TickBody = z.output<typeof tick>;

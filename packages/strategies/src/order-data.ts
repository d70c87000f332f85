/** Requests as JSON, in the words of the wire: what the Action Center shows is what a client sent. */
import {
  ACTIONS,
  AppError,
  EXCHANGES,
  formatPrice,
  PRICE_DECIMALS,
  PRICE_TYPES,
  PRODUCTS,
  type Price,
  parseDecimal,
} from '@openalgo/domain';
import { z } from 'zod';
import type { OrderFields, OrderRequest } from './order-request.ts';

function decimal(decimals: number) {
  return z.union([z.string(), z.number()]).transform((value, context) => {
    const parsed = parseDecimal(String(value), decimals);
    if (parsed === null) {
      context.issues.push({ code: 'custom', message: 'Not a number.', input: value });
      return z.NEVER;
    }

    return parsed;
  });
}

const quantity = decimal(0);
const price = decimal(PRICE_DECIMALS)
  .nullish()
  .transform((value) => (value === undefined || value === 0n ? null : value));
const strategy = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

const fields = {
  exchange: z.enum(EXCHANGES),
  symbol: z.string(),
  action: z
    .string()
    .transform((word) => word.toUpperCase())
    .pipe(z.enum(ACTIONS)),
  quantity,
  pricetype: z.enum(PRICE_TYPES).default('MARKET'),
  product: z.enum(PRODUCTS).default('MIS'),
  price,
  trigger_price: price,
};

const placed = z.object({ ...fields, strategy });
const smart = z.object({
  ...fields,
  strategy,
  position_size: quantity,
  scope: z.literal('strategy').optional(),
});
const basket = z.object({ strategy, orders: z.array(z.object(fields)).min(1) });
const split = z.object({ ...fields, strategy, splitsize: quantity });

type WireOrder = z.output<z.ZodObject<typeof fields>>;

function fieldsOf(order: WireOrder, ofStrategy: string | null): OrderFields {
  return {
    strategy: ofStrategy,
    exchange: order.exchange,
    symbol: order.symbol,
    action: order.action,
    quantity: order.quantity,
    priceType: order.pricetype,
    product: order.product,
    price: order.price,
    triggerPrice: order.trigger_price,
  };
}

/** A request as it is kept. */
export function writeOrderData(request: OrderRequest): string {
  switch (request.apiType) {
    case 'placeorder':
      return JSON.stringify({ strategy: request.order.strategy, ...wireOrder(request.order) });
    case 'placesmartorder':
      return JSON.stringify({
        strategy: request.order.strategy,
        ...wireOrder(request.order),
        position_size: request.positionSize.toString(),
        scope: request.scope,
      });
    case 'basketorder':
      return JSON.stringify({
        strategy: request.legs[0]?.strategy ?? null,
        orders: request.legs.map(wireOrder),
      });
    case 'splitorder':
      return JSON.stringify({
        strategy: request.order.strategy,
        ...wireOrder(request.order),
        splitsize: request.splitSize.toString(),
      });
    default:
      return request satisfies never;
  }
}

function wireOrder(order: OrderFields) {
  return {
    exchange: order.exchange,
    symbol: order.symbol,
    action: order.action,
    quantity: order.quantity.toString(),
    pricetype: order.priceType,
    product: order.product,
    price: wirePrice(order.price),
    trigger_price: wirePrice(order.triggerPrice),
  };
}

const wirePrice = (value: Price | null): string => (value === null ? '0' : formatPrice(value));

/** Reads what `writeOrderData` or an older installation has kept. Throws `conflict` for what is no such order. */
export function readOrderData(apiType: string, orderData: string): OrderRequest {
  const request = parse(apiType, orderData);
  if (request === null) {
    throw new AppError(
      'conflict',
      'ORDER_UNREADABLE',
      'This order is of a kind that cannot be placed here. Reject it and place it anew.',
    );
  }

  return request;
}

function parse(apiType: string, orderData: string): OrderRequest | null {
  switch (apiType) {
    case 'placeorder':
      return parsed(placed, orderData, (data) => ({ apiType, order: fieldsOf(data, data.strategy) }));
    case 'placesmartorder':
    case 'smartorder': // The reference's word.
      return parsed(smart, orderData, (data) => ({
        apiType: 'placesmartorder',
        order: fieldsOf(data, data.strategy),
        positionSize: data.position_size,
        ...(data.scope === undefined ? {} : { scope: data.scope }),
      }));
    case 'basketorder':
      return parsed(basket, orderData, (data) => ({
        apiType,
        legs: data.orders.map((leg) => fieldsOf(leg, data.strategy)),
      }));
    case 'splitorder':
      return parsed(split, orderData, (data) => ({
        apiType,
        order: fieldsOf(data, data.strategy),
        splitSize: data.splitsize,
      }));
    default:
      return null;
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  toRequest: (data: z.output<Schema>) => OrderRequest,
): OrderRequest | null {
  const { success, data } = schema.safeParse(jsonOf(text));
  return success ? toRequest(data) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

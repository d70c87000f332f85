import { ACTIONS, EXCHANGES, ORDER_STATUSES, PRICE_TYPES, PRODUCTS } from '@openalgo/domain';
import { z } from 'zod';

/**
 * Bodies of the answers, in the reference's names. They document and type what is sent; the answers themselves are
 * not checked at run time, which would cost more than making them.
 */

export const success = z.literal('success');
export const mode = z.literal('analyze').meta({ description: 'Every account is a paper account' });

/** Wraps what an endpoint answers. */
export function answerOf<Data extends z.ZodType>(data: Data) {
  return z.strictObject({ status: success, data, mode });
}

const timestamp = z.string().meta({ description: 'YYYY-MM-DD HH:MM:SS in Asia/Kolkata' });

const orderFields = {
  orderid: z.string(),
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  action: z.enum(ACTIONS),
  quantity: z.number(),
  price: z.number(),
  trigger_price: z.number(),
  product: z.enum(PRODUCTS),
  order_status: z.enum(ORDER_STATUSES),
  average_price: z.number(),
  filled_quantity: z.number(),
  pending_quantity: z.number(),
  rejection_reason: z.string(),
  timestamp,
  strategy: z.string(),
};

const orderBookRow = z.strictObject({ ...orderFields, pricetype: z.enum(PRICE_TYPES) });
const orderStatusData = z.strictObject({ ...orderFields, price_type: z.enum(PRICE_TYPES) });

const orderStatistics = z.strictObject({
  total_buy_orders: z.number(),
  total_sell_orders: z.number(),
  total_completed_orders: z.number(),
  total_open_orders: z.number(),
  total_rejected_orders: z.number(),
  total_trigger_pending_orders: z.number(),
});

const tradeBookRow = z.strictObject({
  tradeid: z.string(),
  orderid: z.string(),
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  action: z.enum(ACTIONS),
  quantity: z.number(),
  average_price: z.number(),
  price: z.number(),
  trade_value: z.number(),
  product: z.enum(PRODUCTS),
  strategy: z.string(),
  timestamp,
});

const positionBookRow = z.strictObject({
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  product: z.enum(PRODUCTS),
  quantity: z.number(),
  average_price: z.number(),
  ltp: z.number(),
  pnl: z.number(),
  pnlpercent: z.number(),
  unrealized_pnl: z.number(),
  today_realized_pnl: z.number(),
  total_pnl_today: z.number(),
  lot_size: z.number().meta({ description: 'The contract value: 1 but for crypto' }),
});

export const fundsData = z.strictObject({
  availablecash: z.number(),
  collateral: z.number(),
  m2munrealized: z.number(),
  m2mrealized: z.number(),
  utiliseddebits: z.number(),
  grossexposure: z.number(),
  totalpnl: z.number(),
  total_realized_pnl: z.number(),
  today_realized_pnl: z.number(),
  last_reset: timestamp,
  reset_count: z.number(),
});

export const quotesData = z.strictObject({
  open: z.number(),
  high: z.number(),
  low: z.number(),
  ltp: z.number(),
  ask: z.number(),
  bid: z.number(),
  prev_close: z.number(),
  volume: z.number(),
  oi: z.number(),
});

export const placedReply = z.strictObject({ status: success, orderid: z.string(), mode });
/** An order of a semi-automatic key. */
export const queuedReply = z.strictObject({
  status: success,
  message: z.string(),
  mode: z.literal('semi_auto'),
  pending_order_id: z.number().meta({ description: 'Where it waits in the Action Center' }),
});
export const changedReply = z.strictObject({
  status: success,
  orderid: z.string(),
  message: z.string(),
  mode,
});
export const orderStatusReply = answerOf(orderStatusData);
export const orderBookReply = answerOf(
  z.strictObject({ orders: z.array(orderBookRow), statistics: orderStatistics }),
);
export const tradeBookReply = answerOf(z.array(tradeBookRow));
export const positionBookReply = answerOf(z.array(positionBookRow)).extend({
  total_pnl: z.number(),
  total_unrealized_pnl: z.number(),
  total_today_realized_pnl: z.number(),
});
export const fundsReply = answerOf(fundsData);
export const quotesReply = answerOf(quotesData);
export const pingReply = answerOf(z.strictObject({ broker: z.string(), message: z.literal('pong') }));
export const ticksReply = answerOf(
  z.strictObject({
    accepted: z.number(),
    last_seq: z.number().meta({ description: 'Number of the newest tick' }),
  }),
);

export const errorReply = z
  .strictObject({
    status: z.literal('error'),
    message: z.string().meta({ description: 'What is wrong and what to do' }),
    code: z.string().meta({ description: 'Stable; test for this, not for the message' }),
    errors: z.record(z.string(), z.array(z.string())).optional().meta({ description: 'Reasons by field' }),
    request_id: z
      .string()
      .optional()
      .meta({ description: 'Of an unexpected failure: quote it when you report it' }),
  })
  .meta({
    id: 'Error',
    description: 'Why a request was not carried out',
    examples: [
      {
        status: 'error',
        message: '{"quantity":["Is required."]}',
        code: 'VALIDATION',
        errors: { quantity: ['Is required.'] },
      },
    ],
  });

/** An order that a rule of the account refused; it is kept, as `rejected`. */
export const rejectedReply = errorReply
  .extend({ orderid: z.string(), mode })
  .meta({ id: 'RejectedOrder', description: 'An order that the account refused; it is kept, as `rejected`' });

/** A documented failure. */
export function failure<Body extends z.ZodType = typeof errorReply>(description: string, body?: Body) {
  return { description, content: { 'application/json': { schema: body ?? errorReply } } };
}

/** What any endpoint may answer besides success. */
export const commonFailures = {
  429: failure('Too often; Retry-After tells when to try again'),
  500: failure('A defect of the server'),
  503: failure('A database is away, or too much to do; try again'),
};

/** What any endpoint with an API key may answer besides success. */
export const failureReplies = {
  400: failure('Malformed or refused'),
  403: failure('Invalid API key, or not allowed'),
  413: failure('Body over 1 MB'),
  ...commonFailures,
};

/** The same of what places one order, which is kept where the account refuses it. */
export const orderFailures = {
  ...failureReplies,
  400: failure('Malformed, or refused by the account', errorReply.or(rejectedReply)),
};

export const notFoundReply = { 404: failure('Not known') };

export type OrderBookRow = z.output<typeof orderBookRow>;
export type OrderStatusData = z.output<typeof orderStatusData>;
export type OrderStatistics = z.output<typeof orderStatistics>;
export type TradeBookRow = z.output<typeof tradeBookRow>;
export type PositionBookReply = z.output<typeof positionBookReply>;
export type FundsData = z.output<typeof fundsData>;
export type QuotesData = z.output<typeof quotesData>;
export type QueuedReply = z.output<typeof queuedReply>;
export type ErrorReply = z.output<typeof errorReply>;

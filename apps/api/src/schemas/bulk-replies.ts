import { EXCHANGES, PRODUCTS } from '@openalgo/domain';
import { z } from 'zod';
import { mode, success } from './replies.ts';

/** Bodies of the answers about several orders, in the reference's names. */

const legStatus = z.enum(['success', 'error']);
const legId = z
  .string()
  .optional()
  .meta({ description: 'Also of an order that the account refused: it is kept' });
const legMessage = z.string().optional().meta({ description: 'Why the order was refused' });

export const unchangedReply = z.strictObject({ status: success, message: z.string(), mode });

export const cancelledAllReply = z.strictObject({
  status: success,
  message: z.string(),
  canceled_orders: z.array(z.string()),
  failed_cancellations: z
    .array(z.strictObject({ orderid: z.string(), message: z.string() }))
    .meta({ description: 'Always empty: all are cancelled in one transaction, or none' }),
  mode,
});

export const closedReply = z.strictObject({
  status: success,
  message: z.string(),
  closed_positions: z.number(),
  failed_closures: z
    .number()
    .meta({ description: 'Their orders are in the book as rejected, with the reason' }),
  mode,
});

const basketResult = z.strictObject({
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  product: z.enum(PRODUCTS),
  status: legStatus,
  orderid: legId,
  message: legMessage,
});

export const basketReply = z.strictObject({ status: success, results: z.array(basketResult), mode });

const splitResult = z.strictObject({
  order_num: z.number(),
  quantity: z.number(),
  status: legStatus,
  orderid: legId,
  message: legMessage,
});

export const splitReply = z.strictObject({
  status: success,
  total_quantity: z.number(),
  split_size: z.number(),
  results: z.array(splitResult),
  mode,
});

export type CancelledAllReply = z.output<typeof cancelledAllReply>;
export type ClosedReply = z.output<typeof closedReply>;
export type BasketReply = z.output<typeof basketReply>;
export type SplitReply = z.output<typeof splitReply>;

import { EXCHANGES, PRODUCTS } from '@openalgo/domain';
import { z } from 'zod';
import { answerOf, mode, success } from './replies.ts';

/** Bodies of the answers about what an account has, in the reference's names. */

const holding = z.strictObject({
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  product: z.literal('CNC'),
  quantity: z.number(),
  average_price: z.number(),
  ltp: z.number(),
  pnl: z.number(),
  pnlpercent: z.number(),
  current_value: z.number(),
  settlement_date: z.string().meta({ description: 'The day of the newest delivery, YYYY-MM-DD' }),
});

const holdingStatistics = z.strictObject({
  totalholdingvalue: z.number(),
  totalinvvalue: z.number(),
  totalprofitandloss: z.number(),
  totalpnlpercentage: z.number(),
});

export const holdingsReply = answerOf(
  z.strictObject({ holdings: z.array(holding), statistics: holdingStatistics }),
);

export const openPositionReply = z.strictObject({ status: success, quantity: z.number(), mode });

const pnlRow = z.strictObject({
  symbol: z.string(),
  exchange: z.enum(EXCHANGES),
  product: z.enum(PRODUCTS),
  quantity: z.number(),
  pnl: z.number(),
  unrealized_pnl: z.number(),
  today_realized_pnl: z.number(),
  total_pnl_today: z.number(),
});

export const pnlBySymbolReply = answerOf(z.array(pnlRow)).extend({
  total_pnl: z.number(),
  total_unrealized_pnl: z.number(),
  total_today_realized_pnl: z.number(),
  total_pnl_today: z.number(),
});

export type HoldingRow = z.output<typeof holding>;
export type PnlBySymbolReply = z.output<typeof pnlBySymbolReply>;

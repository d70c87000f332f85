import { EXCHANGES } from '@openalgo/domain';
import { z } from 'zod';
import { fundsData, success } from './replies.ts';

/** Answers about one's own paper account. */

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** Rows have the columns of the exports. */
export const myPnlReply = z.strictObject({
  status: success,
  data: z.strictObject({
    summary: fundsData,
    daily_pnl: rows.meta({ description: 'The newest 100 days' }),
    positions: rows,
    holdings: rows,
    trades: rows.meta({ description: 'The newest 100' }),
  }),
});
export const squareOffReply = z.strictObject({
  status: success,
  data: z.array(
    z.strictObject({
      exchange: z.enum(EXCHANGES),
      square_off_time: z.string().meta({ description: 'HH:MM in India' }),
      next_at: z.string().nullable().meta({ description: 'ISO 8601, UTC' }),
    }),
  ),
});

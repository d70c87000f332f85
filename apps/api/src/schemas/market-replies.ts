import { EXCHANGES, HOLIDAY_KINDS } from '@openalgo/domain';
import { z } from 'zod';
import { answerOf, mode, quotesData, success } from './replies.ts';

/** Bodies of the answers about the market, in the reference's names. */

const exchange = z.enum(EXCHANGES);
const key = { symbol: z.string(), exchange };

const multiQuote = z.strictObject({
  ...key,
  data: quotesData.optional(),
  error: z.string().optional().meta({ description: 'Why there is no quote' }),
});
export const multiQuotesReply = z.strictObject({ status: success, results: z.array(multiQuote), mode });

const level = z.strictObject({ price: z.number(), quantity: z.number() });
const depthData = z.strictObject({
  bids: z.array(level).length(5),
  asks: z.array(level).length(5),
  ltp: z.number(),
  ltq: z.number(),
  open: z.number(),
  high: z.number(),
  low: z.number(),
  prev_close: z.number(),
  volume: z.number(),
  oi: z.number(),
  totalbuyqty: z.number(),
  totalsellqty: z.number(),
});
export const depthReply = answerOf(depthData);

const instrumentRow = z.strictObject({
  symbol: z.string(),
  brsymbol: z.string().meta({ description: 'The broker’s symbol' }),
  name: z.string(),
  exchange,
  brexchange: z.string(),
  token: z.string(),
  expiry: z.string().meta({ description: 'DD-MMM-YY; empty for what does not expire' }),
  strike: z.number(),
  lotsize: z.number(),
  instrumenttype: z.string(),
  tick_size: z.number(),
  contract_value: z.number(),
  freeze_qty: z.number().meta({ description: 'The largest quantity of one order; 0 where unknown' }),
});
export const symbolReply = answerOf(instrumentRow);
export const searchReply = answerOf(z.array(instrumentRow)).extend({ message: z.string() });
/** Streamed as the format that was asked for. */
export const instrumentsReply = {
  description: 'The instruments by exchange and symbol',
  content: {
    'application/json': { schema: answerOf(z.array(instrumentRow)) },
    'text/csv': { schema: z.string() },
  },
};

export const expiryReply = answerOf(z.array(z.string())).extend({ message: z.string() });

export const marginReply = answerOf(
  z.strictObject({
    total_margin_required: z.number(),
    span_margin: z.number(),
    exposure_margin: z.number(),
  }),
);

export const analyzerReply = answerOf(
  z.strictObject({
    mode: z.literal('analyze'),
    analyze_mode: z.literal(true),
    total_logs: z.number().meta({ description: 'Your calls that the log of the analyzer has' }),
  }),
);
export const analyzerToggleReply = answerOf(
  z.strictObject({ ...analyzerReply.shape.data.shape, message: z.string() }),
);

const epochMs = z.number().meta({ description: 'Epoch milliseconds' });
const session = z.strictObject({ exchange, start_time: epochMs, end_time: epochMs });
const holiday = z.strictObject({
  date: z.string(),
  description: z.string(),
  holiday_type: z.enum(HOLIDAY_KINDS),
  closed_exchanges: z.array(exchange),
  open_exchanges: z.array(session),
});
export const holidaysReply = answerOf(z.array(holiday)).extend({
  year: z.number(),
  timezone: z.literal('Asia/Kolkata'),
});
export const timingsReply = answerOf(z.array(session));

export type InstrumentRow = z.output<typeof instrumentRow>;
export type DepthData = z.output<typeof depthData>;
export type MultiQuote = z.output<typeof multiQuote>;

import { ACTIONS, EXCHANGES, PRODUCTS, STRATEGY_DAYS, STRATEGY_OPERATIONS } from '@openalgo/domain';
import { chartStrategySettings, scanStrategySettings } from '@openalgo/strategies';
import { z } from 'zod';
import { positiveId } from './numbers.ts';
import { success } from './replies.ts';

/** What the routes of strategies take and answer; times are Indian, as HH:MM. */

export const chartStrategyBody = chartStrategySettings;
export const scanStrategyBody = scanStrategySettings;

export const chartStrategyParams = z.strictObject({ id: z.string().min(1).max(36) });
export const scanStrategyParams = z.strictObject({ id: positiveId });

const SIGNAL_STATES = ['waiting', 'done', 'dead'] as const;
const SIGNALS_MAX = 500;

export const signalsQuery = z.strictObject({
  state: z.enum(SIGNAL_STATES).optional(),
  before: positiveId.optional().meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(SIGNALS_MAX).default(100),
});

const time = z.string().nullable();
const instant = z.iso.datetime();

const strategyFields = {
  name: z.string(),
  is_active: z.boolean(),
  webhook_path: z.string().meta({ description: 'A secret: whoever knows it can trade with the strategy' }),
  created_at: instant,
  updated_at: instant,
};

const chartStrategy = z.strictObject({
  id: z.string(),
  ...strategyFields,
  description: z.string().nullable(),
  api_type: z.enum(STRATEGY_OPERATIONS),
  entry_time: time,
  entry_until: time,
  exit_time: time,
  entry_days: z.array(z.enum(STRATEGY_DAYS)),
  exit_days: z.array(z.enum(STRATEGY_DAYS)),
  max_position: z.number(),
  re_entry: z.boolean(),
  symbols: z.array(
    z.strictObject({
      symbol: z.string(),
      exchange: z.enum(EXCHANGES),
      product: z.enum(PRODUCTS),
      action: z.enum(ACTIONS).nullable(),
      quantity: z.number(),
    }),
  ),
});

const scanStrategy = z.strictObject({
  id: z.number(),
  ...strategyFields,
  is_intraday: z.boolean(),
  start_time: time,
  end_time: time,
  squareoff_time: time,
  symbols: z.array(
    z.strictObject({
      symbol: z.string(),
      exchange: z.enum(EXCHANGES),
      product: z.enum(PRODUCTS),
      quantity: z.number(),
    }),
  ),
});

const signal = z.strictObject({
  id: z.number(),
  symbol: z.string(),
  action: z.string(),
  position_size: z.number().nullable(),
  received_at: instant,
  state: z.enum(SIGNAL_STATES),
  outcome: z.enum(['accepted', 'rejected', 'unchanged', 'awaiting_approval', 'skipped']).nullable(),
  order_id: z.string().nullable(),
  reason: z.string().nullable(),
  attempts: z.number(),
  finished_at: instant.nullable(),
});

const replyOf = <Data extends z.ZodType>(data: Data) => z.strictObject({ status: success, data });

export const chartStrategyReply = replyOf(chartStrategy);
export const chartStrategiesReply = replyOf(z.array(chartStrategy));
export const scanStrategyReply = replyOf(scanStrategy);
export const scanStrategiesReply = replyOf(z.array(scanStrategy));
export const signalsReply = replyOf(z.array(signal)).extend({
  next: z.number().nullable().meta({ description: 'What to ask the next page with, as `before`' }),
});

export type ChartStrategyView = z.output<typeof chartStrategy>;
export type ScanStrategyView = z.output<typeof scanStrategy>;
export type SignalView = z.output<typeof signal>;

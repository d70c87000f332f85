import { z } from 'zod';
import { success } from './replies.ts';
import { day, text } from './text.ts';

/** Queries and answers of looking back. */

const LIMIT_MAX = 1_000;
const LIMIT_REASON = `Must be a whole number from 1 to ${LIMIT_MAX}.`;
const BEFORE_REASON = 'Must be the next_before of the page before.';

const wholeText = (max: number, reason: string) =>
  z
    .string(reason)
    .regex(/^\d{1,15}$/, reason)
    .transform(Number)
    .refine((value) => value >= 1 && value <= max, reason);

export const pageQuery = z.strictObject({
  limit: wholeText(LIMIT_MAX, LIMIT_REASON).prefault('100'),
  before: wholeText(Number.MAX_SAFE_INTEGER, BEFORE_REASON).optional(),
});

const callFilter = {
  start_date: day.optional().meta({ description: 'The first day, in India' }),
  end_date: day.optional().meta({ description: 'The last day, in India' }),
  search: text(100)
    .min(1)
    .optional()
    .meta({
      description:
        'What is in the endpoint, the strategy, the symbol, the request or the answer, in whatever case',
      examples: ['NIFTY'],
    }),
};

const inOrder = ({
  start_date,
  end_date,
}: {
  start_date?: string | undefined;
  end_date?: string | undefined;
}) => start_date === undefined || end_date === undefined || start_date <= end_date;
const ORDER_OF_DAYS = { path: ['end_date'], message: 'Must not be before start_date.' };

/** Which of one's calls are wanted. */
export const callFilterQuery = z.strictObject(callFilter).refine(inOrder, ORDER_OF_DAYS);
export const callPageQuery = pageQuery.extend(callFilter).refine(inOrder, ORDER_OF_DAYS);
export type CallFilter = z.output<typeof callFilterQuery>;

export const noQuery = z.strictObject({});

const figures = z.strictObject({
  total_orders: z.number(),
  failed_orders: z.number(),
  success_rate: z.number(),
  avg_rtt: z.number(),
  avg_overhead: z.number(),
  avg_total: z.number(),
  p50_total: z.number(),
  p90_total: z.number(),
  p95_total: z.number(),
  p99_total: z.number(),
  sla_100ms: z.number(),
  sla_150ms: z.number(),
  sla_200ms: z.number(),
});

export const latencyStatsReply = z.strictObject({
  status: success,
  data: figures.extend({
    broker_stats: z.record(z.string(), figures),
    api_type_stats: z.record(z.string(), figures),
    histogram: z.array(z.strictObject({ from_ms: z.number(), to_ms: z.number(), orders: z.number() })),
  }),
});

const traffic = z.strictObject({
  total_requests: z.number(),
  error_requests: z.number(),
  avg_duration: z.number(),
});
export const trafficStatsReply = z.strictObject({
  status: success,
  data: z.strictObject({ overall: traffic, api: traffic, endpoints: z.record(z.string(), traffic) }),
});

export const analyzerStatsReply = z.strictObject({
  status: success,
  data: z.strictObject({
    total_requests: z.number(),
    sources: z.record(z.string(), z.number()),
    symbols: z.array(z.string()),
    issues: z.strictObject({ total: z.number(), by_type: z.record(z.string(), z.number()) }),
  }),
});

const cell = z.union([z.string(), z.number(), z.null()]);
/** A page of rows by column, as the export has them. */
export const rowsReply = z.strictObject({
  status: success,
  data: z.array(z.record(z.string(), cell)),
  next_before: z.number().nullable().meta({ description: 'The `before` of the next page; null on the last' }),
});

export const csvReply = {
  description: 'All rows, newest first',
  content: { 'text/csv': { schema: z.string() } },
};

export type FiguresData = z.output<typeof figures>;

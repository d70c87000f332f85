/** What users may set of their strategies, as far as it can be judged without their account. */
import { ACTIONS, EXCHANGES, PRODUCTS, STRATEGY_DAYS, STRATEGY_OPERATIONS } from '@openalgo/domain';
import { z } from 'zod';

const QUANTITY_MAX = 2_147_483_647;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const printable = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((value) => !UNPRINTABLE.test(value), 'Must not contain control characters.');

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time as HH:MM, in India.')
  .nullable()
  .meta({ examples: ['09:20'] });
const days = z
  .array(z.enum(STRATEGY_DAYS))
  .max(STRATEGY_DAYS.length)
  .meta({ description: 'Empty: every day', examples: [['Mon', 'Tue']] });
const quantity = z.int().min(1).max(QUANTITY_MAX);
const symbol = printable(50).meta({ examples: ['RELIANCE'] });

/** So many symbols a strategy may trade: an alert of a screener becomes one order for each. */
export const SYMBOLS_MAX = 200;

const chartSymbol = z.strictObject({
  symbol,
  exchange: z.enum(EXCHANGES),
  product: z.enum(PRODUCTS).default('MIS'),
  action: z.enum(ACTIONS).nullable().default(null).meta({
    description: 'The side of its entries: BUY trades long only, SELL short only; null follows the chart',
  }),
  quantity,
});

const scanSymbol = z.strictObject({
  symbol,
  exchange: z.enum(EXCHANGES),
  product: z.enum(PRODUCTS).default('MIS'),
  quantity,
});

function symbolsOf<Symbol extends z.ZodType<{ readonly symbol: string }>>(one: Symbol) {
  return z
    .array(one)
    .max(SYMBOLS_MAX)
    .refine((all) => new Set(all.map((each) => each.symbol)).size === all.length, 'Each symbol once.');
}

interface Times {
  readonly entryFrom: string | null;
  readonly entryUntil: string | null;
  readonly exitAt: string | null;
}

/** Entries end after they begin, and not after the exit: what is entered later would stay over night. */
function areInOrder({ entryFrom, entryUntil, exitAt }: Times): boolean {
  const until = entryUntil ?? exitAt;
  const begins = entryFrom === null || until === null || entryFrom < until;
  return begins && (entryUntil === null || exitAt === null || entryUntil <= exitAt);
}

const OUT_OF_ORDER = 'The times must follow one another: first entry, last entry, exit.';

const EXIT_HELP = 'When all that the strategy holds is closed';
const UNTIL_HELP = 'The first minute that is too late for an entry; null: the exit';

/** A strategy of charts, in the words of the wire; what is left out is as for a new one. */
export const chartStrategySettings = z
  .strictObject({
    name: printable(100).meta({
      description: 'What its orders are tagged with; yours alone',
      examples: ['Breakout'],
    }),
    description: printable(1000).nullable().default(null),
    is_active: z.boolean().default(true),
    api_type: z.enum(STRATEGY_OPERATIONS).default('placesmartorder').meta({
      description: 'Whether an entry is an order of its own, or brings the strategy’s share to a size',
    }),
    entry_time: time.default(null),
    entry_until: time.default(null).meta({ description: UNTIL_HELP }),
    exit_time: time.default(null).meta({ description: EXIT_HELP }),
    entry_days: days.default([]),
    exit_days: days.default([]),
    max_position: z.int().min(0).max(QUANTITY_MAX).default(0).meta({ description: '0: no limit' }),
    re_entry: z.boolean().default(true),
    symbols: symbolsOf(chartSymbol).default([]),
  })
  .transform((given) => ({
    name: given.name,
    description: given.description,
    isActive: given.is_active,
    operation: given.api_type,
    entryFrom: given.entry_time,
    entryUntil: given.entry_until,
    exitAt: given.exit_time,
    entryDays: given.entry_days,
    exitDays: given.exit_days,
    maxPosition: given.max_position,
    reEntry: given.re_entry,
    symbols: given.symbols,
  }))
  .refine(areInOrder, { path: ['entry_time'], error: OUT_OF_ORDER });

/** A strategy of ChartInk scans, in the words of the wire. */
export const scanStrategySettings = z
  .strictObject({
    name: printable(100),
    is_active: z.boolean().default(true),
    is_intraday: z.boolean().default(true).meta({ description: 'Whether its times count' }),
    start_time: time.default(null),
    end_time: time.default(null).meta({ description: UNTIL_HELP }),
    squareoff_time: time.default(null).meta({ description: EXIT_HELP }),
    symbols: symbolsOf(scanSymbol).default([]),
  })
  .transform((given) => ({
    name: given.name,
    isActive: given.is_active,
    isIntraday: given.is_intraday,
    entryFrom: given.start_time,
    entryUntil: given.end_time,
    exitAt: given.squareoff_time,
    symbols: given.symbols,
  }))
  .refine(areInOrder, { path: ['start_time'], error: OUT_OF_ORDER });

export type ChartStrategySettings = z.output<typeof chartStrategySettings>;
export type ScanStrategySettings = z.output<typeof scanStrategySettings>;

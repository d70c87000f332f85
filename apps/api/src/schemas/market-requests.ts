import { EXCHANGES } from '@openalgo/domain';
import { z } from 'zod';
import { priceOrZero, quantity } from './numbers.ts';
import { REQUIRED } from './reasons.ts';
import { action, apiKey, day, exchange, priceType, product, searchQuery, symbol } from './text.ts';

/** Bodies and queries of the requests for market data and margin. */

const instrumentKey = z.strictObject({ symbol, exchange });

/** So that one request does not keep the others waiting. */
export const MULTI_QUOTES_MAX = 500;
export const MARGIN_POSITIONS_MAX = 50;
/** As many as the reference finds. */
export const SEARCH_RESULTS_MAX = 500;

export const multiQuotesBody = z.strictObject({
  apikey: apiKey,
  symbols: z.array(instrumentKey).min(1).max(MULTI_QUOTES_MAX),
});

/** One instrument. */
export const instrumentBody = z.strictObject({ apikey: apiKey, symbol, exchange });

export const searchBody = z.strictObject({
  apikey: apiKey,
  query: searchQuery,
  exchange: exchange.optional(),
});

/** Exchanges with contracts that expire. */
const EXPIRY_EXCHANGES = ['NFO', 'BFO', 'MCX', 'CDS', 'NCO', 'BCD', 'NCDEX', 'CRYPTO'] as const;

export const expiryBody = z.strictObject({
  apikey: apiKey,
  symbol: symbol.meta({ description: 'The underlying', examples: ['NIFTY'] }),
  exchange: z.enum(EXPIRY_EXCHANGES),
  instrumenttype: z.enum(['futures', 'options']),
});

export const instrumentsQuery = z.strictObject({
  apikey: apiKey.optional(),
  exchange: z.enum(EXCHANGES).optional(),
  format: z.enum(['json', 'csv']).prefault('json'),
});

const marginPosition = z.strictObject({
  symbol,
  exchange,
  action,
  product,
  pricetype: priceType,
  quantity,
  price: priceOrZero.prefault(0),
  trigger_price: priceOrZero.prefault(0),
});

export const marginBody = z.strictObject({
  apikey: apiKey,
  positions: z.array(marginPosition).min(1).max(MARGIN_POSITIONS_MAX),
});

export const analyzerToggleBody = z.strictObject({
  apikey: apiKey,
  mode: z.boolean().meta({ description: 'true: paper trading; false: live trading' }),
});

const NOT_A_YEAR = 'Must be a whole number from 2020 to 2050.';

export const holidaysBody = z.strictObject({
  apikey: apiKey,
  year: z
    .union([z.string(), z.number()], {
      error: ({ input }) => (input === undefined ? REQUIRED : NOT_A_YEAR),
    })
    .transform(Number)
    .refine((year) => Number.isInteger(year) && year >= 2020 && year <= 2050, NOT_A_YEAR)
    .meta({ examples: [2026] }),
});

export const timingsBody = z.strictObject({ apikey: apiKey, date: day });

export type MarginPosition = z.output<typeof marginPosition>;

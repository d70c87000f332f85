import { z } from 'zod';
import { positionSize } from './numbers.ts';
import { errorReply } from './replies.ts';
import { action, symbol, text } from './text.ts';

/** Alerts carry more than is asked for, and their senders cannot be changed: other fields are nobody's business. */

export const webhookParams = z.object({
  webhookId: text(64).min(1).meta({ description: 'The webhook’s secret id, of your strategy' }),
});

export const chartAlertBody = z.looseObject({
  symbol,
  action,
  position_size: positionSize
    .nullish()
    .transform((value) => value ?? null)
    .meta({ description: 'The position that the chart holds after the order, signed' }),
});

const STOCKS_LENGTH_MAX = 20_000;

export const scanAlertBody = z.looseObject({
  scan_name: text(255).min(1).meta({ description: 'Contains BUY, SELL, SHORT or COVER' }),
  stocks: text(STOCKS_LENGTH_MAX)
    .min(1)
    .transform((list) => [...new Set(list.split(',').map((one) => one.trim()))].filter((one) => one !== ''))
    .meta({ description: 'Separated by commas', examples: ['SBIN,INFY'] }),
});

export const chartReply = z.strictObject({ message: z.string() });
export const scanReply = z.strictObject({ status: z.enum(['success', 'warning']), message: z.string() });

const failure = errorReply.extend({
  error: z.string().meta({ description: 'The message once more, where the reference has it' }),
});

export const webhookFailures = {
  400: failure.describe('Malformed, or not taken by the strategy'),
  401: failure.describe('The owner of the strategy has no API key'),
  404: failure.describe('No such webhook'),
  413: failure.describe('Too large'),
  429: failure.describe('Too many alerts'),
  500: failure.describe('A defect of the server'),
  503: failure.describe('Too many signals wait, or a database is away; try again'),
};

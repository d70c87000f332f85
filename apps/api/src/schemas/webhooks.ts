import { z } from 'zod';
import { positionSize } from './numbers.ts';
import { errorReply, failure } from './replies.ts';
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

const alertFailure = errorReply
  .extend({ error: z.string().meta({ description: 'The message once more, where the reference has it' }) })
  .meta({ id: 'AlertError', description: 'Why an alert was not taken' });

export const webhookFailures = {
  // A path that cannot be read is no webhook's yet.
  400: failure('Malformed, or not taken by the strategy', alertFailure.or(errorReply)),
  401: failure('The owner of the strategy has no API key', alertFailure),
  403: failure('Not from this address', alertFailure),
  404: failure('No such webhook', alertFailure),
  413: failure('Too large', alertFailure),
  429: failure('Too many alerts; Retry-After tells when to try again', alertFailure),
  500: failure('A defect of the server', alertFailure),
  503: failure('Too many signals wait, or a database is away; try again', alertFailure),
};

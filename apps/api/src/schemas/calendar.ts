import { HOLIDAY_KINDS } from '@openalgo/domain';
import { z } from 'zod';
import { success } from './replies.ts';
import { day, exchange, text } from './text.ts';

/** What the routes about the calendar take and answer. */

const DESCRIPTION_MAX = 150;
const EXCHANGES_MAX = 50;
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time as HH:MM, in India.')
  .meta({ examples: ['09:15'] });
const hours = { opens: timeOfDay, closes: timeOfDay };

export { holidaysReply as calendarReply } from './market-replies.ts';
export const calendarQuery = z.strictObject({
  year: z.coerce.number().int('Must be a whole number.').min(2020).max(2050),
});
export const calendarDayParams = z.strictObject({ date: day });
export const calendarHoursParams = z.strictObject({ exchange });

export const holidayBody = z.strictObject({
  date: day,
  holiday_type: z.enum(HOLIDAY_KINDS),
  description: text(DESCRIPTION_MAX).min(1),
  closed_exchanges: z
    .array(exchange)
    .max(EXCHANGES_MAX)
    .prefault([])
    .meta({ examples: [['NSE', 'BSE']] }),
  open_exchanges: z
    .array(z.strictObject({ exchange, ...hours }))
    .max(EXCHANGES_MAX)
    .prefault([])
    .meta({ description: 'Those that trade at these hours only' }),
});

export const calendarHoursBody = z.strictObject(hours);
export const calendarRemovedReply = z.strictObject({
  status: success,
  data: z.strictObject({ removed: z.number() }),
});
export const calendarHoursReply = z.strictObject({
  status: success,
  data: z.strictObject({ exchange, ...hours }),
});

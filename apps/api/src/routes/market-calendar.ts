import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { presentHolidays, presentTimings } from '../presenters/calendar.ts';
import { holidaysReply, timingsReply } from '../schemas/market-replies.ts';
import { holidaysBody, timingsBody } from '../schemas/market-requests.ts';
import { failureReplies } from '../schemas/replies.ts';

/** When exchanges trade. */
export function marketCalendarRoutes(app: Api, { market }: ApiDependencies): void {
  const tags = ['Market data'];

  app.post(
    '/market/holidays',
    {
      schema: {
        tags,
        summary: 'The holidays and special sessions of a year',
        body: holidaysBody,
        response: { 200: holidaysReply, ...failureReplies },
      },
    },
    async ({ body }) => presentHolidays(await market.calendar(), body.year),
  );

  app.post(
    '/market/timings',
    {
      schema: {
        tags,
        summary: 'When each exchange trades on a day',
        description: 'Exchanges that are closed on the day are left out.',
        body: timingsBody,
        response: { 200: timingsReply, ...failureReplies },
      },
    },
    async ({ body }) => presentTimings(await market.calendar(), body.date),
  );
}

import { assertTiming, holidayOf } from '@openalgo/domain';
import type { FastifyRequest } from 'fastify';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Api } from '../../fastify.ts';
import type { RecordEvent } from '../../plugins/app/audit-queue.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentHolidays } from '../../presenters/calendar.ts';
import {
  calendarDayParams,
  calendarHoursBody,
  calendarHoursParams,
  calendarHoursReply,
  calendarQuery,
  calendarRemovedReply,
  calendarReply,
  holidayBody,
} from '../../schemas/calendar.ts';
import { peopleFailures } from '../../schemas/people.ts';

const TAGS = ['Calendar (administrators)'];

export interface CalendarRoutesOptions extends Pick<ApiDependencies, 'calendar' | 'clock'> {
  readonly record: RecordEvent;
}

/** When exchanges trade, as administrators change it. Every process, and the day's jobs with them, knows within seconds. */
export function calendarRoutes(app: Api, options: CalendarRoutesOptions): void {
  dayRoutes(app, options);
  hoursRoute(app, options);
}

type Detail = Readonly<Record<string, string | number>>;

/** Notes on record who changed what of the calendar. */
function note(record: RecordEvent, request: FastifyRequest, subject: string, detail: Detail): void {
  const { userId: actor } = sessionOf(request);
  record({ at: request.receivedAt, actor, action: 'calendar.changed', subject, detail });
}

function dayRoutes(app: Api, { calendar, clock, record }: CalendarRoutesOptions): void {
  app.get(
    '/calendar',
    {
      schema: {
        tags: TAGS,
        summary: 'The holidays and special sessions of a year',
        querystring: calendarQuery,
        response: { 200: calendarReply, ...peopleFailures },
      },
    },
    async ({ query }) => presentHolidays(await calendar.read(), query.year),
  );

  app.put(
    '/calendar/holidays',
    {
      schema: {
        tags: TAGS,
        summary: 'Add a holiday or a special session, or change it',
        description: 'What there is of the day and kind becomes as given. Hours are those of India.',
        body: holidayBody,
        response: { 200: calendarReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { date: day, holiday_type: kind, description, closed_exchanges, open_exchanges } = request.body;
      const holiday = holidayOf({
        day,
        kind,
        description,
        closed: closed_exchanges,
        sessions: open_exchanges,
      });
      await calendar.saveHolidays([holiday], clock.now());
      const sessions = open_exchanges.map((one) => `${one.exchange}=${one.opens}-${one.closes}`);
      const detail = { kind, description, closed: closed_exchanges.join(' '), sessions: sessions.join(' ') };
      note(record, request, day, detail);
      return presentHolidays(await calendar.read(), Number(day.slice(0, 4)));
    },
  );

  app.delete(
    '/calendar/holidays/:date',
    {
      schema: {
        tags: TAGS,
        summary: 'Take a day’s holidays and special sessions out of the calendar',
        params: calendarDayParams,
        response: { 200: calendarRemovedReply, ...peopleFailures },
      },
    },
    async (request) => {
      const removed = await calendar.removeHolidays(request.params.date, null);
      if (removed > 0) {
        note(record, request, request.params.date, { removed });
      }

      return { status: 'success', data: { removed } } as const;
    },
  );
}

function hoursRoute(app: Api, { calendar, record }: CalendarRoutesOptions): void {
  app.put(
    '/calendar/hours/:exchange',
    {
      schema: {
        tags: TAGS,
        summary: 'Change the usual hours of an exchange',
        params: calendarHoursParams,
        body: calendarHoursBody,
        response: { 200: calendarHoursReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { params, body } = request;
      assertTiming({ exchange: params.exchange, ...body });
      await calendar.saveTimings({ [params.exchange]: body });
      note(record, request, params.exchange, body);
      return { status: 'success', data: { exchange: params.exchange, ...body } } as const;
    },
  );
}

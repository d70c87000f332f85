import { createCalendarRepository } from '@openalgo/db';
import {
  AppError,
  assertTiming,
  EXCHANGES,
  type Exchange,
  type Holiday,
  type HolidayKind,
  holidayOf,
  isDay,
  istTimeOfDay,
  type SessionTerms,
} from '@openalgo/domain';
import { type Deed, recordDeed } from '../audit/record-deed.ts';
import type { CliContext } from '../context.ts';
import { withMainDatabase } from '../main-database.ts';
import { type CommandResult, table } from '../result.ts';
import { readConfig } from '../settings.ts';

type CalendarRepository = ReturnType<typeof createCalendarRepository>;

/** `openalgo calendar list`: the holidays and special sessions of a year, or all. */
export function listCalendar(
  context: CliContext,
  { year }: { readonly year?: string },
): Promise<CommandResult> {
  return withCalendar(context, async (calendar) => {
    const { holidays } = await calendar.read();
    const shown = [...holidays.values()].flat().filter(({ day }) => day.startsWith(year ?? ''));
    const rows = shown.map((one) => [
      one.day,
      one.kind,
      one.description,
      one.closed.join(' '),
      hoursText(one),
    ]);
    return { data: shown, text: table(['DAY', 'KIND', 'DESCRIPTION', 'CLOSED', 'HOURS (IST)'], rows) };
  });
}

export interface HolidayOptions {
  readonly kind: HolidayKind;
  readonly closed?: readonly string[];
  readonly session?: readonly string[];
}

/** `openalgo calendar set DAY DESCRIPTION`: what there is of the day and kind becomes as given. */
export function setHoliday(
  context: CliContext,
  day: string,
  description: string,
  { kind, closed = [], session = [] }: HolidayOptions,
): Promise<CommandResult> {
  return withCalendar(context, async (calendar) => {
    const holiday = holidayOf({
      day,
      kind,
      description,
      closed: closed.map(toExchange),
      sessions: session.map(toSession),
    });
    await calendar.saveHolidays([holiday], context.clock.now());
    const detail = { kind, description, closed: closed.join(' '), sessions: session.join(' ') };
    await recordChange(context, day, detail);
    return { data: holiday, text: `${day} is ${description}.` };
  });
}

/** `openalgo calendar remove DAY`. */
export function removeHoliday(
  context: CliContext,
  day: string,
  { kind }: { readonly kind?: HolidayKind },
): Promise<CommandResult> {
  return withCalendar(context, async (calendar) => {
    const removed = isDay(day) ? await calendar.removeHolidays(day, kind ?? null) : 0;
    if (removed === 0) {
      throw new AppError('not-found', 'HOLIDAY_UNKNOWN', `the calendar has nothing on ${day} to remove`);
    }

    await recordChange(context, day, { removed: kind ?? 'all' });
    return { data: { day, removed }, text: `${day} is a day like others.` };
  });
}

/** `openalgo calendar hours`: the exchanges' usual hours; with an exchange and hours they become so. */
export function setHours(
  context: CliContext,
  exchange?: string,
  opens?: string,
  closes?: string,
): Promise<CommandResult> {
  return withCalendar(context, async (calendar) => {
    if (exchange !== undefined) {
      const terms = { exchange: toExchange(exchange), opens: opens ?? '', closes: closes ?? '' };
      assertTiming(terms);
      const timing = { opens: terms.opens, closes: terms.closes };
      await calendar.saveTimings({ [terms.exchange]: timing });
      await recordChange(context, exchange, timing);
    }

    const { timings } = await calendar.read();
    const rows = Object.entries(timings).map(([name, one]) => [name, one.opens, one.closes]);
    return { data: timings, text: table(['EXCHANGE', 'OPENS', 'CLOSES (IST)'], rows) };
  });
}

function withCalendar(
  context: CliContext,
  work: (calendar: CalendarRepository) => Promise<CommandResult>,
): Promise<CommandResult> {
  return withMainDatabase(context, readConfig(context), (main) => work(createCalendarRepository(main)));
}

function recordChange(context: CliContext, subject: string, detail: Deed['detail']): Promise<void> {
  return recordDeed(context, { action: 'calendar.changed', subject, detail });
}

function toExchange(text: string): Exchange {
  const found = EXCHANGES.find((exchange) => exchange === text.toUpperCase());
  if (found === undefined) {
    throw new AppError('invalid', 'EXCHANGE_UNKNOWN', `${text} is none of ${EXCHANGES.join(', ')}`);
  }

  return found;
}

/** NSE=18:00-19:00 */
function toSession(text: string): SessionTerms {
  const [, exchange = text, opens = '', closes = ''] = /^(\w+)=([\d:]+)-([\d:]+)$/.exec(text) ?? [];
  return { exchange: toExchange(exchange), opens, closes };
}

function hoursText({ sessions }: Holiday): string {
  return sessions
    .map(({ exchange, openAt, closeAt }) => `${exchange}=${istTimeOfDay(openAt)}-${istTimeOfDay(closeAt)}`)
    .join(' ');
}

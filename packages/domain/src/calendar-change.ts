/** What an operator may write into the calendar. */
import type { Holiday, HolidayKind, Timing } from './calendar.ts';
import { AppError } from './errors.ts';
import { type Day, istInstant, type TimeOfDay } from './trading-day.ts';
import type { Exchange } from './vocabulary.ts';

/** A time of trading of an exchange on a day of its own. */
export interface SessionTerms extends Timing {
  readonly exchange: Exchange;
}

/** A holiday or a special session as an operator says it: times of day in India. */
export interface HolidayTerms {
  readonly day: Day;
  readonly kind: HolidayKind;
  readonly description: string;
  readonly closed: readonly Exchange[];
  readonly sessions: readonly SessionTerms[];
}

const DESCRIPTION_MAX = 150;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is a day that there is, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The holiday that the terms describe. Throws `invalid` (CALENDAR_INVALID) with a reason for each field that is wrong. */
export function holidayOf(terms: HolidayTerms): Holiday {
  const { day, kind, description, closed, sessions } = terms;
  refuse({
    day: isDay(day) ? [] : ['Must be a day as YYYY-MM-DD.'],
    description:
      description.trim() !== '' && description.length <= DESCRIPTION_MAX
        ? []
        : [`Must have 1 to ${DESCRIPTION_MAX} characters.`],
    closed: closed.includes('CRYPTO') ? ['CRYPTO never closes.'] : [],
    sessions: [...sessions.flatMap(wrongHours), ...contradictions(closed, sessions)],
    kind: missing(kind, closed, sessions),
  });

  return {
    day,
    kind,
    description,
    closed: [...new Set(closed)],
    sessions: sessions.map(({ exchange, opens, closes }) => ({
      exchange,
      openAt: istInstant(day, opens),
      closeAt: istInstant(day, closes),
    })),
  };
}

/** Throws `invalid` (CALENDAR_INVALID) unless these can be the usual hours of the exchange. */
export function assertTiming(terms: SessionTerms): void {
  refuse({
    exchange: terms.exchange === 'CRYPTO' ? ['CRYPTO never closes.'] : [],
    closes: wrongHours(terms),
  });
}

function wrongHours({ exchange, opens, closes }: SessionTerms): string[] {
  if (!isTimeOfDay(opens) || !isTimeOfDay(closes)) {
    return [`${exchange}: Hours must be times of day from 00:00 to 23:59.`];
  }

  return opens < closes ? [] : [`${exchange}: It must close later than it opens.`];
}

const isTimeOfDay = (text: TimeOfDay): boolean => CLOCK.test(text);

/** What of an exchange's day cannot be true together. */
function contradictions(closed: readonly Exchange[], sessions: readonly SessionTerms[]): string[] {
  const both = sessions.filter(({ exchange }) => closed.includes(exchange));
  const overlapping = sessions.filter((one, index) =>
    sessions
      .slice(index + 1)
      .some(
        (other) => other.exchange === one.exchange && one.opens < other.closes && other.opens < one.closes,
      ),
  );
  return [
    ...both.map(({ exchange }) => `${exchange}: It cannot be closed and have a session.`),
    ...overlapping.map(({ exchange }) => `${exchange}: Its sessions must not overlap.`),
  ];
}

/** On a day of settlement alone exchanges trade as usual. */
function missing(kind: HolidayKind, closed: readonly Exchange[], sessions: readonly unknown[]): string[] {
  if (kind === 'SPECIAL_SESSION' && sessions.length === 0) {
    return ['A special session needs an exchange with its hours.'];
  }

  return kind === 'TRADING_HOLIDAY' && closed.length + sessions.length === 0
    ? ['A trading holiday needs an exchange that is closed or has other hours.']
    : [];
}

function refuse(reasons: Readonly<Record<string, readonly string[]>>): void {
  const wrong = Object.entries(reasons).filter(([, found]) => found.length > 0);
  if (wrong.length === 0) {
    return;
  }

  throw new AppError('invalid', 'CALENDAR_INVALID', 'this cannot be in the calendar', {
    fields: Object.fromEntries(wrong),
  });
}

/**
 * When exchanges trade. The calendar is data (holidays and timings, updatable by the operator); this file holds the
 * rules that read it. A day is a trading day of an exchange when it has a session there: a weekday without a holiday
 * that closes the exchange, or any day with a special session. Crypto trades always.
 */
import type { Instant } from './time.ts';
import { addDays, type Day, istDay, istInstant, isWeekend, type TimeOfDay } from './trading-day.ts';
import type { Exchange } from './vocabulary.ts';

/** A time in which an exchange trades. `closeAt` is the first instant that is outside. */
export interface Session {
  readonly openAt: Instant;
  readonly closeAt: Instant;
}

export const HOLIDAY_KINDS = ['TRADING_HOLIDAY', 'SETTLEMENT_HOLIDAY', 'SPECIAL_SESSION'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
  readonly day: Day;
  readonly kind: HolidayKind;
  readonly description: string;
  /** Exchanges that do not trade on the day. */
  readonly closed: readonly Exchange[];
  /** Exchanges that trade at times of their own on the day, such as an evening session. */
  readonly sessions: readonly (Session & { readonly exchange: Exchange })[];
}

export interface Timing {
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
}

export interface MarketCalendar {
  readonly timings: Readonly<Partial<Record<Exchange, Timing>>>;
  readonly holidays: ReadonlyMap<Day, readonly Holiday[]>;
}

const EQUITY: Timing = { opens: '09:15', closes: '15:30' };
const EQUITY_DERIVATIVES: Timing = { opens: '09:15', closes: '15:40' };
const CURRENCY: Timing = { opens: '09:00', closes: '17:00' };
const COMMODITY: Timing = { opens: '09:00', closes: '23:55' };

/** The exchanges' usual hours; CRYPTO has none because it never closes. */
export const DEFAULT_TIMINGS: MarketCalendar['timings'] = {
  NSE: EQUITY,
  BSE: EQUITY,
  NSE_INDEX: EQUITY,
  BSE_INDEX: EQUITY,
  NFO: EQUITY_DERIVATIVES,
  BFO: EQUITY_DERIVATIVES,
  CDS: CURRENCY,
  BCD: CURRENCY,
  NCDEX: CURRENCY,
  MCX: COMMODITY,
  MCX_INDEX: COMMODITY,
  NCO: COMMODITY,
};

/** A calendar of weekdays and usual hours, for where no holidays are known. */
export const DEFAULT_CALENDAR: MarketCalendar = { timings: DEFAULT_TIMINGS, holidays: new Map() };

/** The sessions of an exchange on a day, in time order; none when it is closed. */
export function sessionsOn(calendar: MarketCalendar, exchange: Exchange, day: Day): readonly Session[] {
  const holidays = calendar.holidays.get(day) ?? [];
  const special = holidays.flatMap((holiday) => holiday.sessions.filter((s) => s.exchange === exchange));
  if (special.length > 0) {
    return [...special].sort((a, b) => a.openAt - b.openAt);
  }

  if (isAlwaysOpen(exchange)) {
    return [{ openAt: istInstant(day, '00:00'), closeAt: istInstant(addDays(day, 1), '00:00') }];
  }

  const timing = calendar.timings[exchange];
  const isClosed = isWeekend(day) || holidays.some((holiday) => holiday.closed.includes(exchange));
  if (timing === undefined || isClosed) {
    return [];
  }

  return [{ openAt: istInstant(day, timing.opens), closeAt: istInstant(day, timing.closes) }];
}

/** Whether the exchange trades at the instant. */
export function isMarketOpen(calendar: MarketCalendar, exchange: Exchange, at: Instant): boolean {
  return sessionsOn(calendar, exchange, istDay(at)).some((s) => s.openAt <= at && at < s.closeAt);
}

/** Whether the exchange trades at all on the day. */
export function isTradingDay(calendar: MarketCalendar, exchange: Exchange, day: Day): boolean {
  return sessionsOn(calendar, exchange, day).length > 0;
}

/** Further than any row of holidays, and an end for exchanges that never trade. */
const SEARCH_DAYS = 60;

/** The first day after `day` on which the exchange trades; null where there is none within two months. */
export function nextTradingDay(calendar: MarketCalendar, exchange: Exchange, day: Day): Day | null {
  for (let ahead = 1; ahead <= SEARCH_DAYS; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (isTradingDay(calendar, exchange, candidate)) {
      return candidate;
    }
  }

  return null;
}

/** When the exchange's last session of a day ends; its usual closing time where it does not trade that day. */
export function closeOfDay(calendar: MarketCalendar, exchange: Exchange, day: Day): Instant {
  const last = sessionsOn(calendar, exchange, day).at(-1);
  if (last !== undefined) {
    return last.closeAt;
  }

  return istInstant(day, calendar.timings[exchange]?.closes ?? EQUITY.closes);
}

function isAlwaysOpen(exchange: Exchange): boolean {
  return exchange === 'CRYPTO';
}

/** The moments of a day at which something may become due. What is due then, the state tells. */
import { closeOfDay, type MarketCalendar } from './calendar.ts';
import { DAILY_PNL_AT } from './daily-pnl.ts';
import { squareOffTime } from './instrument-class.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { Instant } from './time.ts';
import { addDays, DAY_STARTS_AT, type Day, istDay, istInstant } from './trading-day.ts';
import { EXCHANGES } from './vocabulary.ts';

/**
 * The first moment after an instant at which a job of the day may have work: a square-off time, a close, the beginning
 * of a trading day, the time of the daily row or of the weekly reset. Nothing becomes due between two of them.
 */
export function nextDueMoment(settings: SandboxSettings, calendar: MarketCalendar, after: Instant): Instant {
  const today = istDay(after);
  const tomorrow = addDays(today, 1);
  const moments = [...momentsOf(settings, calendar, today), istInstant(tomorrow, DAY_STARTS_AT)];
  return Math.min(...[...moments, ...momentsOf(settings, calendar, tomorrow)].filter((at) => at > after));
}

function momentsOf(settings: SandboxSettings, calendar: MarketCalendar, day: Day): readonly Instant[] {
  const times = [DAY_STARTS_AT, DAILY_PNL_AT, settings.resetTime];
  const squareOffs = EXCHANGES.map((exchange) => squareOffTime(settings, exchange));
  const closes = EXCHANGES.map((exchange) => closeOfDay(calendar, exchange, day));
  return [
    ...[...times, ...squareOffs].flatMap((time) => (time === null ? [] : [istInstant(day, time)])),
    ...closes,
  ];
}

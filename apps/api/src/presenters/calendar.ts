import { type Day, EXCHANGES, type Holiday, type MarketCalendar, sessionsOn } from '@openalgo/domain';
import { presentData } from './values.ts';

/** The holidays of a year, by day. */
export function presentHolidays(calendar: MarketCalendar, year: number) {
  const holidays = [...calendar.holidays.values()]
    .flat()
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(presentHoliday);
  return { ...presentData(holidays), year, timezone: 'Asia/Kolkata' } as const;
}

function presentHoliday({ day, description, kind, closed, sessions }: Holiday) {
  return {
    date: day,
    description,
    holiday_type: kind,
    closed_exchanges: [...closed],
    open_exchanges: sessions.map(({ exchange, openAt, closeAt }) => ({
      exchange,
      start_time: openAt,
      end_time: closeAt,
    })),
  };
}

/** When each exchange trades on a day; an exchange that is closed is left out, one with two sessions is there twice. */
export function presentTimings(calendar: MarketCalendar, day: Day) {
  return presentData(
    EXCHANGES.flatMap((exchange) =>
      sessionsOn(calendar, exchange, day).map(({ openAt, closeAt }) => ({
        exchange,
        start_time: openAt,
        end_time: closeAt,
      })),
    ),
  );
}

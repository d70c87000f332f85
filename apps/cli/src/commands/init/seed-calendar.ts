import type { CalendarRepository } from '@openalgo/db';
import { type Clock, DEFAULT_TIMINGS, type Holiday } from '@openalgo/domain';
import { HOLIDAYS } from './holidays.ts';

/**
 * Adds the holidays that come with the product, of those years of which the calendar has none yet, and to an empty
 * calendar the exchanges' usual hours. A year that an operator has filled in stays as it is.
 * @returns how many holidays were added
 */
export async function seedCalendar(
  repository: CalendarRepository,
  clock: Clock,
  shipped: readonly Holiday[] = HOLIDAYS,
): Promise<number> {
  const { holidays } = await repository.read();
  const known = new Set([...holidays.keys()].map(yearOf));
  const missing = shipped.filter(({ day }) => !known.has(yearOf(day)));
  if (known.size === 0) {
    await repository.saveTimings(DEFAULT_TIMINGS);
  }

  if (missing.length > 0) {
    await repository.saveHolidays(missing, clock.now());
  }

  return missing.length;
}

const yearOf = (day: string): string => day.slice(0, 4);

/**
 * The usual expiry days of monthly contracts. Holidays are not looked at: the demo market has none, and for real
 * contracts the instrument master knows better than any rule.
 */
import { addDays, type Day, isWeekend } from '@openalgo/domain';

/** The expiry day in a month; months count from 0. */
export type ExpiryRule = (year: number, month: number) => Day;

export const TUESDAY = 2;
export const THURSDAY = 4;
export const FRIDAY = 5;

const day = (year: number, month: number, date: number): Day =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The month's last such weekday, Sunday being 0: Tuesday on NSE, Thursday on BSE. */
export function lastWeekday(weekday: number): ExpiryRule {
  return (year, month) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    const back = (last.getUTCDay() - weekday + 7) % 7;
    return day(year, month, last.getUTCDate() - back);
  };
}

/** A date of the month, or the weekday before it: the 19th for crude oil on MCX. */
export function weekdayUpTo(date: number): ExpiryRule {
  return (year, month) => {
    let expiry = day(year, month, date);
    while (isWeekend(expiry)) {
      expiry = addDays(expiry, -1);
    }

    return expiry;
  };
}

/** The next `count` monthly expiries from `today` on, today's included: a contract trades on its last day. */
export function nextExpiries(today: Day, count: number, rule: ExpiryRule): readonly Day[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  // One month more than asked for, because this month's may be over.
  const expiries = Array.from({ length: count + 1 }, (_, ahead) => rule(year, month - 1 + ahead));
  return expiries.filter((expiry) => expiry >= today).slice(0, count);
}

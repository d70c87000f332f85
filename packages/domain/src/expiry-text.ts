/** Days of expiry as the reference's master and its clients write them: 27-AUG-26 (reference §6). */
import type { Day } from './trading-day.ts';

/** The months as they stand in symbols and expiries, January first. */
export const MONTH_NAMES: readonly string[] = [
  'JAN',
  'FEB',
  'MAR',
  'APR',
  'MAY',
  'JUN',
  'JUL',
  'AUG',
  'SEP',
  'OCT',
  'NOV',
  'DEC',
];

const EXPIRY_TEXT = /^(\d\d)-([A-Z]{3})-(\d\d)$/;

/** "27-AUG-26" of "2026-08-27". */
export function formatExpiry(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}-${MONTH_NAMES[Number(month) - 1] ?? ''}-${year.slice(-2)}`;
}

/** "2026-08-27" of "27-AUG-26", in whatever case; null for anything else and for a day that its month does not have. */
export function parseExpiryText(text: string): Day | null {
  const [, date = '', month = '', year = ''] = EXPIRY_TEXT.exec(text.toUpperCase()) ?? [];
  return dayOf(date, month, year);
}

/** The day of its parts, the month by name and the year by its last two digits; null where there is no such day. */
export function dayOf(date: string, monthName: string, year: string): Day | null {
  const month = MONTH_NAMES.indexOf(monthName);
  const at = new Date(Date.UTC(2000 + Number(year), month, Number(date)));
  return month >= 0 && at.getUTCDate() === Number(date) ? at.toISOString().slice(0, 10) : null;
}

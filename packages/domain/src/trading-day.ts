import type { Instant } from './time.ts';

/** A calendar day in Asia/Kolkata as YYYY-MM-DD. */
export type Day = string;
/** A time of day in Asia/Kolkata as HH:MM. */
export type TimeOfDay = string;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** India has one zone and no summer time, so an offset is the whole rule. */
const IST_OFFSET_MS = 5 * HOUR_MS + 30 * MINUTE_MS;
/** A trading day runs from 03:00 to 03:00, so that an evening of commodities belongs to one day (rules of the engine, §7). */
const BOUNDARY_MS = 3 * HOUR_MS;
/** The same as a time of day. */
export const DAY_STARTS_AT: TimeOfDay = '03:00';

/** The day that was asked for last: engines ask for the same one a thousand times, and text takes longest. */
let newest = { number: Number.NaN, day: '' };

/** The calendar day in India of an instant. */
export function istDay(at: Instant): Day {
  const number = Math.floor((at + IST_OFFSET_MS) / DAY_MS);
  if (number !== newest.number) {
    newest = { number, day: new Date(number * DAY_MS).toISOString().slice(0, 10) };
  }

  return newest.day;
}

/** The time of day in India of an instant, to the minute. */
export function istTimeOfDay(at: Instant): TimeOfDay {
  return new Date(at + IST_OFFSET_MS).toISOString().slice(11, 16);
}

/** Date and time in India as "YYYY-MM-DD HH:MM:SS", as the reference shows them. */
export function istTimestamp(at: Instant): string {
  return new Date(at + IST_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant of a day and time of day in India. */
export function istInstant(day: Day, time: TimeOfDay): Instant {
  return Date.parse(`${day}T${time}:00.000Z`) - IST_OFFSET_MS;
}

/** The trading day that an instant belongs to: the day in India, where the night until 03:00 counts to the day before. */
export function tradingDay(at: Instant): Day {
  return istDay(at - BOUNDARY_MS);
}

/** When the trading day of an instant began: the newest 03:00 in India that is not later. */
export function dayBoundary(at: Instant): Instant {
  return istInstant(tradingDay(at), DAY_STARTS_AT);
}

/** The day `days` later (or earlier, below zero). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** The day of the week, 0 being Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}

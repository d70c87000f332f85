import type { Instant } from '@openalgo/domain';

/** A month of the calendar in UTC, as 202611: sorts as the months do. */
export type Month = string & { readonly unit: 'month' };

const NAMED = /_p(\d{6})$/;

function toMonth(date: Date): Month {
  // Six digits, which is what makes a month.
  return date.toISOString().slice(0, 7).replace('-', '') as Month;
}

export function monthOf(instant: Instant): Month {
  return toMonth(new Date(instant));
}

/** A month some months later. */
export function laterMonth(month: Month, months: number): Month {
  return toMonth(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1 + months)));
}

/** When a month begins. */
export function startOfMonth(month: Month): Instant {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1);
}

/** What the partition of a month is called. */
export function partitionName(table: string, month: Month): string {
  return `${table}_p${month}`;
}

/** The month of a partition; null for one that is not a month's. */
export function monthOfPartition(name: string): Month | null {
  const [, month] = NAMED.exec(name) ?? [];
  return month === undefined ? null : (month as Month);
}

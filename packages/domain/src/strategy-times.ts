/** When a strategy may enter and when it is squared off: its time controls, judged by market time. */
import type { Instant } from './time.ts';
import {
  addDays,
  type Day,
  istDay,
  istInstant,
  istTimeOfDay,
  type TimeOfDay,
  weekdayOf,
} from './trading-day.ts';

/** The days of the week as strategies name them, in the order of `weekdayOf`. */
export const STRATEGY_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export type StrategyDay = (typeof STRATEGY_DAYS)[number];

/** Null is no limit: entries at any time or on any day, no square-off, a square-off on every day. */
export interface TimeControls {
  readonly entryFrom: TimeOfDay | null;
  /** The first minute that is too late for an entry; without one, `exitAt` is. */
  readonly entryUntil: TimeOfDay | null;
  readonly entryDays: readonly StrategyDay[] | null;
  /** When all that the strategy holds is closed. */
  readonly exitAt: TimeOfDay | null;
  readonly exitDays: readonly StrategyDay[] | null;
}

/** The controls of a strategy that trades at any time. */
export const NO_TIME_CONTROLS: TimeControls = {
  entryFrom: null,
  entryUntil: null,
  entryDays: null,
  exitAt: null,
  exitDays: null,
};

/** Why a strategy must not enter at a market time, or null when it may. Exits are possible at any time. */
export function entryRefusal(controls: TimeControls, at: Instant): string | null {
  const { entryFrom, entryDays } = controls;
  const entryUntil = controls.entryUntil ?? controls.exitAt;
  const day = weekdayIn(istDay(at));
  const time = istTimeOfDay(at);
  if (entryDays !== null && !entryDays.includes(day)) {
    return `Entries are taken on ${entryDays.join(', ')}; it is ${day}.`;
  }

  if (entryFrom !== null && time < entryFrom) {
    return `Entries are taken from ${entryFrom}; it is ${time}.`;
  }

  return entryUntil !== null && time >= entryUntil
    ? `Entries are taken before ${entryUntil}; it is ${time}.`
    : null;
}

const DAYS_OF_A_WEEK = 7;

/** The newest moment, not after `at`, at which the strategy was to be squared off; null where there is none. */
export function lastExit({ exitAt, exitDays }: TimeControls, at: Instant): Instant | null {
  if (exitAt === null) {
    return null;
  }

  const today = istDay(at);
  for (let back = 0; back <= DAYS_OF_A_WEEK; back += 1) {
    const day = addDays(today, -back);
    const moment = istInstant(day, exitAt);
    if (moment <= at && (exitDays === null || exitDays.includes(weekdayIn(day)))) {
      return moment;
    }
  }

  return null;
}

/** The days of a list such as "Mon,Tue", or null for an empty one. Words that are no day are left out. */
export function parseStrategyDays(text: string | null): readonly StrategyDay[] | null {
  const words = (text ?? '').split(',').map((word) => word.trim());
  const days = STRATEGY_DAYS.filter((day) => words.includes(day));
  return days.length === 0 ? null : days;
}

function weekdayIn(day: Day): StrategyDay {
  return STRATEGY_DAYS[weekdayOf(day)] ?? 'Sun';
}

/** Starting again, and changes to what accounts start with (rules of the engine, §7). */
import type { Funds } from './account.ts';
import type { Paise } from './money.ts';
import { type SandboxSettings, WEEKDAYS } from './sandbox-settings.ts';
import type { Instant } from './time.ts';
import { addDays, istDay, istInstant, weekdayOf } from './trading-day.ts';

/**
 * The funds of an account that starts again: nothing is left of what it did. Its order sequence goes on, so that ids
 * stay unique for ever.
 */
export function resetFunds(funds: Funds, capital: Paise, at: Instant): Funds {
  return {
    ...funds,
    capital,
    available: capital,
    used: 0n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: '',
    resetCount: funds.resetCount + 1,
    lastResetAt: at,
  };
}

/** The newest time of the weekly reset that has come; null where accounts are never reset by the week. */
export function newestReset(
  { resetDay, resetTime }: Pick<SandboxSettings, 'resetDay' | 'resetTime'>,
  now: Instant,
): Instant | null {
  if (resetDay === 'Never') {
    return null;
  }

  const today = istDay(now);
  const daysSince = (weekdayOf(today) - WEEKDAYS.indexOf(resetDay) + WEEKDAYS.length) % WEEKDAYS.length;
  const newest = istInstant(addDays(today, -daysSince), resetTime);
  return newest <= now ? newest : istInstant(addDays(today, -daysSince - WEEKDAYS.length), resetTime);
}

/** Gives an account another capital: what is available moves by the difference, and nothing else does. */
export function changeCapital(funds: Funds, capital: Paise): Funds {
  return { ...funds, capital, available: funds.available + capital - funds.capital };
}

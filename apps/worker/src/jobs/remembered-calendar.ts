import type { Clock, MarketCalendar } from '@openalgo/domain';

const REMEMBERED_MS = 10_000;

/** A calendar that is read anew when it is older than ten seconds: it changes by the year and is asked for all the time. */
export function rememberCalendar(
  read: () => Promise<MarketCalendar>,
  clock: Clock,
): () => Promise<MarketCalendar> {
  let remembered: { readonly calendar: MarketCalendar; readonly at: number } | null = null;

  return async () => {
    if (remembered === null || clock.now() - remembered.at >= REMEMBERED_MS) {
      remembered = { calendar: await read(), at: clock.now() };
    }

    return remembered.calendar;
  };
}

import { areQuotesStale, DEFAULT_CALENDAR, type Exchange, type MarketCalendar } from '@openalgo/domain';
import type { MarketClock, QuoteBook } from '@openalgo/market';

/** Whether the newest prices are new enough to fill an order that comes in. */
export interface Freshness {
  isStale(exchange: Exchange): boolean;
  /** Reads the calendar anew; to be called now and then. */
  refresh(): Promise<void>;
}

export interface FreshnessOptions {
  readonly quotes: Pick<QuoteBook, 'newestAt'>;
  readonly marketClock: Pick<MarketClock, 'now'>;
  /** How long the source may be silent in market hours; null for ever. */
  readonly staleMs: number | null;
  readonly calendar: () => Promise<MarketCalendar>;
}

/** Judges by the prices that this worker has seen, at the moment at which it is asked. */
export function createFreshness({ quotes, marketClock, staleMs, calendar }: FreshnessOptions): Freshness {
  let known = DEFAULT_CALENDAR;

  return {
    isStale: (exchange) =>
      areQuotesStale(
        { newestAt: quotes.newestAt, now: marketClock.now(), staleMs, calendar: known },
        exchange,
      ),

    async refresh() {
      known = await calendar();
    },
  };
}

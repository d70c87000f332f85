/** When a source of prices counts as silent. */
import { DEFAULT_TIMINGS, isMarketOpen, type MarketCalendar, sessionsOn } from './calendar.ts';
import type { Instant } from './time.ts';
import { istDay } from './trading-day.ts';
import { EXCHANGES, type Exchange } from './vocabulary.ts';

/** Exchanges that open and close. Where nothing is known of a source, nobody can tell whether it has others. */
const WITH_HOURS = EXCHANGES.filter((exchange) => DEFAULT_TIMINGS[exchange] !== undefined);

export interface FeedState {
  /** The time of the newest price of all; null where there is none. */
  readonly newestAt: Instant | null;
  readonly now: Instant;
  /** How long it may be without any; null for ever. */
  readonly staleMs: number | null;
  readonly calendar: MarketCalendar;
}

/**
 * Whether prices are too old to trade at on an exchange: it trades, and no instrument of the source had a new price for
 * too long. Nothing is stale where nothing trades: who trades at night anyway trades at the last price of the day.
 */
export function areQuotesStale({ newestAt, now, staleMs, calendar }: FeedState, exchange: Exchange): boolean {
  if (staleMs === null || (newestAt !== null && now - newestAt <= staleMs)) {
    return false;
  }

  return isMarketOpen(calendar, exchange, now);
}

/** A source that somebody listens to. */
export interface WatchedFeed extends FeedState {
  /** From when on its prices are waited for: when the process began to look. */
  readonly watchedSince: Instant;
}

/**
 * Whether the source fell silent: one of the exchanges that it tells of has been open for so long without any new price.
 * Unlike an order, an alarm can wait for the first price of the day, and for the first after a start.
 */
export function isFeedSilent(
  { newestAt, watchedSince, now, staleMs, calendar }: WatchedFeed,
  exchanges: Iterable<Exchange> = WITH_HOURS,
): boolean {
  const heardAt = Math.max(newestAt ?? watchedSince, watchedSince);
  if (staleMs === null || now - heardAt <= staleMs) {
    return false;
  }

  return [...exchanges].some((exchange) =>
    sessionsOn(calendar, exchange, istDay(now)).some(
      ({ openAt, closeAt }) => now - openAt > staleMs && now < closeAt,
    ),
  );
}

import { createSandboxRepositories, type SqlSession } from '@openalgo/db';
import { type Instant, isFeedSilent } from '@openalgo/domain';
import { type MarketOptions, marketTime } from './market-state.ts';

export interface QuoteWatchOptions
  extends Pick<MarketOptions, 'clock' | 'marketClock' | 'numbersTicks' | 'calendar'> {
  /** How long the source may be silent in market hours; null for ever. */
  readonly staleMs: number | null;
}

/** How the source of prices does, by what is published. */
export interface QuoteState {
  readonly newestAt: Instant | null;
  readonly isSilent: boolean;
}

/** An exchange of which nothing came for so long is none that the source tells of. */
const KNOWN_FOR_MS = 7 * 86_400_000;

/**
 * Looks at how the source of prices does, from the first look on. Any process may look, a worker that serves nothing as
 * well.
 */
export function createQuoteWatch(session: SqlSession, options: QuoteWatchOptions): () => Promise<QuoteState> {
  const repositories = createSandboxRepositories(session);
  const { staleMs, calendar } = options;
  let watchedSince: Instant | null = null;

  return async () => {
    const now = await marketTime(repositories, options);
    watchedSince ??= now;
    const newestAt = await repositories.quotes.newestTime();
    const exchanges = await repositories.quotes.exchangesSince(now - KNOWN_FOR_MS);
    const state = { newestAt, watchedSince, now, staleMs, calendar: await calendar() };
    return { newestAt, isSilent: isFeedSilent(state, newestAt === null ? undefined : exchanges) };
  };
}

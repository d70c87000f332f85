import { type Config, numbersTicks } from '@openalgo/config';
import type { SandboxRepositories } from '@openalgo/db';
import type { Clock, Instrument, MarketCalendar, Tick, TickFault } from '@openalgo/domain';
import {
  createMarketClock,
  createQuoteBook,
  createTickGuard,
  type MarketClock,
  type QuoteBook,
  type TickGuard,
  type TickSource,
} from '@openalgo/market';
import { createFreshness, type Freshness } from './freshness.ts';
import { openTickSource } from './tick-sources.ts';

/** Prices as the engine takes them. */
export interface Feed {
  readonly source: TickSource;
  readonly quotes: QuoteBook;
  readonly marketClock: MarketClock;
  /** The pushed tick that the quotes are as of; null where ticks are not numbered. */
  readonly appliedSeq: number | null;
  readonly freshness: Freshness;
}

export interface FeedOptions {
  readonly config: Pick<Config, 'quotes' | 'quoteTrust' | 'marketClock'>;
  readonly repositories: Pick<SandboxRepositories, 'quotes' | 'ticks' | 'workers'>;
  readonly listInstruments: () => Promise<readonly Instrument[]>;
  readonly calendar: () => Promise<MarketCalendar>;
  /** Told of ticks that changed nothing. */
  readonly onRefused: (tick: Tick, fault: TickFault) => void;
  readonly clock: Clock;
}

/**
 * Opens the configured feed where the last worker left it. A recording starts a market of its own: quotes of another
 * feed would make its ticks look old, so they are removed.
 */
export async function openFeed(options: FeedOptions): Promise<Feed> {
  const { config, repositories, listInstruments, calendar, onRefused, clock } = options;
  const isReplay = config.quotes.source === 'replay';
  if (isReplay) {
    await repositories.quotes.clear();
  }

  const appliedSeq = numbersTicks(config.quotes.source) ? await publishedSeq(repositories) : null;
  const dependencies = { clock, listInstruments, readTicks: repositories.ticks.after };
  const known = isReplay ? [] : await repositories.quotes.all();
  const marketClock = createMarketClock({ mode: config.marketClock, clock });
  for (const quote of known) {
    marketClock.observe(quote.at);
  }

  const quotes = createQuoteBook(known, { guard: openGuard(options), onRefused });
  const { staleMs } = config.quoteTrust;
  const freshness = createFreshness({ quotes, marketClock, staleMs, calendar });
  await freshness.refresh();
  return {
    source: await openTickSource(config.quotes, dependencies, appliedSeq ?? 0),
    quotes,
    marketClock,
    appliedSeq,
    freshness,
  };
}

/** A market whose time is made by its ticks has no other clock to be ahead of. */
function openGuard({ config, clock }: FeedOptions): TickGuard {
  const { jumpPercent, jumpTicks, aheadMs } = config.quoteTrust;
  return createTickGuard({
    trust: { jumpPercent: jumpPercent === null ? null : BigInt(jumpPercent), jumpTicks },
    ahead: config.marketClock === 'feed' ? null : { clock, ms: aheadMs },
  });
}

/** No account is behind the published quotes, so this is their place, and reading on from there misses nothing. */
async function publishedSeq(repositories: FeedOptions['repositories']): Promise<number> {
  const shards = await repositories.workers.shards();
  return Math.min(...shards.map((shard) => shard.appliedSeq));
}

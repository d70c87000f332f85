import type { Config } from '@openalgo/config';
import type { SandboxRepositories } from '@openalgo/db';
import type { Clock, Instrument } from '@openalgo/domain';
import {
  createMarketClock,
  createQuoteBook,
  type MarketClock,
  type QuoteBook,
  type TickSource,
} from '@openalgo/market';
import { openTickSource } from './tick-sources.ts';

/** Prices as the engine takes them. */
export interface Feed {
  readonly source: TickSource;
  readonly quotes: QuoteBook;
  readonly marketClock: MarketClock;
  /** The pushed tick that the quotes are as of; null where ticks are not numbered. */
  readonly appliedSeq: number | null;
}

export interface FeedOptions {
  readonly config: Pick<Config, 'quotes' | 'marketClock'>;
  readonly repositories: Pick<SandboxRepositories, 'quotes' | 'ticks' | 'workers'>;
  readonly listInstruments: () => Promise<readonly Instrument[]>;
  readonly clock: Clock;
}

/**
 * Opens the configured feed where the last worker left it. A recording starts a market of its own: quotes of another
 * feed would make its ticks look old, so they are removed.
 */
export async function openFeed({ config, repositories, listInstruments, clock }: FeedOptions): Promise<Feed> {
  const isReplay = config.quotes.source === 'replay';
  const isPushed = config.quotes.source === 'push';
  if (isReplay) {
    await repositories.quotes.clear();
  }

  const appliedSeq = isPushed ? await publishedSeq(repositories) : null;
  const dependencies = { clock, listInstruments, readTicks: repositories.ticks.after };
  const known = isReplay ? [] : await repositories.quotes.all();
  const marketClock = createMarketClock({ mode: config.marketClock, clock });
  for (const quote of known) {
    marketClock.observe(quote.at);
  }

  return {
    source: await openTickSource(config.quotes, dependencies, appliedSeq ?? 0),
    quotes: createQuoteBook(known),
    marketClock,
    appliedSeq,
  };
}

/** No account is behind the published quotes, so this is their place, and reading on from there misses nothing. */
async function publishedSeq(repositories: FeedOptions['repositories']): Promise<number> {
  const shards = await repositories.workers.shards();
  return Math.min(...shards.map((shard) => shard.appliedSeq));
}

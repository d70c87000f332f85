import type { SandboxRepositories } from '@openalgo/db';
import type { Clock, Instant, MarketCalendar, RuleContext } from '@openalgo/domain';
import { readSandboxSettings } from '@openalgo/domain';

/** How this installation tells market time and what its settings default to. */
export interface MarketOptions {
  readonly clock: Clock;
  /** `feed`: market time is the newest quote's, so that a recorded day plays at its own hours. */
  readonly marketClock: 'system' | 'feed';
  /** Whether ticks are pushed and numbered; orders then take their place among them. */
  readonly numbersTicks: boolean;
  /** Texts of settings that the installation sets where the table has none. */
  readonly settingDefaults: ReadonlyMap<string, string>;
  readonly calendar: () => Promise<MarketCalendar>;
}

/** Market time as every process sees it; the system's until the first quote has come. */
export async function marketTime(
  repositories: SandboxRepositories,
  options: MarketOptions,
): Promise<Instant> {
  const fromFeed = options.marketClock === 'feed' ? await repositories.quotes.newestTime() : null;
  return fromFeed ?? options.clock.now();
}

/** What rules are judged by, as of this transaction. */
export async function ruleContext(
  repositories: SandboxRepositories,
  options: MarketOptions,
): Promise<RuleContext> {
  return {
    settings: readSandboxSettings(await repositories.config.all(), options.settingDefaults),
    calendar: await options.calendar(),
    now: await marketTime(repositories, options),
  };
}

/** The texts of settings that follow from the installation's configuration. */
export function settingDefaultsOf({
  enforceMarketHours,
}: {
  readonly enforceMarketHours: boolean;
}): ReadonlyMap<string, string> {
  return new Map([['enforce_market_hours', String(enforceMarketHours)]]);
}

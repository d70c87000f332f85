import type { SandboxRepositories } from '@openalgo/db';
import type { Clock, Instant, MarketCalendar, RuleContext, SandboxSettings } from '@openalgo/domain';
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
  /**
   * Who acts for the users, where it is not themselves. As whose doing each order that is placed, modified or cancelled, and each
   * reset, is written down for the audit trail, in the transaction that does it.
   */
  readonly actsAs?: string | null;
  /** MARKET orders are refused once the newest price of all is older than this while the market is open; null for never. */
  readonly refuseStaleMs?: number | null;
}

/**
 * Market time as every process sees it; the system's until the first quote has come. A pushed tick makes it as soon as it
 * is pushed, so that an order which follows a tick is judged by that tick's hour, however late the worker is.
 */
export async function marketTime(
  repositories: Pick<SandboxRepositories, 'quotes' | 'ticks'>,
  { clock, marketClock, numbersTicks }: Pick<MarketOptions, 'clock' | 'marketClock' | 'numbersTicks'>,
): Promise<Instant> {
  if (marketClock === 'system') {
    return clock.now();
  }

  const quoted = await repositories.quotes.newestTime();
  const pushed = numbersTicks ? await repositories.ticks.newestTime() : null;
  return pushed === null ? (quoted ?? clock.now()) : Math.max(quoted ?? pushed, pushed);
}

/** What changes that look at no market need to know. */
export type SettingOptions = Pick<
  MarketOptions,
  'clock' | 'marketClock' | 'numbersTicks' | 'settingDefaults' | 'actsAs'
>;

/** The settings, as of this transaction. */
export async function currentSettings(
  repositories: Pick<SandboxRepositories, 'config'>,
  { settingDefaults }: Pick<MarketOptions, 'settingDefaults'>,
): Promise<SandboxSettings> {
  return readSandboxSettings(await repositories.config.all(), settingDefaults);
}

/** What rules are judged by, as of this transaction. */
export async function ruleContext(
  repositories: SandboxRepositories,
  options: MarketOptions,
): Promise<RuleContext> {
  return {
    settings: await currentSettings(repositories, options),
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

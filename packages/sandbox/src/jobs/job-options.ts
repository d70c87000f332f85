import type { SandboxDatabase, SandboxRepositories } from '@openalgo/db';
import type { Instant, Instrument, InstrumentKey, Quote, RuleContext } from '@openalgo/domain';
import { currentSettings, type MarketOptions } from '../market-state.ts';

export interface JobOptions extends MarketOptions {
  /** Those of the instruments that the master knows. */
  readonly findInstruments: (keys: readonly InstrumentKey[]) => Promise<readonly Instrument[]>;
  /** Those of the newest quotes that there are. */
  readonly findQuotes: (keys: readonly InstrumentKey[]) => Promise<readonly Quote[]>;
  /** Whether the account is one of those that are to be looked after. */
  readonly serves: (userId: string) => boolean;
}

export type JobDatabase = Pick<SandboxDatabase, 'session' | 'transaction'>;

/** What the rules are judged by when a job runs at a market time, which is the caller's to know. */
export async function contextAt(
  repositories: Pick<SandboxRepositories, 'config'>,
  options: MarketOptions,
  at: Instant,
): Promise<RuleContext> {
  return {
    settings: await currentSettings(repositories, options),
    calendar: await options.calendar(),
    now: at,
  };
}

import {
  createSandboxRepositories,
  type NewestOptions,
  type NumberedTrade,
  type Page,
  type SandboxDatabase,
} from '@openalgo/db';
import {
  type DailyPnl,
  type Day,
  EXCHANGES,
  type Exchange,
  type Instant,
  squareOffAfter,
  squareOffTime,
  type TimeOfDay,
} from '@openalgo/domain';
import { currentSettings, type MarketOptions, marketTime } from './market-state.ts';

/** When intraday positions of an exchange are closed. */
export interface SquareOff {
  readonly exchange: Exchange;
  readonly time: TimeOfDay;
  /** Null where the calendar knows of no trading day to come. */
  readonly nextAt: Instant | null;
}

/** What an account has been through, page by page, newest first. */
export interface AccountHistory {
  dailyPnl(userId: string, options: NewestOptions<Day>): Promise<Page<DailyPnl, Day>>;
  trades(userId: string, options: NewestOptions): Promise<Page<NumberedTrade>>;
}

/** The history of the accounts in sandbox.db. */
export function createAccountHistory(database: Pick<SandboxDatabase, 'reading'>): AccountHistory {
  const { dailyPnl, trades } = createSandboxRepositories(database.reading);
  return { dailyPnl: dailyPnl.newestOfUser, trades: trades.newestOfUser };
}

/** The square-off of each exchange that has one, by the settings and the calendar as they are. */
export async function listSquareOffs(
  database: Pick<SandboxDatabase, 'session'>,
  options: MarketOptions,
): Promise<readonly SquareOff[]> {
  const repositories = createSandboxRepositories(database.session);
  const settings = await currentSettings(repositories, options);
  const calendar = await options.calendar();
  const now = await marketTime(repositories, options);

  return EXCHANGES.flatMap((exchange) => {
    const time = squareOffTime(settings, exchange);
    return time === null
      ? []
      : [{ exchange, time, nextAt: squareOffAfter(settings, calendar, exchange, now) }];
  });
}

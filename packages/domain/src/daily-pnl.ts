/** What a trading day did to an account, as one row that is kept. */
import type { Funds, Holding, Position } from './account.ts';
import { isTradingDay, type MarketCalendar } from './calendar.ts';
import { instrumentId } from './instrument.ts';
import { ONE_CONTRACT, type Paise, type Price, profit } from './money.ts';
import { todays } from './netting.ts';
import type { Instant } from './time.ts';
import { addDays, type Day, istDay, istInstant, type TimeOfDay } from './trading-day.ts';
import { unrealizedPnl } from './valuation.ts';
import { EXCHANGES } from './vocabulary.ts';

/** When the row of a day is written: after the last exchange has closed. */
export const DAILY_PNL_AT: TimeOfDay = '23:59';

export interface DailyPnl {
  readonly userId: string;
  readonly day: Day;
  readonly realizedPnl: Paise;
  readonly positionsUnrealizedPnl: Paise;
  readonly holdingsUnrealizedPnl: Paise;
  /** The sum of the three above. */
  readonly totalMtm: Paise;
  readonly available: Paise;
  readonly used: Paise;
  /** What the account would be worth if all were sold at the last prices. */
  readonly portfolioValue: Paise;
}

export function unrealizedPnlOfHolding(holding: Holding, lastPrice: Price): Paise {
  return profit(holding.quantity, lastPrice, holding.costBasis, ONE_CONTRACT);
}

/** What an account holds, besides money. */
export interface Possessions {
  readonly positions: readonly Position[];
  readonly holdings: readonly Holding[];
}

/** The row of a day at the last prices, by instrument id. What has no price counts at what was last paid for it. */
export function dailyPnlOf(
  funds: Funds,
  { positions, holdings }: Possessions,
  prices: ReadonlyMap<string, Price>,
  day: Day,
): DailyPnl {
  const ofPositions = positions.reduce(
    (sum, position) =>
      sum + unrealizedPnl(position, prices.get(instrumentId(position)) ?? position.lastPrice),
    0n,
  );
  const ofHoldings = holdings.reduce((sum, holding) => {
    const price = prices.get(instrumentId(holding));
    return price === undefined ? sum : sum + unrealizedPnlOfHolding(holding, price);
  }, 0n);
  const invested = holdings.reduce((sum, holding) => sum + holding.costBasis, 0n);
  const realizedPnl = todays(funds, day);

  return {
    userId: funds.userId,
    day,
    realizedPnl,
    positionsUnrealizedPnl: ofPositions,
    holdingsUnrealizedPnl: ofHoldings,
    totalMtm: realizedPnl + ofPositions + ofHoldings,
    available: funds.available,
    used: funds.used,
    portfolioValue: funds.available + funds.used + invested + ofPositions + ofHoldings,
  };
}

const SEARCH_DAYS = 60;

/** The newest trading day whose row is due; null where no exchange has traded for two months. Crypto, which never rests, makes no day a trading day. */
export function newestDailyPnlDay(calendar: MarketCalendar, now: Instant): Day | null {
  const today = istDay(now);
  for (let back = 0; back <= SEARCH_DAYS; back += 1) {
    const day = addDays(today, -back);
    if (istInstant(day, DAILY_PNL_AT) <= now && isAnyTradingDay(calendar, day)) {
      return day;
    }
  }

  return null;
}

function isAnyTradingDay(calendar: MarketCalendar, day: Day): boolean {
  return EXCHANGES.some((exchange) => exchange !== 'CRYPTO' && isTradingDay(calendar, exchange, day));
}

import { createSandboxRepositories, type SandboxDatabase, type SandboxRepositories } from '@openalgo/db';
import {
  type BookKey,
  dayBoundary,
  type Funds,
  type HoldingValuation,
  type Instant,
  instrumentId,
  type Order,
  type Position,
  type PositionValuation,
  type Quantity,
  readSandboxSettings,
  type Trade,
  todays,
  tradingDay,
  valueHolding,
  valuePosition,
} from '@openalgo/domain';
import { type MarketOptions, marketTime } from './market-state.ts';
import type { FundsView } from './paper-accounts.ts';

/** What an account shows. Values at market prices are computed when read, from the newest quotes. */
export interface AccountViews {
  order(userId: string, orderId: string): Promise<Order | null>;
  orderBook(userId: string): Promise<readonly Order[]>;
  tradeBook(userId: string): Promise<readonly Trade[]>;
  positionBook(userId: string): Promise<readonly PositionValuation[]>;
  openPosition(key: BookKey): Promise<Quantity>;
  holdings(userId: string): Promise<readonly HoldingValuation[]>;
  funds(userId: string): Promise<FundsView>;
}

export function createAccountViews(
  database: Pick<SandboxDatabase, 'reading'>,
  options: MarketOptions,
): AccountViews {
  const repositories = createSandboxRepositories(database.reading);
  const now = () => marketTime(repositories, options);

  return {
    order: (userId, orderId) => repositories.orders.findOfUser(userId, orderId),
    orderBook: async (userId) => repositories.orders.sinceOfUser(userId, dayBoundary(await now())),
    tradeBook: async (userId) => repositories.trades.sinceOfUser(userId, dayBoundary(await now())),

    async positionBook(userId) {
      const valued = await valuedPositions(repositories, userId, await now());
      return valued.filter(isShown);
    },

    async openPosition(key) {
      const [position] = await repositories.positions.find([key]);
      return position?.quantity ?? 0n;
    },

    async holdings(userId) {
      const held = (await repositories.holdings.ofUsers([userId])).filter(({ quantity }) => quantity !== 0n);
      const quotes = await repositories.quotes.find(held);
      const prices = new Map(quotes.map((quote) => [instrumentId(quote), quote.ltp]));
      return held.map((holding) => valueHolding(holding, prices.get(instrumentId(holding)) ?? null));
    },

    async funds(userId) {
      const at = await now();
      const funds =
        (await repositories.funds.ofUser(userId)) ?? (await unopened(repositories, options, userId, at));
      const valued = await valuedPositions(repositories, userId, at);
      const unrealizedPnl = valued.reduce((sum, one) => sum + one.unrealizedPnl, 0n);

      return {
        funds,
        unrealizedPnl,
        realizedPnlToday: todays(funds, tradingDay(at)),
        totalPnl: funds.realizedPnl + unrealizedPnl,
      };
    },
  };
}

async function valuedPositions(
  repositories: SandboxRepositories,
  userId: string,
  at: Instant,
): Promise<PositionValuation[]> {
  const positions = await repositories.positions.ofUser(userId);
  const quotes = await repositories.quotes.find(positions.filter(isOpen));
  const prices = new Map(quotes.map((quote) => [instrumentId(quote), quote.ltp]));
  const day = tradingDay(at);

  return positions.map((position) => {
    const lastPrice = prices.get(instrumentId(position)) ?? position.lastPrice;
    return valuePosition(position, lastPrice, day);
  });
}

const isOpen = (position: Position): boolean => position.quantity !== 0n;

/** Flat positions are shown on the day on which they realised something (reference §2.10). */
const isShown = ({ position, realizedPnlToday }: PositionValuation): boolean =>
  isOpen(position) || realizedPnlToday !== 0n;

/** An account that has not been opened yet shows what it will start with. */
async function unopened(
  repositories: SandboxRepositories,
  options: MarketOptions,
  userId: string,
  at: Instant,
): Promise<Funds> {
  const { startingCapital } = readSandboxSettings(await repositories.config.all(), options.settingDefaults);

  return {
    userId,
    accountNumber: 0,
    capital: startingCapital,
    available: startingCapital,
    used: 0n,
    realizedPnl: 0n,
    realizedPnlToday: 0n,
    pnlDay: '',
    orderSeq: 0,
    resetCount: 0,
    lastResetAt: at,
  };
}

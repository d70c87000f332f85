import { createSandboxRepositories, type SandboxDatabase, type SandboxRepositories } from '@openalgo/db';
import {
  type BookKey,
  bookId,
  dayBoundary,
  EMPTY_BOOK,
  type Exchange,
  expectedShare,
  type Instant,
  type InstrumentKey,
  isMarketOpen,
  type Quantity,
  type StrategyHolding,
  strategyShare,
} from '@openalgo/domain';
import { type MarketOptions, marketTime, ruleContext } from './market-state.ts';

/** What a strategy has in its user's account, and the market time by which its rules are judged. */
export interface StrategyBooks {
  marketTime(): Promise<Instant>;
  /** The share of a book, orders at market that are on their way counted. */
  holding(key: BookKey, strategy: string): Promise<StrategyHolding>;
  /** The books of which the strategy has a share. */
  held(userId: string, strategy: string): Promise<readonly BookKey[]>;
  /** Whether an instrument has a quote, without which no order at market can be taken. */
  hasQuote(key: InstrumentKey): Promise<boolean>;
  /** Whether an exchange takes orders now; always, where hours are not enforced. */
  takesOrders(exchange: Exchange): Promise<boolean>;
}

export function createStrategyBooks(
  database: Pick<SandboxDatabase, 'session'>,
  options: MarketOptions,
): StrategyBooks {
  const repositories = createSandboxRepositories(database.session);
  const now = () => marketTime(repositories, options);

  return {
    marketTime: now,

    async holding(key, strategy) {
      const [position = null] = await repositories.positions.find([key]);
      const resting = await repositories.orders.restingOf([key]);
      const open = position === null ? [] : [position];
      const share = (await sharesOf(repositories, open, strategy)).get(bookId(key)) ?? 0n;
      const since = dayBoundary(await now());
      return {
        quantity: expectedShare({ ...EMPTY_BOOK, position, resting }, share, strategy),
        tradedToday: await repositories.orders.hasOrdered(key, strategy, since),
      };
    },

    async held(userId, strategy) {
      const positions = await repositories.positions.openOfUsers([userId]);
      const shares = await sharesOf(repositories, positions, strategy);
      return positions.filter((position) => (shares.get(bookId(position)) ?? 0n) !== 0n);
    },

    hasQuote: async (key) => (await repositories.quotes.find([key])).length > 0,

    async takesOrders(exchange) {
      const { settings, calendar, now: at } = await ruleContext(repositories, options);
      return !settings.enforceMarketHours || isMarketOpen(calendar, exchange, at);
    },
  };
}

interface OpenPosition extends BookKey {
  readonly quantity: Quantity;
  readonly openedAt: Instant;
}

async function sharesOf(
  { trades }: SandboxRepositories,
  positions: readonly OpenPosition[],
  strategy: string,
): Promise<ReadonlyMap<string, Quantity>> {
  const quantities = new Map(positions.map((position) => [bookId(position), position.quantity]));
  const nets = await trades.netOf(
    positions.map((position) => ({ ...position, strategy, since: position.openedAt })),
  );
  return new Map(nets.map((net) => [bookId(net), strategyShare(quantities.get(bookId(net)) ?? 0n, net.net)]));
}

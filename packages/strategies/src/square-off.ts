import type { ChartinkStrategyRepository, StrategyRepository } from '@openalgo/db';
import { AppError, type BookKey, type Clock, type Instant, lastExit } from '@openalgo/domain';
import type { PaperAccounts, StrategyBooks } from '@openalgo/sandbox';
import {
  strategyOfLane,
  type TradedStrategy,
  tradedChartStrategy,
  tradedScanStrategy,
} from './traded-strategy.ts';

export interface StrategySquareOffDependencies {
  readonly strategies: Pick<StrategyRepository, 'listWithExit' | 'noteSquaredOff'>;
  readonly chartinkStrategies: Pick<ChartinkStrategyRepository, 'listWithExit' | 'noteSquaredOff'>;
  readonly accounts: Pick<PaperAccounts, 'cancelAllOrders' | 'placeSmartOrder'>;
  readonly books: StrategyBooks;
  readonly clock: Clock;
  /** Told of each that was carried out. */
  readonly onSquaredOff: (strategy: TradedStrategy, exit: Instant, closed: number) => void;
  /** Told of a square-off that failed and is tried again, and of one that the account refused. */
  readonly onFailure: (strategy: Pick<TradedStrategy, 'name' | 'userId'>, error: unknown) => void;
}

/** Closes what strategies hold at their exit times. */
export interface StrategySquareOff {
  /**
   * Looks which strategies, of the users that `serves` picks, have passed an exit time that was not carried out, whenever
   * that was, and cancels and closes what is theirs. Repeating it closes nothing twice; a book whose exchange is closed
   * waits for its next session. Returns how many were carried out.
   */
  run(serves: (userId: string) => boolean): Promise<number>;
}

export function createStrategySquareOff(dependencies: StrategySquareOffDependencies): StrategySquareOff {
  const { books, onFailure } = dependencies;

  async function attempt(strategy: TradedStrategy, now: Instant): Promise<boolean> {
    const exit = lastExit(strategy.controls, now);
    if (exit === null || exit <= (strategy.squaredOffAt ?? Number.NEGATIVE_INFINITY)) {
      return false;
    }

    try {
      return await squareOff(dependencies, strategy, exit);
    } catch (error) {
      onFailure(strategy, error);
      return false;
    }
  }

  return {
    async run(serves) {
      const exiting = (await strategiesWithExit(dependencies)).filter(({ userId }) => serves(userId));
      const now = exiting.length === 0 ? 0 : await books.marketTime();
      let done = 0;
      for (const strategy of exiting) {
        done += (await attempt(strategy, now)) ? 1 : 0;
      }

      return done;
    },
  };
}

/** A strategy that cannot be read keeps no other from being squared off. */
async function strategiesWithExit({
  strategies,
  chartinkStrategies,
  onFailure,
}: StrategySquareOffDependencies): Promise<readonly TradedStrategy[]> {
  const readable = <Row extends { name: string; userId: string }>(
    row: Row,
    read: (row: Row) => TradedStrategy,
  ): readonly TradedStrategy[] => {
    try {
      return [read(row)];
    } catch (error) {
      onFailure(row, error);
      return [];
    }
  };
  const charts = await strategies.listWithExit();
  const scans = await chartinkStrategies.listWithExit();
  return [
    ...charts.flatMap((row) => readable(row, tradedChartStrategy)),
    ...scans.flatMap((row) => readable(row, tradedScanStrategy)),
  ];
}

/** Whether it is carried out. Orders go first, which might otherwise open again what is closed. */
async function squareOff(
  dependencies: StrategySquareOffDependencies,
  strategy: TradedStrategy,
  exit: Instant,
): Promise<boolean> {
  const { accounts, books, clock, onSquaredOff } = dependencies;
  const { userId, name } = strategy;
  await accounts.cancelAllOrders({ userId, strategy: name, receivedAt: clock.now() });
  const held = await books.held(userId, name);
  const closed = await closeOpen(dependencies, strategy, held);
  if (closed < held.length) {
    return false;
  }

  await note(dependencies, strategy, exit);
  onSquaredOff(strategy, exit, closed);
  return true;
}

/**
 * Closes the strategy's shares of those books whose exchange is open; returns how many these were. What the account
 * refuses it would refuse again, so it is told and left to the user.
 */
async function closeOpen(
  { accounts, books, clock, onFailure }: StrategySquareOffDependencies,
  strategy: TradedStrategy,
  held: readonly BookKey[],
): Promise<number> {
  let closed = 0;
  for (const { userId, exchange, symbol, product } of held) {
    if (!(await books.takesOrders(exchange))) {
      continue;
    }

    const result = await accounts.placeSmartOrder({
      userId,
      strategy: strategy.name,
      exchange,
      symbol,
      product,
      action: 'SELL',
      quantity: 0n,
      priceType: 'MARKET',
      price: null,
      triggerPrice: null,
      positionSize: 0n,
      scope: 'strategy',
      receivedAt: clock.now(),
      requestSize: 0,
      responseSize: 0,
    });
    if (result.outcome === 'rejected') {
      const reason = `${exchange}:${symbol} could not be closed: ${result.order.rejectionReason}`;
      onFailure(strategy, new AppError('conflict', 'SQUARE_OFF_REFUSED', reason));
    }

    closed += 1;
  }

  return closed;
}

async function note(
  { strategies, chartinkStrategies }: StrategySquareOffDependencies,
  { lane }: TradedStrategy,
  exit: Instant,
): Promise<void> {
  const named = strategyOfLane(lane);
  if (named.kind === 'tradingview') {
    await strategies.noteSquaredOff(named.id, exit);
  } else {
    await chartinkStrategies.noteSquaredOff(named.id, exit);
  }
}

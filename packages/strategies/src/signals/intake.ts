import type {
  ApiKeyRepository,
  ChartinkStrategyRepository,
  SignalRepository,
  StrategyRepository,
} from '@openalgo/db';
import { type Action, AppError, type Clock, entryRefusal, type Quantity, scanWord } from '@openalgo/domain';
import type { StrategyBooks } from '@openalgo/sandbox';
import { activeOrderMode } from '../active-order-mode.ts';
import {
  type SignalWords,
  type TradedStrategy,
  type TradedSymbol,
  tradedChartStrategy,
  tradedScanStrategy,
} from '../traded-strategy.ts';

export interface SignalIntakeDependencies {
  readonly strategies: Pick<StrategyRepository, 'findByWebhook'>;
  readonly chartinkStrategies: Pick<ChartinkStrategyRepository, 'findByWebhook'>;
  readonly apiKeys: Pick<ApiKeyRepository, 'status'>;
  readonly signals: Pick<SignalRepository, 'add' | 'countWaiting'>;
  readonly books: Pick<StrategyBooks, 'marketTime'>;
  readonly clock: Clock;
}

/** What an alert of a chart says. */
export interface ChartAlert {
  readonly symbol: string;
  readonly action: Action;
  readonly positionSize: Quantity | null;
}

/** What an alert of a screener says. */
export interface ScanAlert {
  readonly scanName: string;
  readonly symbols: readonly string[];
}

/** Which symbols of a scan were taken. Switched off, a strategy takes none. */
export interface ScanReceipt {
  readonly isActive: boolean;
  readonly queued: readonly string[];
}

/**
 * Takes alerts into the queue; what it returns from is durable. Throws `not-found` alike for every webhook that nobody
 * has, `invalid` for what the strategy does not take, `unauthenticated` where its user has no API key, and `unavailable`
 * while too many of its signals wait.
 */
export interface SignalIntake {
  chart(webhookId: string, alert: ChartAlert): Promise<void>;
  scan(webhookId: string, alert: ScanAlert): Promise<ScanReceipt>;
}

/** So many of one strategy may wait; more would be old when their turn comes. */
const WAITING_MAX = 1000;

export function createSignalIntake(dependencies: SignalIntakeDependencies): SignalIntake {
  const { strategies, chartinkStrategies, books } = dependencies;

  return {
    async chart(webhookId, { symbol, ...words }) {
      const strategy = tradedChartStrategy(known(await strategies.findByWebhook(webhookId)));
      if (!strategy.isActive) {
        throw invalid('STRATEGY_INACTIVE', 'The strategy is switched off.');
      }

      const mapped = strategy.symbols.find((one) => one.symbol === symbol);
      if (mapped === undefined) {
        throw invalid('SYMBOL_NOT_MAPPED', `The strategy does not trade ${symbol}.`);
      }

      refuse(await refusalOf(strategy, mapped, words, books));
      await enqueue(dependencies, strategy, [mapped], words);
    },

    async scan(webhookId, { scanName, symbols }) {
      const strategy = tradedScanStrategy(known(await chartinkStrategies.findByWebhook(webhookId)));
      if (!strategy.isActive) {
        return { isActive: false, queued: [] };
      }

      const action = scanWord(scanName);
      if (action === null) {
        throw invalid('SCAN_WITHOUT_ACTION', 'The name of the scan must contain BUY, SELL, SHORT or COVER.');
      }

      const words = { action, positionSize: null };
      const mapped = strategy.symbols.filter(({ symbol }) => symbols.includes(symbol));
      for (const symbol of mapped.slice(0, 1)) {
        refuse(await refusalOf(strategy, symbol, words, books));
      }

      await enqueue(dependencies, strategy, mapped, words);
      return { isActive: true, queued: mapped.map(({ symbol }) => symbol) };
    },
  };
}

async function refusalOf(
  strategy: TradedStrategy,
  symbol: TradedSymbol,
  words: SignalWords,
  books: SignalIntakeDependencies['books'],
): Promise<AppError | null> {
  const intent = strategy.intentOf(symbol, words);
  if ('refusal' in intent) {
    return invalid('SIGNAL_CONTRADICTORY', intent.refusal);
  }

  const late = intent.kind === 'exit' ? null : entryRefusal(strategy.controls, await books.marketTime());
  return late === null ? null : invalid('OUTSIDE_TRADING_TIMES', late);
}

async function enqueue(
  { apiKeys, signals, clock }: SignalIntakeDependencies,
  { userId, lane }: TradedStrategy,
  symbols: readonly TradedSymbol[],
  words: SignalWords,
): Promise<void> {
  if ((await activeOrderMode(apiKeys, userId)) === null) {
    throw new AppError(
      'unauthenticated',
      'NO_API_KEY',
      'The owner of the strategy has no API key. Create one.',
    );
  }

  if ((await signals.countWaiting(lane)) + symbols.length > WAITING_MAX) {
    throw new AppError(
      'unavailable',
      'SIGNAL_QUEUE_FULL',
      `${WAITING_MAX} signals of this strategy wait already. Send it again later.`,
    );
  }

  const createdAt = clock.now();
  await signals.add(symbols.map(({ symbol }) => ({ ...words, userId, lane, symbol, createdAt })));
}

function known<Row>(row: Row | null): Row {
  if (row === null) {
    throw new AppError('not-found', 'WEBHOOK_NOT_FOUND', 'There is no such webhook.');
  }

  return row;
}

function refuse(refusal: AppError | null): void {
  if (refusal !== null) {
    throw refusal;
  }
}

function invalid(code: string, message: string): AppError {
  return new AppError('invalid', code, message);
}

/** Strategies of charts and of screeners as one kind of value: what their signals are judged by. */
import type { ChartinkStrategy, Signal, Strategy } from '@openalgo/db';
import {
  ACTIONS,
  type Action,
  AppError,
  chartIntent,
  type EntryLimits,
  EXCHANGES,
  type Exchange,
  type Instant,
  NO_TIME_CONTROLS,
  PRODUCTS,
  type Product,
  parseStrategyDays,
  type Quantity,
  SCAN_WORDS,
  type SignalIntent,
  STRATEGY_OPERATIONS,
  scanIntent,
  type TimeControls,
} from '@openalgo/domain';

/** How a strategy trades a symbol. */
export interface TradedSymbol {
  readonly symbol: string;
  readonly exchange: Exchange;
  readonly product: Product;
  /** The side of its entries; null takes the signal's. */
  readonly action: Action | null;
  readonly quantity: Quantity;
}

/** What a signal says, whoever sent it. */
export type SignalWords = Pick<Signal, 'action' | 'positionSize'>;

export interface TradedStrategy {
  readonly userId: string;
  /** What its orders are tagged with. */
  readonly name: string;
  /** Names it among all strategies. */
  readonly lane: string;
  readonly isActive: boolean;
  readonly controls: TimeControls;
  readonly limits: EntryLimits;
  readonly symbols: readonly TradedSymbol[];
  readonly squaredOffAt: Instant | null;
  /** What a signal means for one of its symbols, or why it means nothing. */
  intentOf(symbol: TradedSymbol, signal: SignalWords): SignalIntent | { readonly refusal: string };
}

const CHART_LANE = 'tradingview';
const SCAN_LANE = 'chartink';

/** The lane of a chart's strategy. */
export const chartLane = (strategyId: string): string => `${CHART_LANE} ${strategyId}`;
/** The lane of a screener's strategy. */
export const scanLane = (id: number): string => `${SCAN_LANE} ${id}`;

/** Which strategy a lane names. */
export function strategyOfLane(
  lane: string,
):
  | { readonly kind: 'tradingview'; readonly id: string }
  | { readonly kind: 'chartink'; readonly id: number } {
  const [kind, id = ''] = lane.split(' ');
  return kind === CHART_LANE ? { kind: 'tradingview', id } : { kind: 'chartink', id: Number(id) };
}

/** Throws `conflict` for a row that is no strategy of ours, such as one that was changed by hand. */
export function tradedChartStrategy(strategy: Strategy): TradedStrategy {
  const operation = wordOf(STRATEGY_OPERATIONS, strategy.apiType);
  return {
    userId: strategy.userId,
    name: strategy.name,
    lane: chartLane(strategy.strategyId),
    isActive: strategy.isActive,
    controls: {
      entryFrom: strategy.entryTime,
      entryUntil: strategy.entryUntil,
      entryDays: parseStrategyDays(strategy.entryDay),
      exitAt: strategy.exitTime,
      exitDays: parseStrategyDays(strategy.exitDay),
    },
    limits: { maxPosition: BigInt(strategy.maxPosition), reEntry: strategy.reEntry },
    symbols: strategy.symbolMappings.map((mapping) => ({
      symbol: mapping.symbol,
      exchange: wordOf(EXCHANGES, mapping.exchange),
      product: wordOf(PRODUCTS, mapping.product),
      action: mapping.action === null ? null : wordOf(ACTIONS, mapping.action),
      quantity: BigInt(mapping.quantity),
    })),
    squaredOffAt: strategy.squaredOffAt,
    intentOf: (symbol, { action, positionSize }) =>
      chartIntent(operation, symbol, { action: wordOf(ACTIONS, action), positionSize }),
  };
}

/** Throws `conflict` as for a chart's. A positional strategy has no times. */
export function tradedScanStrategy(strategy: ChartinkStrategy): TradedStrategy {
  const times = {
    entryFrom: strategy.startTime,
    entryUntil: strategy.endTime,
    exitAt: strategy.squareoffTime,
  };
  return {
    userId: strategy.userId,
    name: strategy.name,
    lane: scanLane(strategy.id),
    isActive: strategy.isActive,
    controls: strategy.isIntraday ? { ...NO_TIME_CONTROLS, ...times } : NO_TIME_CONTROLS,
    limits: { maxPosition: 0n, reEntry: true },
    symbols: strategy.symbolMappings.map((mapping) => ({
      symbol: mapping.chartinkSymbol,
      exchange: wordOf(EXCHANGES, mapping.exchange),
      product: wordOf(PRODUCTS, mapping.productType),
      action: null,
      quantity: BigInt(mapping.quantity),
    })),
    squaredOffAt: strategy.squaredOffAt,
    intentOf: ({ quantity }, { action }) => scanIntent(wordOf(SCAN_WORDS, action), quantity),
  };
}

function wordOf<Word extends string>(words: readonly Word[], value: string): Word {
  const word = words.find((one) => one === value);
  if (word === undefined) {
    throw new AppError(
      'conflict',
      'STRATEGY_UNREADABLE',
      `The strategy holds ${value}, which is none of ${words.join(', ')}. Correct it and send the signal again.`,
    );
  }

  return word;
}

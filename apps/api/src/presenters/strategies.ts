import type { ChartinkStrategy, Page, Signal, Strategy } from '@openalgo/db';
import { type Instant, parseStrategyDays } from '@openalgo/domain';
import {
  type ChartStrategyView,
  chartStrategyReply,
  type ScanStrategyView,
  type SignalView,
  scanStrategyReply,
} from '../schemas/strategies.ts';

const iso = (at: Instant): string => new Date(at).toISOString();

/** Words of the columns are those of the wire; what somebody changed by hand is a defect that this tells. */
export function presentChartStrategy(strategy: Strategy): ChartStrategyView {
  return chartStrategyReply.shape.data.parse({
    id: strategy.strategyId,
    name: strategy.name,
    description: strategy.description,
    is_active: strategy.isActive,
    webhook_path: `/strategy/webhook/${strategy.webhookId}`,
    api_type: strategy.apiType,
    entry_time: strategy.entryTime,
    entry_until: strategy.entryUntil,
    exit_time: strategy.exitTime,
    entry_days: parseStrategyDays(strategy.entryDay) ?? [],
    exit_days: parseStrategyDays(strategy.exitDay) ?? [],
    max_position: strategy.maxPosition,
    re_entry: strategy.reEntry,
    symbols: strategy.symbolMappings.map(({ symbol, exchange, product, action, quantity }) => ({
      symbol,
      exchange,
      product,
      action,
      quantity,
    })),
    created_at: iso(strategy.createdAt),
    updated_at: iso(strategy.updatedAt),
  });
}

/** As of a chart's. */
export function presentScanStrategy(strategy: ChartinkStrategy): ScanStrategyView {
  return scanStrategyReply.shape.data.parse({
    id: strategy.id,
    name: strategy.name,
    is_active: strategy.isActive,
    webhook_path: `/chartink/webhook/${strategy.webhookId}`,
    is_intraday: strategy.isIntraday,
    start_time: strategy.startTime,
    end_time: strategy.endTime,
    squareoff_time: strategy.squareoffTime,
    symbols: strategy.symbolMappings.map(({ chartinkSymbol, exchange, productType, quantity }) => ({
      symbol: chartinkSymbol,
      exchange,
      product: productType,
      quantity,
    })),
    created_at: iso(strategy.createdAt),
    updated_at: iso(strategy.updatedAt),
  });
}

export function presentSignals({ rows, next }: Page<Signal>) {
  return { status: 'success', data: rows.map(presentSignal), next } as const;
}

function presentSignal(signal: Signal): SignalView {
  return {
    id: signal.id,
    symbol: signal.symbol,
    action: signal.action,
    position_size: signal.positionSize === null ? null : Number(signal.positionSize),
    received_at: iso(signal.createdAt),
    state: signal.state,
    outcome: signal.outcome,
    order_id: signal.orderId,
    reason: signal.reason,
    attempts: signal.attempts,
    finished_at: signal.finishedAt === null ? null : iso(signal.finishedAt),
  };
}

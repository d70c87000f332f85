import type {
  ApiKeyRepository,
  ChartinkStrategyRepository,
  Signal,
  SignalRepository,
  SignalResult,
  StrategyRepository,
} from '@openalgo/db';
import { AppError } from '@openalgo/domain';
import type { ActionCenter } from '../action-center.ts';
import { activeOrderMode } from '../active-order-mode.ts';
import { executeRequest, type OrderAccounts } from '../execute-request.ts';
import { readOrderData, writeOrderData } from '../order-data.ts';
import type { OrderRequest } from '../order-request.ts';
import {
  strategyOfLane,
  type TradedStrategy,
  tradedChartStrategy,
  tradedScanStrategy,
} from '../traded-strategy.ts';
import { type DecisionDependencies, decideSignal } from './decide-signal.ts';
import { retryAt } from './retry.ts';

export interface SignalCarrierDependencies extends DecisionDependencies {
  readonly strategies: Pick<StrategyRepository, 'find'>;
  readonly chartinkStrategies: Pick<ChartinkStrategyRepository, 'find'>;
  readonly apiKeys: Pick<ApiKeyRepository, 'status'>;
  readonly signals: SignalRepository;
  readonly accounts: OrderAccounts;
  readonly actionCenter: Pick<ActionCenter, 'queue'>;
  /** Told of a signal that failed; `isGivenUp` when it is not tried again. */
  readonly onFailure: (signal: Signal, error: unknown, isGivenUp: boolean) => void;
}

/** Carries signals out: each strategy's one after the other, those of several strategies beside each other. */
export interface SignalCarrier {
  /**
   * Carries out what is due of the users that `serves` picks, until `signal` aborts, and returns how many that were. Two
   * that carry the same signal carry it once: what is decided is kept before it is done, and done under the signal's key.
   */
  run(serves: (userId: string) => boolean, signal?: AbortSignal): Promise<number>;
}

const SIGNALS_PER_LANE = 100;

export function createSignalCarrier(dependencies: SignalCarrierDependencies): SignalCarrier {
  const { signals, clock } = dependencies;

  return {
    async run(serves, abort) {
      const heads = await signals.dueHeads(clock.now());
      const lanes = heads.filter(({ userId }) => serves(userId)).map(({ lane }) => lane);
      const carried = await Promise.all(lanes.map((lane) => runLane(dependencies, lane, abort)));
      return carried.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** Stops at the first signal that must be tried again: those after it wait with it. */
async function runLane(
  dependencies: SignalCarrierDependencies,
  lane: string,
  abort: AbortSignal | undefined,
): Promise<number> {
  const waiting = await dependencies.signals.waitingOf(lane, SIGNALS_PER_LANE);
  let carried = 0;
  for (const signal of waiting) {
    if (abort?.aborted === true || !(await carry(dependencies, signal))) {
      break;
    }

    carried += 1;
  }

  return carried;
}

/** Whether the signal has ended. */
async function carry(dependencies: SignalCarrierDependencies, signal: Signal): Promise<boolean> {
  const { signals, clock } = dependencies;
  try {
    const result = await carryOut(dependencies, signal);
    await signals.finish(signal.id, result, clock.now());
    return true;
  } catch (error) {
    return fail(dependencies, signal, error);
  }
}

async function carryOut(dependencies: SignalCarrierDependencies, signal: Signal): Promise<SignalResult> {
  const { apiKeys, accounts, actionCenter } = dependencies;
  const mode = await activeOrderMode(apiKeys, signal.userId);
  if (mode === null) {
    return skipped('The owner of the strategy has no API key.');
  }

  const request = await decided(dependencies, signal);
  if ('skipped' in request) {
    return skipped(request.skipped);
  }

  const key = `signal ${signal.id} ${signal.createdAt}`;
  if (mode === 'semi_auto') {
    const id = await actionCenter.queue(signal.userId, request, key);
    return { outcome: 'awaiting_approval', orderId: null, reason: `Order ${id} of the Action Center.` };
  }

  const [placed] = await executeRequest(accounts, request, {
    userId: signal.userId,
    idempotencyKey: key,
    receivedAt: signal.createdAt,
    requestSize: 0,
  });
  return placed ?? { outcome: 'unchanged', orderId: null, reason: null };
}

/** What was decided stays, so that a signal is not judged anew by what it has done itself. */
async function decided(
  dependencies: SignalCarrierDependencies,
  signal: Signal,
): Promise<OrderRequest | { readonly skipped: string }> {
  const { signals } = dependencies;
  const known =
    signal.request ?? (signal.attempts > 0 ? ((await signals.find(signal.id))?.request ?? null) : null);
  if (known !== null) {
    return readOrderData(known.apiType, known.orderData);
  }

  const request = await decideSignal(dependencies, await strategyOf(dependencies, signal), signal);
  if ('skipped' in request) {
    return request;
  }

  if (await signals.decide(signal.id, request.apiType, writeOrderData(request))) {
    return request;
  }

  const other = (await signals.find(signal.id))?.request ?? null;
  return other === null ? { skipped: 'It has been removed.' } : readOrderData(other.apiType, other.orderData);
}

async function strategyOf(
  { strategies, chartinkStrategies }: SignalCarrierDependencies,
  { userId, lane }: Signal,
): Promise<TradedStrategy | null> {
  const named = strategyOfLane(lane);
  if (named.kind === 'tradingview') {
    const strategy = await strategies.find(userId, named.id);
    return strategy === null ? null : tradedChartStrategy(strategy);
  }

  const strategy = await chartinkStrategies.find(userId, named.id);
  return strategy === null ? null : tradedScanStrategy(strategy);
}

/** A database that is away comes back; what the accounts refuse they will refuse again. */
async function fail(
  { signals, clock, onFailure }: SignalCarrierDependencies,
  signal: Signal,
  error: unknown,
): Promise<boolean> {
  const isForGood = error instanceof AppError && error.kind !== 'unavailable';
  const attempts = signal.attempts + 1;
  const next = isForGood ? null : retryAt(attempts, clock.now());
  const reason = error instanceof AppError ? error.message : 'It failed by a defect; the log tells which.';
  onFailure(signal, error, next === null);
  if (next === null) {
    await signals.bury(signal.id, reason, clock.now());
    return true;
  }

  await signals.postpone(signal.id, attempts, next, reason);
  return false;
}

function skipped(reason: string): SignalResult {
  return { outcome: 'skipped', orderId: null, reason };
}

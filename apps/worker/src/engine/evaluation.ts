import {
  type Clock,
  type Exchange,
  type Instant,
  isGoodQuote,
  isResting,
  type MatchDecision,
  type MatchMoment,
  matchOrder,
  type Order,
} from '@openalgo/domain';
import type { MarketClock, QuoteBook, SequencedTick } from '@openalgo/market';
import type { OrderDecision } from '@openalgo/sandbox';
import type { OrderIndex } from './order-index.ts';

export interface EvaluationDependencies {
  readonly quotes: QuoteBook;
  readonly index: OrderIndex;
  /** Market time; follows the ticks where the installation says so. */
  readonly marketClock: MarketClock;
  /** The system's time, for acknowledgements. */
  readonly clock: Clock;
  /** Whether no price has come for so long that orders of the exchange wait for the next one. */
  readonly isStale: (exchange: Exchange) => boolean;
}

/** What a pass of the worker looks at. */
export interface Batch {
  /** In the order in which they are to be applied. */
  readonly ticks: readonly SequencedTick[];
  /** New versions of orders, oldest first, whatever their state. */
  readonly arrivals: readonly Order[];
  /** Arrivals after a later tick than this are left for a later batch; Infinity where ticks are not numbered. */
  readonly appliedSeq: number;
}

/**
 * Applies ticks and arrivals in one order and tells what they mean. An order that was placed after the n-th pushed
 * tick arrives right after that tick; where ticks are not numbered, arrivals come after the ticks. Each order has at
 * most one decision, and decisions that fill stand in the order of their fills.
 *
 * The index and the quotes are moved along, so every decision must be settled, or the worker must start over.
 */
export function evaluate(dependencies: EvaluationDependencies, batch: Batch): OrderDecision[] {
  const decisions = new Map<string, OrderDecision>();
  const arrivals = [...batch.arrivals].sort((a, b) => a.tickSeq - b.tickSeq);
  let next = 0;

  /** Lets those orders arrive that were placed after the tick of this number, or after an earlier one. */
  function arriveAfter(seq: number): void {
    for (let order = arrivals[next]; order !== undefined && order.tickSeq <= seq; order = arrivals[next]) {
      decide(decisions, arrive(dependencies, order));
      next += 1;
    }
  }

  for (const tick of batch.ticks) {
    if (tick.seq > 0) {
      arriveAfter(tick.seq - 1);
    }

    for (const decision of applyTick(dependencies, decisions, tick)) {
      decide(decisions, decision);
    }
  }

  arriveAfter(batch.appliedSeq);
  return [...decisions.values()];
}

/** A later decision about an order replaces the earlier one, and takes its place in time. */
function decide(decisions: Map<string, OrderDecision>, decision: OrderDecision): void {
  decisions.delete(decision.order.orderId);
  decisions.set(decision.order.orderId, decision);
}

function arrive(dependencies: EvaluationDependencies, order: Order): OrderDecision {
  const { quotes, index, marketClock, clock, isStale } = dependencies;
  const ackedAt = clock.now();
  if (!isResting(order.status)) {
    index.remove(order.orderId);
    return { order, status: order.status, ackedAt, fill: null };
  }

  const quote = quotes.get(order);
  const isUsable = quote !== null && isGoodQuote(quote) && !isStale(order.exchange);
  const match: MatchDecision = isUsable ? matchOrder(order, quote, 'arrival') : { kind: 'rest' };
  return conclude(index, order, match, ackedAt, marketClock.now());
}

function applyTick(
  { quotes, index, marketClock, clock }: EvaluationDependencies,
  earlier: ReadonlyMap<string, OrderDecision>,
  tick: SequencedTick,
): OrderDecision[] {
  marketClock.observe(tick.at);
  const update = quotes.apply(tick);
  if (!update.isNews || !isGoodQuote(update.quote)) {
    return [];
  }

  const { quote } = update;
  return index.candidates(quote).flatMap((order) => {
    if (isBefore(tick, order)) {
      return [];
    }

    const match = matchOrder(order, quote, RESTING);
    if (match.kind === 'rest') {
      return [];
    }

    const ackedAt = earlier.get(order.orderId)?.ackedAt ?? order.ackedAt ?? clock.now();
    return [conclude(index, order, match, ackedAt, marketClock.now())];
  });
}

/** A numbered tick that came before the order: it is seen again after a crash, and the order must not see it at all. */
function isBefore(tick: SequencedTick, order: Order): boolean {
  return tick.seq > 0 && tick.seq <= order.tickSeq;
}

const RESTING: MatchMoment = 'resting';

/** Puts the order where it now belongs in the index: nowhere once it fills, among the open ones once it is triggered. */
function conclude(
  index: OrderIndex,
  order: Order,
  match: MatchDecision,
  ackedAt: Instant,
  at: Instant,
): OrderDecision {
  if (match.kind === 'fill') {
    index.remove(order.orderId);
    return { order, status: order.status, ackedAt, fill: { price: match.price, at } };
  }

  const status = match.kind === 'trigger' ? 'open' : order.status;
  index.put({ ...order, status, ackedAt });
  return { order, status, ackedAt, fill: null };
}

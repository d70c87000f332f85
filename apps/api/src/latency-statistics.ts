import type { LatencyCount } from '@openalgo/db';
import { groupBy } from '@openalgo/domain';

/** How quick orders were. Times are milliseconds; shares percent. */
export interface LatencyFigures {
  readonly orders: number;
  readonly failed: number;
  readonly successRate: number;
  readonly avgRtt: number;
  readonly avgOverhead: number;
  readonly avgTotal: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  /** The share of orders that took less than so many milliseconds. */
  readonly under100: number;
  readonly under150: number;
  readonly under200: number;
}

export interface LatencyBin {
  readonly from: number;
  readonly to: number;
  readonly orders: number;
}

export interface LatencyStatistics extends LatencyFigures {
  readonly brokers: ReadonlyMap<string, LatencyFigures>;
  readonly apiTypes: ReadonlyMap<string, LatencyFigures>;
  readonly histogram: readonly LatencyBin[];
}

/** As many as the reference draws. */
const BINS = 30;
const DECIMALS = 100;

/** What counted latencies tell, over all of them, by broker and by operation. */
export function latencyStatistics(counts: readonly LatencyCount[]): LatencyStatistics {
  const figuresBy = (keyOf: (count: LatencyCount) => string) =>
    new Map([...groupBy(counts, keyOf)].map(([key, group]) => [key, figuresOf(group)]));

  return {
    ...figuresOf(counts),
    brokers: figuresBy(({ broker }) => broker),
    apiTypes: figuresBy(({ apiType }) => apiType),
    histogram: histogramOf(counts),
  };
}

function figuresOf(counts: readonly LatencyCount[]): LatencyFigures {
  const sorted = [...counts].sort((a, b) => a.totalMs - b.totalMs);
  const orders = sum(sorted, (one) => one.orders);
  const failed = sum(sorted, (one) => (one.isFailed ? one.orders : 0));
  const total = sum(sorted, (one) => one.totalMs * one.orders);
  const rtt = sum(sorted, (one) => one.rttSumMs);
  const per = (amount: number): number => (orders === 0 ? 0 : rounded(amount / orders));
  const under = (limit: number): number =>
    per(100 * sum(sorted, (one) => (one.totalMs < limit ? one.orders : 0)));

  return {
    orders,
    failed,
    successRate: per(100 * (orders - failed)),
    avgRtt: per(rtt),
    avgOverhead: per(total - rtt),
    avgTotal: per(total),
    p50: percentile(sorted, orders, 0.5),
    p90: percentile(sorted, orders, 0.9),
    p95: percentile(sorted, orders, 0.95),
    p99: percentile(sorted, orders, 0.99),
    under100: under(100),
    under150: under(150),
    under200: under(200),
  };
}

/** By linear interpolation between the two nearest ranks (reference §5); 0 for no orders. */
function percentile(sorted: readonly LatencyCount[], orders: number, share: number): number {
  const rank = Math.max(0, orders - 1) * share;
  const lower = valueAt(sorted, Math.floor(rank));
  const upper = valueAt(sorted, Math.ceil(rank));
  return rounded(lower + (upper - lower) * (rank - Math.floor(rank)));
}

function valueAt(sorted: readonly LatencyCount[], rank: number): number {
  let passed = 0;
  for (const { totalMs, orders } of sorted) {
    passed += orders;
    if (rank < passed) {
      return totalMs;
    }
  }

  return 0;
}

/** Equal bins from the quickest to the slowest order; the slowest is in the last. */
function histogramOf(counts: readonly LatencyCount[]): LatencyBin[] {
  if (counts.length === 0) {
    return [];
  }

  const least = counts.reduce((min, { totalMs }) => Math.min(min, totalMs), Number.POSITIVE_INFINITY);
  const most = counts.reduce((max, { totalMs }) => Math.max(max, totalMs), 0);
  const width = (most - least) / BINS || 1 / BINS;
  const orders = new Array<number>(BINS).fill(0);
  for (const count of counts) {
    const bin = Math.min(BINS - 1, Math.floor((count.totalMs - least) / width));
    orders[bin] = (orders[bin] ?? 0) + count.orders;
  }

  return orders.map((found, bin) => ({
    from: rounded(least + bin * width),
    to: rounded(least + (bin + 1) * width),
    orders: found,
  }));
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

import { describe, expect, it } from 'vitest';
import { latencyStatistics } from '../src/latency-statistics.ts';

const count = (totalMs: number, orders: number, changes: object = {}) => ({
  broker: 'sandbox',
  apiType: 'placeorder',
  totalMs,
  orders,
  isFailed: false,
  rttSumMs: totalMs * orders,
  ...changes,
});

describe('latency statistics', () => {
  it('interpolate percentiles between the nearest ranks', () => {
    const { p50, p90, p95, p99 } = latencyStatistics([
      count(10, 1),
      count(20, 1),
      count(30, 1),
      count(40, 1),
    ]);
    expect([p50, p90, p95, p99]).toEqual([25, 37, 38.5, 39.7]);
  });

  it('are those of every single order, however they were counted', () => {
    const values = Array.from({ length: 500 }, (_, n) => (n * 37) % 211);
    const counted = [...new Set(values)].map((value) =>
      count(value, values.filter((other) => other === value).length),
    );
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => {
      const rank = (sorted.length - 1) * share;
      const [low = 0, high = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
      return low + (high - low) * (rank % 1);
    };

    const found = latencyStatistics(counted);
    expect(found.orders).toBe(500);
    expect(found.p50).toBeCloseTo(at(0.5), 2);
    expect(found.p95).toBeCloseTo(at(0.95), 2);
    expect(found.p99).toBeCloseTo(at(0.99), 2);
    expect(found.under100).toBeCloseTo(values.filter((value) => value < 100).length / 5, 2);
    expect(found.histogram.reduce((sum, { orders }) => sum + orders, 0)).toBe(500);
  });

  it('tell averages, failures and shares strictly below their limits, also by broker and operation', () => {
    const found = latencyStatistics([
      count(100, 1, { rttSumMs: 90, isFailed: true }),
      count(99, 2, { broker: 'other', apiType: 'cancelorder', rttSumMs: 198 }),
    ]);

    expect(found).toMatchObject({ orders: 3, failed: 1, successRate: 66.67, avgTotal: 99.33, avgRtt: 96 });
    expect(found).toMatchObject({ avgOverhead: 3.33, under100: 66.67, under150: 100 });
    expect(found.brokers.get('other')).toMatchObject({ orders: 2, failed: 0, p50: 99, under100: 100 });
    expect(found.apiTypes.get('placeorder')).toMatchObject({ orders: 1, p99: 100, under100: 0 });
  });

  it('are zeros without orders, and one bin is enough for one value', () => {
    expect(latencyStatistics([])).toMatchObject({ orders: 0, p99: 0, avgTotal: 0, histogram: [] });
    expect(latencyStatistics([count(5, 4)]).histogram[0]).toMatchObject({ from: 5, orders: 4 });
  });
});

import { vi } from 'vitest';
import { latencyStatistics } from '../../src/latency-statistics.ts';
import type { Records } from '../../src/records.ts';

/** Records of nothing that remember how they were asked. */
export function createFakeRecords() {
  return {
    latency: { page: vi.fn<Records['latency']['page']>(async () => ({ rows: [], next: null })) },
    requests: { page: vi.fn<Records['requests']['page']>(async () => ({ rows: [], next: null })) },
    calls: {
      page: vi.fn<Records['calls']['page']>(async () => ({ rows: [], next: null })),
      count: vi.fn<Records['calls']['count']>(async () => 7),
    },
    audit: { page: vi.fn<Records['audit']['page']>(async () => ({ rows: [], next: null })) },
    latencyStatistics: vi.fn<Records['latencyStatistics']>(async () => latencyStatistics([])),
    traffic: vi.fn<Records['traffic']>(async () => []),
    callCounts: vi.fn<Records['callCounts']>(async () => ({
      calls: 0,
      strategies: [],
      symbols: [],
      issues: [],
    })),
  };
}

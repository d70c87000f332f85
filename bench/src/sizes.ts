import type { LoadAmount } from './load.ts';
import type { Launch } from './processes.ts';

/** How much each row works on. The goals hold for `FULL`; `SMOKE` only shows that the benchmarks themselves work. */
export interface Sizes {
  readonly orders: number;
  readonly fewOrders: number;
  readonly reads: number;
  readonly writes: number;
  readonly resting: number;
  readonly fewResting: number;
  readonly ticks: number;
  readonly fills: number;
  readonly keyChecks: number;
  /** Who have a key each. */
  readonly users: number;
  /** Records of how long an order took. */
  readonly latencies: number;
  readonly traders: number;
  /** Instruments of the master, and searches in it. */
  readonly master: number;
  readonly searches: number;
  readonly restingOfWorker: number;
  readonly steadyOrders: number;
  readonly load: LoadAmount;
  /** Whether processes run as built for production. */
  readonly launch: Launch;
}

export const FULL: Sizes = {
  orders: 1_000_000,
  fewOrders: 10_000,
  reads: 2000,
  writes: 50,
  resting: 1_000_000,
  fewResting: 10_000,
  ticks: 2_000_000,
  fills: 10_000,
  keyChecks: 20_000,
  users: 10_000,
  latencies: 1_000_000,
  traders: 100,
  master: 150_000,
  searches: 2000,
  restingOfWorker: 100_000,
  steadyOrders: 1500,
  load: { duration: 6 },
  launch: 'built',
};

export const SMOKE: Sizes = {
  orders: 2000,
  fewOrders: 1000,
  reads: 20,
  writes: 5,
  resting: 2000,
  fewResting: 1000,
  ticks: 10_000,
  fills: 500,
  keyChecks: 100,
  users: 50,
  latencies: 2000,
  traders: 2,
  master: 1000,
  searches: 5,
  restingOfWorker: 1000,
  steadyOrders: 20,
  load: { amount: 100 },
  launch: 'built',
};

import type { Tick, TickFault, Trade } from '@openalgo/domain';
import type { Stretch, TickSource } from '@openalgo/market';
import type { OrderDecision, Settlement, SettlementGroup } from '@openalgo/sandbox';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the worker counts and times, around the engine and not in it. */
export interface WorkerMetrics {
  /** The same source, whose ticks are counted. */
  observeSource(source: TickSource): TickSource;
  /** The same settlement, timed, with what it did to orders. */
  observeSettlement(
    settle: (group: SettlementGroup) => Promise<Settlement>,
  ): (group: SettlementGroup) => Promise<Settlement>;
  /** Counts a tick that changed nothing. */
  refused(tick: Tick, fault: TickFault): void;
  /** Counts what was read of an outer stream. */
  read(stretch: Stretch): void;
  /** Takes what the records of orders tell; the oldest was acknowledged so long ago. */
  recorded(records: readonly { readonly rttMs: number }[], lagMs: number): void;
  /** Shows the engine that serves now. */
  show(engine: { readonly restingOrders: number }): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const COUNTS = [1, 5, 10, 50, 100, 250, 500, 1000];
const SECOND_MS = 1000;

export interface WorkerMetricsOptions {
  readonly registry: Registry;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
}

export function createWorkerMetrics({ registry, stopwatch }: WorkerMetricsOptions): WorkerMetrics {
  const made = makeMetrics(registry);
  let engine: { readonly restingOrders: number } | null = null;
  /** When the ticks of this pass were taken. */
  let takenAt = stopwatch();

  new Gauge({
    name: 'openalgo_resting_orders',
    help: 'Orders that wait in this worker for their price',
    registers: [registry],
    collect() {
      this.set(engine?.restingOrders ?? 0);
    },
  });

  return {
    observeSource: (source) => ({
      name: source.name,
      get isExhausted() {
        return source.isExhausted;
      },
      close: () => source.close(),
      async poll(limit) {
        const batch = await source.poll(limit);
        takenAt = stopwatch();
        made.ticks.inc(batch.ticks.length);
        return batch;
      },
    }),

    observeSettlement: (settle) => async (group) => {
      const beganAt = stopwatch();
      const settlement = await settle(group);
      const now = stopwatch();
      made.settlement.observe((now - beganAt) / SECOND_MS);
      made.decisions.observe(group.decisions.length);
      countOrders(made.orders, group.decisions, settlement.trades);
      for (let fill = 0; fill < settlement.trades.length; fill += 1) {
        made.tickToFill.observe((now - takenAt) / SECOND_MS);
      }

      return settlement;
    },

    refused: (_tick, reason) => made.refused.inc({ reason }),

    read({ ticks, malformed }) {
      made.taken.inc(ticks.length);
      made.malformed.inc(malformed);
    },

    recorded(records, lagMs) {
      made.recordLag.observe(lagMs / SECOND_MS);
      for (const { rttMs } of records) {
        made.placeToAck.observe(rttMs / SECOND_MS);
      }
    },

    show(current) {
      engine = current;
    },
  };
}

function countOrders(
  counter: Counter<'state'>,
  decisions: readonly OrderDecision[],
  trades: readonly Trade[],
): void {
  counter.inc({ state: 'complete' }, trades.length);
  for (const { status, fill } of decisions) {
    if (fill === null) {
      counter.inc({ state: status });
    }
  }
}

function makeMetrics(registry: Registry) {
  const registers = [registry];
  return {
    ticks: new Counter({
      name: 'openalgo_ticks_total',
      help: 'Ticks that this worker took from its source',
      registers,
    }),
    refused: new Counter({
      name: 'openalgo_ticks_refused_total',
      help: 'Ticks that changed nothing, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    taken: new Counter({
      name: 'openalgo_intake_ticks_total',
      help: 'Ticks that this worker read of an outer stream, for all',
      registers,
    }),
    malformed: new Counter({
      name: 'openalgo_intake_malformed_total',
      help: 'Messages of an outer stream that were no ticks',
      registers,
    }),
    orders: new Counter({
      name: 'openalgo_worker_orders_total',
      help: 'Versions of orders that were settled, by the state in which they are',
      labelNames: ['state'] as const,
      registers,
    }),
    settlement: new Histogram({
      name: 'openalgo_settlement_seconds',
      help: 'Time of a transaction of decisions',
      buckets: SECONDS,
      registers,
    }),
    decisions: new Histogram({
      name: 'openalgo_settlement_decisions',
      help: 'Decisions in a transaction',
      buckets: COUNTS,
      registers,
    }),
    placeToAck: new Histogram({
      name: 'openalgo_place_to_ack_seconds',
      help: 'Time from the request of an order until its acknowledgement was durable',
      buckets: SECONDS,
      registers,
    }),
    recordLag: new Histogram({
      name: 'openalgo_latency_record_lag_seconds',
      help: 'Time from an acknowledgement until its latency record was written, of the oldest of each batch',
      buckets: SECONDS,
      registers,
    }),
    tickToFill: new Histogram({
      name: 'openalgo_tick_to_fill_seconds',
      help: 'Time from taking a tick until the fill that it caused was durable',
      buckets: SECONDS,
      registers,
    }),
  };
}

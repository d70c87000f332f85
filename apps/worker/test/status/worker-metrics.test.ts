import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createWorkerMetrics } from '../../src/status/worker-metrics.ts';
import { aTick, limit } from '../support/orders.ts';

/** The value of a metric, by its name and labels as they are shown. */
async function shown(registry: Registry, line: string): Promise<string | undefined> {
  const lines = (await registry.metrics()).split('\n');
  return lines.find((one) => one.startsWith(`${line} `))?.slice(line.length + 1);
}

it('ticks, settlements and what they did to orders are counted and timed', async () => {
  const registry = new Registry();
  let ms = 0;
  const metrics = createWorkerMetrics({ registry, stopwatch: () => ms });
  const source = metrics.observeSource({
    name: 'push',
    isExhausted: false,
    poll: async () => ({ ticks: [aTick('90'), aTick('91')] }),
    close: async () => {},
  });
  const resting = { order: limit('BUY', '80'), status: 'open', ackedAt: 0, fill: null } as const;
  const settle = metrics.observeSettlement(async () => {
    ms += 4;
    return { trades: [], published: null };
  });

  await source.poll(10);
  ms += 3;
  await settle({ workerId: 'w', decisions: [resting, resting], place: null, publish: null });
  metrics.refused(aTick('0'), 'not-positive');
  metrics.read({ ticks: [aTick('90')], to: null, malformed: 2 });
  metrics.recorded([{ rttMs: 7 }], 250);
  metrics.show({ restingOrders: 12 });

  expect(await shown(registry, 'openalgo_ticks_total')).toBe('2');
  expect(await shown(registry, 'openalgo_settlement_seconds_sum')).toBe('0.004');
  expect(await shown(registry, 'openalgo_settlement_decisions_sum')).toBe('2');
  expect(await shown(registry, 'openalgo_worker_orders_total{state="open"}')).toBe('2');
  expect(await shown(registry, 'openalgo_ticks_refused_total{reason="not-positive"}')).toBe('1');
  expect(await shown(registry, 'openalgo_intake_ticks_total')).toBe('1');
  expect(await shown(registry, 'openalgo_intake_malformed_total')).toBe('2');
  expect(await shown(registry, 'openalgo_place_to_ack_seconds_sum')).toBe('0.007');
  expect(await shown(registry, 'openalgo_latency_record_lag_seconds_sum')).toBe('0.25');
  expect(await shown(registry, 'openalgo_resting_orders')).toBe('12');
});

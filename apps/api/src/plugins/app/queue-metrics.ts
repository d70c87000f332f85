import { Counter, Gauge, type Registry } from 'prom-client';
import type { BatchQueue } from '../../batch-queue.ts';

/**
 * Shows how full a queue is, how full it can be and what it gave up: `openalgo_<name>_queue_depth`, `…_queue_capacity` and
 * `openalgo_<name>_dropped_total`.
 */
export function showQueue(
  registry: Registry,
  name: string,
  rows: string,
  queue: Pick<BatchQueue<unknown>, 'depth' | 'capacity' | 'dropped'>,
): void {
  new Gauge({
    name: `openalgo_${name}_queue_depth`,
    help: `${rows} that wait to be written`,
    registers: [registry],
    collect() {
      this.set(queue.depth);
    },
  });
  new Gauge({
    name: `openalgo_${name}_queue_capacity`,
    help: `${rows} that may wait before the oldest are given up`,
    registers: [registry],
  }).set(queue.capacity);
  new Counter({
    name: `openalgo_${name}_dropped_total`,
    help: `${rows} that were given up`,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(queue.dropped);
    },
  });
}

/** What a soak has to say of what clients saw and of how processes grew. */
import { type MemorySample, slopePerMinute } from './memory.ts';
import type { LoadReport } from './tally.ts';

/** A process may grow by so much in the second half; more would be a leak, not a warm-up. */
const GROWTH_MAX_MIB_PER_MINUTE = 5;
const SECONDS_PER_MINUTE = 60;
const P99 = 0.99;
const P50 = 0.5;
const LAST_QUARTER = 0.75;

/** Orders and answers; how long those of the last quarter took tells whether orders get dearer with what lies before them. */
export function describeLoad(
  { accepted, refused, repeated, locked, latencies }: LoadReport,
  minutes: number,
): readonly string[] {
  const refusals = [...refused.values()].reduce((sum, times) => sum + times, 0);
  const perSecond = (accepted.size / minutes / SECONDS_PER_MINUTE).toFixed(0);
  const last = latencies.slice(Math.floor(latencies.length * LAST_QUARTER));
  return [
    `orders: ${accepted.size} accepted (${perSecond} a second), ${refusals} refused, ${repeated} repeated, ${locked} locked`,
    `placeorder: ${describeLatencies(latencies)}; in the last quarter ${describeLatencies(last)}`,
  ];
}

function describeLatencies(latencies: readonly number[]): string {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `p50 ${at(P50)} ms, p99 ${at(P99)} ms`;
}

/** How the memory of a process went, and what is wrong where it kept growing. */
export function describeGrowth(
  name: string,
  samples: readonly MemorySample[],
): { readonly line: string; readonly violations: readonly string[] } {
  const slope = slopePerMinute(samples.slice(Math.floor(samples.length / 2)));
  const last = samples.at(-1)?.mib ?? 0;
  return {
    line: `memory of the ${name}: ${last.toFixed(0)} MiB, ${slope.toFixed(2)} MiB a minute in the second half`,
    violations:
      slope > GROWTH_MAX_MIB_PER_MINUTE ? [`the ${name} grew by ${slope.toFixed(2)} MiB a minute`] : [],
  };
}

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How much memory a process held at a moment. */
export interface MemorySample {
  readonly atMs: number;
  readonly mib: number;
}

export type Processes = Readonly<Record<string, number>>;

const EVERY_MS = 1000;
const KIB_PER_MIB = 1024;
const MINUTE_MS = 60_000;

/** Samples the resident memory of processes, by name, until `signal` aborts. Linux alone tells it; elsewhere there are none. */
export async function watchMemory(
  processes: Processes,
  signal: AbortSignal,
): Promise<Readonly<Record<string, readonly MemorySample[]>>> {
  const samples = Object.fromEntries(
    Object.keys(processes).map((name): [string, MemorySample[]] => [name, []]),
  );
  while (!signal.aborted) {
    for (const [name, pid] of Object.entries(processes)) {
      const mib = await residentMib(pid);
      if (mib !== null) {
        samples[name]?.push({ atMs: performance.now(), mib });
      }
    }

    await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
  }

  return samples;
}

/** What a process holds of the machine's memory at this moment; null where that is not told. */
export async function residentMib(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) / KIB_PER_MIB;
}

/** How fast memory grew, by the line of least squares through the samples, in MiB a minute. */
export function slopePerMinute(samples: readonly MemorySample[]): number {
  const count = Math.max(1, samples.length);
  const meanAt = samples.reduce((sum, { atMs }) => sum + atMs, 0) / count;
  const meanMib = samples.reduce((sum, { mib }) => sum + mib, 0) / count;
  const covariance = samples.reduce((sum, { atMs, mib }) => sum + (atMs - meanAt) * (mib - meanMib), 0);
  const variance = samples.reduce((sum, { atMs }) => sum + (atMs - meanAt) ** 2, 0);
  return variance === 0 ? 0 : (covariance / variance) * MINUTE_MS;
}

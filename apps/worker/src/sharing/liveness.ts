import type { WorkerBeat } from '@openalgo/db';
import type { Clock, Instant } from '@openalgo/domain';

export type Beat = Pick<WorkerBeat, 'workerId' | 'heartbeatAt'>;

/** Which workers are alive, by what this one has seen of them. */
export interface Liveness {
  /** Takes the beats as they are now; returns those that count as alive, and those that have fallen silent. */
  observe(beats: readonly Beat[]): { readonly live: readonly string[]; readonly silent: readonly string[] };
}

export interface LivenessOptions {
  readonly clock: Clock;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
  /** How long a beat may stay as it is. */
  readonly graceMs: number;
  /** What counts of the time between two looks at most: who did not look himself cannot tell that others were silent. */
  readonly lookMs: number;
}

interface Sighting {
  readonly heartbeatAt: Instant;
  readonly silentMs: number;
}

/**
 * A worker is alive while its beat keeps changing. How long it has not changed is measured here, on a stopwatch that no
 * one sets, so a clock that is wrong or stepped costs nobody a shard. Only of a beat that is seen for the first time the
 * clock tells how long it may have been silent: it must stay so for one more `lookMs`, as that of a killed worker does.
 */
export function createLiveness({ clock, stopwatch, graceMs, lookMs }: LivenessOptions): Liveness {
  let sightings: ReadonlyMap<string, Sighting> = new Map();
  let lookedAt = stopwatch();

  function sight({ workerId, heartbeatAt }: Beat, passedMs: number): Sighting {
    const known = sightings.get(workerId);
    if (known === undefined) {
      return { heartbeatAt, silentMs: Math.min(Math.max(0, clock.now() - heartbeatAt), graceMs - lookMs) };
    }

    return { heartbeatAt, silentMs: known.heartbeatAt === heartbeatAt ? known.silentMs + passedMs : 0 };
  }

  return {
    observe(beats) {
      const now = stopwatch();
      const passedMs = Math.min(now - lookedAt, lookMs);
      lookedAt = now;
      sightings = new Map(beats.map((beat) => [beat.workerId, sight(beat, passedMs)]));

      const ids = beats.map(({ workerId }) => workerId);
      const isSilent = (workerId: string) => (sightings.get(workerId)?.silentMs ?? 0) >= graceMs;
      return { live: ids.filter((id) => !isSilent(id)), silent: ids.filter(isSilent) };
    },
  };
}

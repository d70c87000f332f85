import type { Tick } from '@openalgo/domain';
import type { Stretch, TickStream } from '@openalgo/market';
import type { TickFeed } from '@openalgo/sandbox';
import type { Logger } from '@openalgo/service';
import { pause } from '../periodic.ts';
import { untilDurable } from '../until-durable.ts';

export interface IntakeOptions {
  readonly open: () => Promise<TickStream>;
  readonly feed: TickFeed;
  /** Whether it is this worker that takes ticks in, for all. */
  readonly isFirst: () => boolean;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Told of what was read. */
  readonly onRead: (stretch: Stretch) => void;
}

const STANDBY_MS = 100;
const FIRST_PAUSE_MS = 100;
const PAUSE_MS_MAX = 5000;

/**
 * Takes the ticks of an outer stream into the numbered feed, which all workers follow, until `signal` aborts. Where the
 * stream can be read again, how far it was read is stored with the ticks, in one transaction: each counts once, whatever
 * is killed and whenever, and even where two workers believe that it is their turn.
 */
export async function takeIn(options: IntakeOptions, signal: AbortSignal): Promise<void> {
  const { isFirst, log, random } = options;
  let failures = 0;
  const onProgress = () => {
    failures = 0;
  };

  while (!signal.aborted) {
    if (!isFirst()) {
      await pause(STANDBY_MS, signal);
      continue;
    }

    try {
      await readWhileFirst(options, signal, onProgress);
    } catch (err) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, PAUSE_MS_MAX) * (0.5 + random() / 2);
      failures += 1;
      if (!signal.aborted) {
        log.warn({ err }, 'Prices could not be taken in, and are tried again');
      }

      await pause(pauseMs, signal);
    }
  }
}

async function readWhileFirst(
  { open, feed, isFirst, log, random, onRead }: IntakeOptions,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> {
  const stream = await open();
  const onRetry = (err: unknown) => log.warn({ err }, 'Prices wait for their database');
  const store = (from: string | null, to: string | null, ticks: readonly Tick[]) =>
    untilDurable(() => storeStretch(feed, stream.id, { from, to, ticks }), { signal, onRetry, random });

  try {
    let place = await feed.placeIn(stream.id);
    if (place === null) {
      const end = await stream.end();
      await store(null, end, []);
      place = end;
    }

    log.info({ stream: stream.id, place }, 'Taking prices in');
    while (!signal.aborted && isFirst()) {
      const stretch = await stream.read(place);
      onRead(stretch);
      await store(place, stretch.to, stretch.ticks);
      place = stretch.to;
      onProgress();
    }
  } finally {
    await stream.close();
  }
}

interface StoredStretch {
  readonly from: string | null;
  readonly to: string | null;
  readonly ticks: readonly Tick[];
}

async function storeStretch(
  feed: TickFeed,
  source: string,
  { from, to, ticks }: StoredStretch,
): Promise<void> {
  if (to !== null && to !== from) {
    await feed.appendStretch(ticks, { source, from, to });
  } else if (ticks.length > 0) {
    await feed.append(ticks);
  }
}

import type { SequencedTick, TickSource } from './tick-source.ts';

export interface PushSourceOptions {
  /** The ticks numbered above `afterSeq`, lowest first, at most `limit`. */
  readonly readTicks: (afterSeq: number, limit: number) => Promise<readonly SequencedTick[]>;
  /** The last tick whose effects are durable; reading goes on after it. */
  readonly afterSeq: number;
}

/**
 * Ticks that clients pushed, read from where the API stored them: every one, once, in the order of their numbers. A read
 * that fails moves nothing, so the next poll reads the same ticks. Throws when numbers do not rise, which is a bug of the
 * store: going on would lose or repeat ticks in silence.
 */
export function createPushSource({ readTicks, afterSeq }: PushSourceOptions): TickSource {
  let place = afterSeq;

  return {
    name: 'push',
    isExhausted: false,

    async poll(limit) {
      const ticks = await readTicks(place, limit);
      place = lastOfRising(ticks, place);
      return { ticks };
    },

    async close() {},
  };
}

function lastOfRising(ticks: readonly SequencedTick[], after: number): number {
  let last = after;
  for (const { seq } of ticks) {
    if (seq <= last) {
      throw new Error(`Pushed tick ${seq} was read after ${last}: the numbers must rise`);
    }

    last = seq;
  }

  return last;
}

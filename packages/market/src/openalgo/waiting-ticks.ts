import type { Tick } from '@openalgo/domain';

/** Ticks that came and wait for a reader, bounded. */
export interface WaitingTicks {
  add(tick: Tick): void;
  /** The oldest that wait; where none does, those that come within `waitMs`. */
  take(waitMs: number): Promise<readonly Tick[]>;
  /** Ends a `take` that waits. */
  wake(): void;
  /** Ticks that were given up, because nobody took them for too long. */
  readonly dropped: number;
}

/** Seconds of a busy market; what is older when somebody reads again is no price to trade at. */
const WAITING_MAX = 50_000;
const TICKS_AT_ONCE = 5000;

export function createWaitingTicks(): WaitingTicks {
  const waiting: Tick[] = [];
  let dropped = 0;
  let wake = (): void => {};

  return {
    add(tick) {
      waiting.push(tick);
      if (waiting.length > WAITING_MAX) {
        dropped += waiting.splice(0, TICKS_AT_ONCE).length;
      }

      wake();
    },

    async take(waitMs) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }

      return waiting.splice(0, TICKS_AT_ONCE);
    },

    wake: () => wake(),

    get dropped() {
      return dropped;
    },
  };
}

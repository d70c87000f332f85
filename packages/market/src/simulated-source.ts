import { type Clock, classOf, type Instant } from '@openalgo/domain';
import { createPriceWalk } from './price-walk.ts';
import { type PricedInstrument, tickOf } from './priced-instrument.ts';
import type { SequencedTick, TickSource } from './tick-source.ts';

export interface SimulatedSourceOptions {
  readonly instruments: readonly PricedInstrument[];
  readonly seed: number;
  /** How often each instrument ticks, in whole milliseconds. */
  readonly tickEveryMs: number;
  /** The system's time; a market clock that follows this source would wait for itself. */
  readonly clock: Clock;
}

/** A reader that was away is given this many rounds at most: enough for a hiccup, too little to flood. */
const ROUNDS_KEPT = 3;

/**
 * A market made of random walks. The first poll gives every instrument its first price; from then on each ticks once
 * every `tickEveryMs`, spread evenly over the interval. A walk depends on the seed and its instrument alone, so two runs
 * see the same prices in the same order, whatever the times and sizes of their polls.
 *
 * Ticks carry the moment at which they were due. Give `poll` a limit above the number of instruments.
 */
export function createSimulatedSource(options: SimulatedSourceOptions): TickSource {
  const feeds = options.instruments.map((priced) => createFeed(priced, options.seed));
  const { clock, tickEveryMs } = options;
  let schedule: Schedule | null = null;
  let next = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let setBackMs = 0;

  /** The clock's time without its steps back, during which the market would stand still. */
  function ownTime(): Instant {
    const at = clock.now();
    setBackMs += Math.max(0, readAt - at);
    readAt = at;
    return at + setBackMs;
  }

  return {
    name: 'simulated',
    isExhausted: false,

    async poll(limit) {
      const now = ownTime();
      schedule ??= createSchedule(now, feeds.length, tickEveryMs);
      const due = schedule.countUntil(now);
      // The first round is never skipped: without it an instrument would have no price at all.
      if (next >= feeds.length) {
        next = Math.max(next, due - ROUNDS_KEPT * feeds.length);
      }

      const ticks: SequencedTick[] = [];
      for (const end = Math.min(due, next + limit); next < end; next += 1) {
        const tick = feeds[next % feeds.length]?.(schedule.dueAt(next) - setBackMs);
        if (tick !== undefined) {
          ticks.push(tick);
        }
      }

      return { ticks };
    },

    async close() {},
  };
}

/** When the ticks of all instruments, counted from 0 in one row, are due. */
interface Schedule {
  dueAt(index: number): Instant;
  /** How many are due at or before an instant. */
  countUntil(now: Instant): number;
}

function createSchedule(startedAt: Instant, count: number, everyMs: number): Schedule {
  return {
    dueAt(index) {
      const round = Math.floor(index / count);
      const offset = Math.floor(((index % count) * everyMs) / count);
      return round === 0 ? startedAt : startedAt + round * everyMs + offset;
    },

    countUntil(now) {
      const round = Math.floor((now - startedAt) / everyMs);
      const elapsed = now - startedAt - round * everyMs;
      const ofRound = Math.min(count, Math.ceil(((elapsed + 1) * count) / everyMs));
      return round === 0 ? count : round * count + ofRound;
    },
  };
}

/** Makes an instrument's next tick. An index has no order book, so nobody bids for it. */
function createFeed(priced: PricedInstrument, seed: number): (at: Instant) => SequencedTick {
  const { instrument } = priced;
  const { exchange, symbol } = instrument;
  const walk = createPriceWalk(priced, seed);
  const tick = tickOf(instrument);
  const isQuoted = classOf(instrument) !== 'index';

  return (at) => {
    const ltp = walk.next();
    const bid = isQuoted && ltp > tick ? ltp - tick : null;
    const ask = isQuoted ? ltp + tick : null;
    return { exchange, symbol, ltp, bid, ask, low: null, high: null, volume: null, at, seq: 0 };
  };
}

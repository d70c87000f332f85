import { type Clock, type Instant, instrumentId, tradingDay } from '@openalgo/domain';
import { type Candle, candleTicks } from './candles.ts';
import type { SequencedTick, TickSource } from './tick-source.ts';

export interface ReplaySourceOptions {
  readonly candles: readonly Candle[];
  /** How many times faster than it was recorded; `max` gives as many ticks as each poll takes. */
  readonly speed: number | 'max';
  /** The system's time; a market clock that follows this source would wait for itself. */
  readonly clock: Clock;
}

/**
 * A recording played again: each candle as four ticks with the recording's times, ordered by time and, at one time, by
 * the order of the candles. The first poll starts it. All of it is held in memory.
 *
 * Throws RangeError for a speed that is not above zero.
 */
export function createReplaySource({ candles, speed, clock }: ReplaySourceOptions): TickSource {
  if (speed !== 'max' && !(speed > 0)) {
    throw new RangeError(`The speed of a replay must be above zero, not ${speed}`);
  }

  const ticks = ticksOf(candles);
  const fileStart = ticks[0]?.at ?? 0;
  let startedAt: Instant | null = null;
  let next = 0;

  function playedUntil(now: Instant): Instant {
    startedAt ??= now;
    return speed === 'max' ? Number.POSITIVE_INFINITY : fileStart + (now - startedAt) * speed;
  }

  return {
    name: 'replay',

    get isExhausted() {
      return next === ticks.length;
    },

    async poll(limit) {
      const until = playedUntil(clock.now());
      const first = next;
      const end = Math.min(ticks.length, first + limit);
      while (next < end && (ticks[next]?.at ?? until) <= until) {
        next += 1;
      }

      return { ticks: ticks.slice(first, next) };
    },

    async close() {},
  };
}

/** Sorting is stable, so ticks of one time keep the order of their candles. */
function ticksOf(candles: readonly Candle[]): readonly SequencedTick[] {
  const addVolume = createDayVolumes();
  const ticks = candles.flatMap((candle) => candleTicks(candle, addVolume(candle)));
  return ticks.sort((a, b) => a.at - b.at);
}

/** Adds up each instrument's volume of the day; candles tell that of their minute alone. */
function createDayVolumes(): (candle: Candle) => number {
  const volumes = new Map<string, number>();

  return (candle) => {
    const id = `${tradingDay(candle.at)}/${instrumentId(candle)}`;
    const volume = (volumes.get(id) ?? 0) + candle.volume;
    volumes.set(id, volume);
    return volume;
  };
}

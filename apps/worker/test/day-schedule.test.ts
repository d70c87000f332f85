import { type Instant, istInstant } from '@openalgo/domain';
import type { DayReport } from '@openalgo/sandbox';
import { describe, expect, it } from 'vitest';
import { createDaySchedule } from '../src/jobs/day-schedule.ts';

const time = (at: string) => istInstant('2026-08-19', at);
const NOTHING: DayReport = { cancelled: 0, closed: 0, delivered: 0, waiting: 0, dailyRows: 0, resets: 0 };

/** Jobs that are due at some times, and note when they ran. */
function aSchedule(marketClock: 'system' | 'feed', due: readonly string[], waits: readonly number[] = []) {
  const moments = due.map(time);
  const ran: Instant[] = [];
  const state = { now: 0, settings: 'old' };
  const schedule = createDaySchedule({
    marketClock,
    clock: { now: () => state.now },
    onDone: () => {},
    jobs: {
      async run(at) {
        ran.push(at);
        return { ...NOTHING, waiting: waits[ran.length - 1] ?? 0 };
      },
      plan: async (after) => ({
        nextAt: moments.find((at) => at > after) ?? Number.POSITIVE_INFINITY,
        settings: state.settings,
      }),
    },
  });
  return { schedule, ran, state };
}

describe('the schedule of the day', () => {
  it('runs all that is due when market time is first known, and not before', async () => {
    const { schedule, ran } = aSchedule('feed', ['15:15']);
    await schedule.advanceTo(null);
    expect(ran).toEqual([]);
    await schedule.advanceTo(time('11:00'));
    await schedule.advanceTo(time('11:01'));
    expect(ran).toEqual([time('11:00')]);
    expect(schedule.nextAt).toBe(time('15:15'));
  });

  it('of a feed runs each moment that a tick jumps over, at its own time', async () => {
    const { schedule, ran } = aSchedule('feed', ['15:15', '15:30', '23:59']);
    await schedule.advanceTo(time('11:00'));
    await schedule.advanceTo(time('15:40'));
    expect(ran).toEqual([time('11:00'), time('15:15'), time('15:30')]);
  });

  it('of the system makes up now what was missed, in one run', async () => {
    const { schedule, ran } = aSchedule('system', ['15:15', '15:30']);
    await schedule.advanceTo(time('11:00'));
    await schedule.advanceTo(time('15:40'));
    expect(ran).toEqual([time('11:00'), time('15:40')]);
  });

  it('tries again what waits for a quote: each second, and each minute of a fast recording', async () => {
    const { schedule, ran, state } = aSchedule('feed', ['15:15'], [0, 1, 1, 0]);
    await schedule.advanceTo(time('15:00'));
    await schedule.advanceTo(time('15:15'));
    await schedule.advanceTo(time('15:15') + 1);
    expect(ran).toHaveLength(2);
    state.now += 1000;
    await schedule.advanceTo(time('15:15') + 2);
    expect(ran).toHaveLength(3);
    await schedule.advanceTo(time('15:20'));
    expect(ran.at(-1)).toBe(time('15:20'));
    state.now += 1000;
    await schedule.advanceTo(time('15:21'));
    expect(ran).toHaveLength(4);
  });

  it('runs at once when a setting has changed', async () => {
    const { schedule, ran, state } = aSchedule('system', []);
    await schedule.advanceTo(time('14:00'));
    state.settings = 'new';
    state.now += 1000;
    await schedule.advanceTo(time('14:00') + 1000);
    expect(ran).toEqual([time('14:00'), time('14:00') + 1000]);
  });

  it('that failed runs again', async () => {
    let isAway = true;
    const ran: Instant[] = [];
    const schedule = createDaySchedule({
      marketClock: 'feed',
      clock: { now: () => 0 },
      onDone: () => {},
      jobs: {
        async run(at) {
          if (isAway) throw new Error('away');
          ran.push(at);
          return NOTHING;
        },
        plan: async () => ({ nextAt: time('15:15'), settings: '' }),
      },
    });
    await expect(schedule.advanceTo(time('11:00'))).rejects.toThrow('away');
    isAway = false;
    await schedule.advanceTo(time('11:00'));
    expect(ran).toEqual([time('11:00')]);
  });
});

import { type Instant, istInstant } from '@openalgo/domain';
import type { DayReport } from '@openalgo/sandbox';
import { describe, expect, it } from 'vitest';
import { createDaySchedule } from '../src/jobs/day-schedule.ts';

const time = (at: string) => istInstant('2026-08-19', at);
const NOTHING: DayReport = { cancelled: 0, closed: 0, delivered: 0, waiting: [], dailyRows: 0, resets: 0 };

/** Jobs that are due at some times, and note when they ran. */
function aSchedule(marketClock: 'system' | 'feed', due: readonly string[], waits: readonly boolean[] = []) {
  const moments = due.map(time);
  const ran: Instant[] = [];
  const retried: Instant[] = [];
  const report = () => ({ ...NOTHING, waiting: waits[ran.length + retried.length - 1] ? ['asha'] : [] });
  const state = { now: 0, rules: 'old' };
  let meanwhile = () => {};
  const whileRunning = (action: () => void) => {
    meanwhile = action;
  };
  const schedule = createDaySchedule({
    marketClock,
    clock: { now: () => state.now },
    onDone: () => {},
    jobs: {
      async run(at) {
        ran.push(at);
        meanwhile();
        return report();
      },
      async retry(at, userIds) {
        expect(userIds).toEqual(['asha']);
        retried.push(at);
        return report();
      },
      plan: async (after) => ({
        nextAt: moments.find((at) => at > after) ?? Number.POSITIVE_INFINITY,
        rules: state.rules,
      }),
    },
  });
  return { schedule, ran, retried, state, whileRunning };
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

  it('looks whether the rules have changed also when the clock was set back by an hour', async () => {
    const { schedule, ran, state } = aSchedule('system', ['15:15']);
    state.now = 7_200_000;
    await schedule.advanceTo(time('11:00'));
    state.now -= 3_600_000;
    state.rules = 'new';
    await schedule.advanceTo(time('10:00'));
    expect(ran).toEqual([time('11:00'), time('10:00')]);
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
    const { schedule, ran, retried, state } = aSchedule('feed', ['15:15'], [false, true, true, false]);
    await schedule.advanceTo(time('15:00'));
    await schedule.advanceTo(time('15:15'));
    await schedule.advanceTo(time('15:15') + 1);
    expect(retried).toEqual([]);
    state.now += 1000;
    await schedule.advanceTo(time('15:15') + 2);
    expect(retried).toEqual([time('15:15') + 2]);
    expect(schedule.nextAt).toBe(time('15:16') + 2);
    await schedule.advanceTo(time('15:20'));
    expect(retried).toEqual([time('15:15') + 2, time('15:20')]);
    state.now += 1000;
    await schedule.advanceTo(time('15:21'));
    expect(retried).toHaveLength(2);
    expect(ran).toEqual([time('15:00'), time('15:15')]);
  });

  it('runs at once when a setting or the calendar has changed', async () => {
    const { schedule, ran, state } = aSchedule('system', []);
    await schedule.advanceTo(time('14:00'));
    state.rules = 'new';
    state.now += 1000;
    await schedule.advanceTo(time('14:00') + 1000);
    expect(ran).toEqual([time('14:00'), time('14:00') + 1000]);
  });

  it('does not miss a rule that changes while it runs', async () => {
    const { schedule, ran, state, whileRunning } = aSchedule('system', []);
    whileRunning(() => {
      state.rules = 'new';
    });
    await schedule.advanceTo(time('14:00'));
    state.now += 1000;
    await schedule.advanceTo(time('14:00') + 1000);
    expect(ran).toHaveLength(2);
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
        retry: async () => NOTHING,
        plan: async () => ({ nextAt: time('15:15'), rules: '' }),
      },
    });
    await expect(schedule.advanceTo(time('11:00'))).rejects.toThrow('away');
    isAway = false;
    await schedule.advanceTo(time('11:00'));
    expect(ran).toEqual([time('11:00')]);
  });
});

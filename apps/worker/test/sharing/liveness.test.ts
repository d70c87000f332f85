import { beforeEach, describe, expect, it } from 'vitest';
import { createLiveness, type Liveness } from '../../src/sharing/liveness.ts';

let now: number;
let liveness: Liveness;
const beats = (heartbeatAt: number) => [{ workerId: 'other', heartbeatAt }];

/** What this worker sees of another that shows these beats, looking every half second. */
function look(...shown: readonly number[]): readonly string[] {
  return shown.map((beat) => {
    now += 500;
    return liveness.observe(beats(beat)).silent.length === 0 ? 'live' : 'silent';
  });
}

beforeEach(() => {
  now = 0;
  liveness = createLiveness({
    clock: { now: () => 0 },
    stopwatch: () => now,
    graceMs: 2500,
    lookMs: 1000,
  });
});

describe('a worker among others', () => {
  it('is silent when its beat has stayed as it was for the grace, and alive again with the next beat', () => {
    expect(look(1, 1, 1, 1, 1, 1, 1, 2)).toEqual([
      ...['live', 'live', 'live', 'live', 'live'],
      ...['silent', 'silent', 'live'],
    ]);
  });

  it('is alive whatever its clock says, as long as that goes on: an hour ahead, an hour back', () => {
    expect(look(1000, 3_601_500, 3_602_000, 2500, 3000, 3500, -3_000_000)).not.toContain('silent');
  });

  it('is not blamed for the time in which nobody looked', () => {
    look(1);
    now += 60_000;
    expect(look(1)).toEqual(['live']);
  });

  it('is looked at twice more when it is seen for the first time, however old its beat', () => {
    expect(look(-1_000_000, -1_000_000, -1_000_000)).toEqual(['live', 'live', 'silent']);
  });
});

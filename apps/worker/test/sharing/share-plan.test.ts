import { ALL_SHARDS } from '@openalgo/sandbox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planShare, type SharingMode } from '../../src/sharing/share-plan.ts';

type Owners = readonly (string | null)[];

const WORKERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Some that live, some that are gone, and shards that any of them or nobody holds. */
const situations = fc.record({
  live: fc.subarray(WORKERS, { minLength: 1 }),
  owners: fc.array(fc.constantFrom(null, ...WORKERS), {
    minLength: ALL_SHARDS.length,
    maxLength: ALL_SHARDS.length,
  }),
});

/** One worker after the other does what its plan says. */
function round(mode: SharingMode, live: readonly string[], owners: Owners): Owners {
  return live.reduce<Owners>((now, workerId) => {
    const leases = now.map((owner, shard) => ({ shard, workerId: owner }));
    const { take, release } = planShare({ mode, workerId, live, leases });
    for (const shard of take) {
      expect(live).not.toContain(now[shard]);
    }

    return now.map((owner, shard) => {
      if (take.includes(shard)) {
        return workerId;
      }

      return release.includes(shard) ? null : owner;
    });
  }, owners);
}

const countsOf = (live: readonly string[], owners: Owners) =>
  live.map((workerId) => owners.filter((owner) => owner === workerId).length);

describe('the shares of workers', () => {
  it('are all shards, evenly, after two rounds, whoever came, left or was killed', () => {
    fc.assert(
      fc.property(situations, ({ live, owners }) => {
        const after = round('shared', live, round('shared', live, owners));
        const counts = countsOf(live, after);
        expect(after.every((owner) => owner !== null && live.includes(owner))).toBe(true);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(round('shared', live, after)).toEqual(after);
      }),
    );
  });

  it('move no shard that need not move', () => {
    const owners = ALL_SHARDS.map((shard) => (shard < 33 ? 'a' : 'b'));
    const joined = round('shared', ['a', 'b', 'c'], round('shared', ['a', 'b', 'c'], owners));
    expect(joined.filter((owner, shard) => owner !== owners[shard])).toHaveLength(21);
  });

  it('are all or nothing where one worker serves: nobody gets any while the one that has them lives', () => {
    fc.assert(
      fc.property(situations, ({ live, owners }) => {
        const after = round('single', live, round('single', live, round('single', live, owners)));
        expect(new Set(after).size).toBe(1);
        expect(live).toContain(after[0]);
      }),
    );
    expect(
      round(
        'single',
        ['a', 'b'],
        ALL_SHARDS.map(() => 'b'),
      ),
    ).toEqual(ALL_SHARDS.map(() => 'b'));
  });
});

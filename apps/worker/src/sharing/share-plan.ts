import type { ShardLease } from '@openalgo/db';

/** `shared`: every worker has its fair share. `single`: one has all, the others wait for it to go. */
export type SharingMode = 'shared' | 'single';

export interface ShareInputs {
  readonly mode: SharingMode;
  readonly workerId: string;
  /** The workers that are alive, this one among them. */
  readonly live: readonly string[];
  readonly leases: readonly Pick<ShardLease, 'shard' | 'workerId'>[];
}

/** What a worker should do about the shards, by what it sees. */
export interface SharePlan {
  readonly take: readonly number[];
  readonly release: readonly number[];
}

/**
 * Shares differ by one at most, and the order of the names says whose is the larger, so that all who see the same come
 * to plans that fit. Nobody takes from the living: who has too much gives up, and who has too little picks up.
 */
export function planShare({ mode, workerId, live, leases }: ShareInputs): SharePlan {
  const own = leases.filter((lease) => lease.workerId === workerId).map(({ shard }) => shard);
  const free = leases
    .filter((lease) => lease.workerId === null || !live.includes(lease.workerId))
    .map(({ shard }) => shard);

  if (mode === 'single') {
    const isTaken = own.length + free.length < leases.length;
    return isTaken ? { take: [], release: own } : { take: free, release: [] };
  }

  const share = shareOf(workerId, live, leases.length);
  return { take: free.slice(0, Math.max(0, share - own.length)), release: own.slice(share) };
}

function shareOf(workerId: string, live: readonly string[], shards: number): number {
  const rank = [...live].sort().indexOf(workerId);
  const remainder = shards % live.length;
  return Math.floor(shards / live.length) + (rank < remainder ? 1 : 0);
}

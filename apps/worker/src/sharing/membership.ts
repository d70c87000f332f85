import type { SandboxRepositories, ShardLease } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { ALL_SHARDS, QUOTES_SHARD, shardOf } from '@openalgo/sandbox';
import { createLiveness } from './liveness.ts';
import { planShare, type SharingMode } from './share-plan.ts';

export interface MembershipOptions {
  readonly repositories: Pick<SandboxRepositories, 'workers'>;
  readonly clock: Clock;
  /** Milliseconds that only ever pass; nobody sets them as a clock is set. */
  readonly stopwatch: () => number;
  readonly workerId: string;
  readonly quoteSource: string;
  readonly mode: SharingMode;
  /** Told when this worker begins to have nothing to serve. */
  readonly onStandby: () => void;
}

/** This worker among others: which shards of the accounts are its own. */
export interface Membership {
  /** The shards that this worker serves, as of the newest `settle`. */
  shards(): ReadonlySet<number>;
  /** Whether the account is in one of them. */
  serves(userId: string): boolean;
  /** Whether it is this worker that publishes quotes and looks after the databases. */
  isFirst(): boolean;
  /** False when shards were lost, are to be given up or may be taken: then it is time to `settle`. */
  isSettled(): boolean;
  /** Beats, and looks at what the others do. To be called every `RENEW_EVERY_MS`. */
  renew(): Promise<void>;
  /**
   * Gives up what is more than the share, and takes what nobody serves. To be called while nothing is served: what is
   * taken anew has another place in the feed than what is held.
   */
  settle(): Promise<void>;
  /** Gives all back, so that others need not find out first that this worker is gone. */
  leave(): Promise<void>;
}

export const RENEW_EVERY_MS = 500;
/** After this, a worker that fell silent loses its shards: its orders wait no longer for another. */
const SILENCE_MS = 2500;

/**
 * Shares only keep two workers from doing the same work. That no order is filled twice, and nothing is decided by a
 * worker that others have taken over from, follows from what each settlement asks the database.
 */
export function createMembership(options: MembershipOptions): Membership {
  const { clock, stopwatch, workerId, quoteSource, mode, onStandby } = options;
  const { workers } = options.repositories;
  const startedAt = clock.now();
  const liveness = createLiveness({
    clock,
    stopwatch,
    graceMs: SILENCE_MS,
    lookMs: 2 * RENEW_EVERY_MS,
  });
  let live: readonly string[] = [workerId];
  let held: ReadonlySet<number> = new Set();
  let isSettled = false;
  let isStandby = false;

  const isOwn = (lease: ShardLease) => lease.workerId === workerId;

  async function take(shards: readonly number[], leases: readonly ShardLease[]): Promise<void> {
    const owners = leases.flatMap((lease) => lease.workerId ?? []);
    const from = [...new Set(owners)].filter((owner) => !live.includes(owner));
    await workers.takeShards(workerId, { shards, from, leaseUntil: clock.now() + SILENCE_MS });
  }

  return {
    shards: () => held,
    serves: (userId) => held.has(shardOf(userId)),
    isFirst: () => held.has(QUOTES_SHARD),
    isSettled: () => isSettled,

    async renew() {
      await workers.beat({ workerId, startedAt, heartbeatAt: clock.now(), quoteSource });
      await workers.extendLeases(workerId, clock.now() + SILENCE_MS);
      // Shards are read before beats: whoever has taken one by then has beaten before.
      const leases = await workers.shards();
      const observed = liveness.observe(await workers.beats());
      live = observed.live;
      if (observed.silent.length > 0) {
        await workers.leave(observed.silent);
      }

      const plan = planShare({ mode, workerId, live, leases });
      const own = new Set(leases.filter(isOwn).map(({ shard }) => shard));
      const isLost = [...held].some((shard) => !own.has(shard));
      isSettled &&= !isLost && plan.take.length === 0 && plan.release.length === 0;
    },

    async settle() {
      const leases = await workers.shards();
      const plan = planShare({ mode, workerId, live, leases });
      if (plan.release.length > 0) {
        await workers.releaseShards(workerId, plan.release);
      }

      if (plan.take.length > 0) {
        await take(plan.take, leases);
      }

      const own = (await workers.shards()).filter(isOwn).map(({ shard }) => shard);
      if (own.length === 0 && !isStandby) {
        onStandby();
      }

      isStandby = own.length === 0;
      held = new Set(own);
      isSettled = true;
    },

    async leave() {
      held = new Set();
      await workers.releaseShards(workerId, ALL_SHARDS);
      await workers.leave([workerId]);
    },
  };
}

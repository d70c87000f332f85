import type { SandboxRepositories } from '@openalgo/db';
import type { Clock } from '@openalgo/domain';
import { SHARD_COUNT } from '@openalgo/sandbox';

export interface MembershipOptions {
  readonly repositories: Pick<SandboxRepositories, 'workers'>;
  readonly clock: Clock;
  readonly workerId: string;
  readonly quoteSource: string;
}

/** This worker among others: whether it serves the accounts, or stands by for the one that does. */
export interface Membership {
  /** Whether the lease is held, as far as the newest renewal and the clock tell. */
  isServing(): boolean;
  /** Beats, and takes or renews the lease. To be called well within `LEASE_MS`. */
  renew(): Promise<void>;
  /** Gives the lease back, so that another need not wait for its end. */
  leave(): Promise<void>;
}

/** How long a worker that fell silent keeps its accounts: its orders wait no longer than this for another. */
const LEASE_MS = 3000;
export const RENEW_EVERY_MS = 1000;

/**
 * The lease only keeps two workers from doing the same work; that they never fill an order twice follows from the
 * claims of each transaction.
 */
export function createMembership(options: MembershipOptions): Membership {
  const { repositories, clock, workerId, quoteSource } = options;
  const startedAt = clock.now();
  let leaseUntil = 0;

  return {
    isServing: () => clock.now() < leaseUntil,

    async renew() {
      const now = clock.now();
      const until = now + LEASE_MS;
      await repositories.workers.beat({ workerId, startedAt, heartbeatAt: now, quoteSource });
      const held = await repositories.workers.acquireShards(workerId, now, until);
      leaseUntil = held === SHARD_COUNT ? until : 0;
    },

    async leave() {
      leaseUntil = 0;
      await repositories.workers.releaseShards(workerId);
      await repositories.workers.leave(workerId);
    },
  };
}

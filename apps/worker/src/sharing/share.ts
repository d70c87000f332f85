import type { ShardLease, ShardSelection } from '@openalgo/db';
import { ALL_SHARDS, QUOTES_SHARD, SHARD_COUNT, shardOf } from '@openalgo/sandbox';

/** What one worker serves. */
export interface Share {
  /** The shards of its accounts. */
  readonly shards: readonly number[];
  /** The same as queries select them: who has all of them need not name them. */
  readonly accounts: ShardSelection;
  readonly serves: (userId: string) => boolean;
  /** Whether this worker publishes the quotes, for all. */
  readonly publishes: boolean;
  /** The newest pushed tick that was applied to the account before this worker took it over. */
  readonly appliedBefore: (userId: string) => number;
}

/** The share that these shards are, taken over where their leases say that their places in the feed are. */
export function createShare(
  shards: ReadonlySet<number>,
  leases: readonly Pick<ShardLease, 'shard' | 'appliedSeq'>[],
): Share {
  const places = new Map(leases.map(({ shard, appliedSeq }) => [shard, appliedSeq]));

  return {
    shards: accountShards(shards),
    accounts: servedAccounts(shards),
    serves: (userId) => shards.has(shardOf(userId)),
    publishes: shards.has(QUOTES_SHARD),
    appliedBefore: (userId) => places.get(shardOf(userId)) ?? 0,
  };
}

/** The share of a worker that is alone and begins with the feed. */
export const WHOLE_SHARE: Share = createShare(new Set(ALL_SHARDS), []);

/** The accounts of these shards, as queries select them. */
export function servedAccounts(shards: ReadonlySet<number>): ShardSelection {
  const accounts = accountShards(shards);
  return accounts.length === SHARD_COUNT ? 'all' : accounts;
}

function accountShards(shards: ReadonlySet<number>): readonly number[] {
  return [...shards].filter((shard) => shard < SHARD_COUNT);
}

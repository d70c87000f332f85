/** How many parts the accounts are divided into. Fixed: an order keeps the shard that it was placed with. */
export const SHARD_COUNT = 64;

/**
 * The shard that no account is in: who holds it publishes the newest quotes and looks after the databases. Its place in
 * the feed is that of the published quotes, which are never ahead of any account's, so that a worker who takes over
 * starts from them and misses no tick.
 */
export const QUOTES_SHARD = SHARD_COUNT;

/** The shards that accounts are in. */
export const ACCOUNT_SHARDS: readonly number[] = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);

/** All that workers divide among themselves. */
export const ALL_SHARDS: readonly number[] = [...ACCOUNT_SHARDS, QUOTES_SHARD];

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The shard of an account: FNV-1a over its user id, the same on every machine. */
export function shardOf(userId: string): number {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(userId, 'utf8')) {
    hash = Math.imul(hash ^ byte, FNV_PRIME) >>> 0;
  }

  return hash % SHARD_COUNT;
}

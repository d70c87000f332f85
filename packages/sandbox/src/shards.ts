/** How many parts the accounts are divided into. Fixed: an order keeps the shard that it was placed with. */
export const SHARD_COUNT = 64;

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

export { type ChangeListener, type Changes, createChanges } from './changes.ts';
export {
  type ConnectionLog,
  connectRedis,
  type RedisConnection,
  type RedisConnectionOptions,
} from './connect.ts';
export { createHitCounter, type HitCounter, type HitCounterOptions, type Hits } from './hit-counter.ts';
export { type MainMemory, type MainMemoryOptions, rememberMain } from './main-memory.ts';
export { createAnnouncer, openSharing, type Sharing, type SharingOptions } from './sharing.ts';

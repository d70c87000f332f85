export {
  type ConnectionLog,
  connectRedis,
  type RedisConnection,
  type RedisConnectionOptions,
} from './connect.ts';

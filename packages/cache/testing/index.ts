/**
 * A Redis server for tests: the one of TEST_REDIS_URL, else that of this machine. Tests keep to a prefix of their own.
 */
import { randomUUID } from 'node:crypto';
import { type ConnectionLog, connectRedis, type RedisConnection } from '../src/index.ts';
import { namespaceOf } from '../src/namespace.ts';

export { type Gate, openGate } from './gate.ts';

const LOCAL_URL = 'redis://127.0.0.1:6379';
/** For what happens at once where the machine is not busy. */
export const PATIENCE_MS = 30_000;

/** Says nothing of the connection. */
export const silentLog = { info: () => {}, warn: () => {} };

export interface TestRedis {
  readonly url: string;
  /** Begins whatever this run writes and says. */
  readonly prefix: string;
  readonly connection: RedisConnection;
  /** A secret of an installation of its own, whose namespace is emptied in the end. */
  newSecret(): string;
  /** Removes what this run has written, and disconnects. */
  close(): Promise<void>;
}

/** What to say where tests with Redis are left out. */
export const REDIS_LEFT_OUT =
  'Not run with Redis, for none answers. To add it: start redis-server locally, or set TEST_REDIS_URL.';

/** A connection that is there, however long a busy machine takes over it, and waits as long for answers. */
export async function connectPatiently(
  url: string,
  log: ConnectionLog = silentLog,
): Promise<RedisConnection> {
  const connection = await connectRedis({ url, name: 'test', log, answerWithinMs: PATIENCE_MS });
  if (connection.status !== 'ready') {
    await new Promise((resolve) => connection.once('ready', resolve));
  }

  return connection;
}

/** Null where no server answers. */
export async function connectTestRedis(): Promise<TestRedis | null> {
  // biome-ignore lint/style/noProcessEnv: this is not configuration of the program but of its tests
  const url = process.env.TEST_REDIS_URL ?? LOCAL_URL;
  const connection = await connectRedis({ url, name: 'test', log: silentLog });
  if (connection.status !== 'ready') {
    connection.disconnect();
    return null;
  }

  const prefix = `openalgo-test-${randomUUID()}:`;
  const prefixes = [prefix];
  return {
    url,
    prefix,
    connection,
    newSecret: () => {
      const secret = randomUUID();
      prefixes.push(namespaceOf(secret));
      return secret;
    },
    close: async () => {
      const keys = await Promise.all(prefixes.map((one) => connection.keys(`${one}*`)));
      await connection.del(prefix, ...keys.flat());
      connection.disconnect();
    },
  };
}

import type { Redis } from 'ioredis';

/** Where changes of the connection are told; a log of pino is one. */
export interface ConnectionLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface RedisConnectionOptions {
  /** `redis:` or `rediss:`; never logged, as it may carry a password. */
  readonly url: string;
  /** What the connection is called in the server's `CLIENT LIST`. */
  readonly name: string;
  readonly log: ConnectionLog;
  /** How long a command waits for its answer. Null waits without end, for commands that block. */
  readonly answerWithinMs?: number | null;
}

/** The connection itself, for libraries that take one. */
export type RedisConnection = Redis;

const ANSWER_MS = 1_000;
const CONNECT_MS = 1_000;
const FIRST_PAUSE_MS = 50;
const PAUSE_MS_MAX = 2_000;

/**
 * Connects to a Redis server and resolves when it answers, or after a second when it does not: a server that is away
 * keeps nobody from starting. The connection heals by itself, for as long as it takes. While it is away every command
 * fails at once; none is queued, and none is sent a second time. Whoever connects disconnects.
 */
export async function connectRedis(options: RedisConnectionOptions): Promise<RedisConnection> {
  const { url, name, log, answerWithinMs = ANSWER_MS } = options;
  // Loaded by those alone who have a server, for it takes every process's start its time.
  const ioredis = await import('ioredis');
  const connection = new ioredis.Redis(url, {
    connectionName: `openalgo-${name}`,
    connectTimeout: CONNECT_MS,
    // A connection that no longer answers is broken off, so that it costs this time once and not with every command.
    ...(answerWithinMs === null ? {} : { socketTimeout: answerWithinMs }),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // No jitter: a handful of processes is not a herd.
    retryStrategy: (attempt) => Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), PAUSE_MS_MAX),
  });
  tellChanges(connection, log);
  await firstAnswer(connection);
  return connection;
}

/** One line when it goes away, however many attempts fail, and one when it is there again. */
function tellChanges(connection: Redis, log: ConnectionLog): void {
  let isAway = false;
  let err: Error | undefined;

  connection.on('error', (error: Error) => {
    err = error;
  });
  connection.on('reconnecting', () => {
    if (!isAway) {
      isAway = true;
      log.warn({ err }, 'Redis is away: going on without it until it answers again');
    }
  });
  connection.on('ready', () => {
    if (isAway) {
      isAway = false;
      log.info({}, 'Redis answers again');
    }
  });
}

/** Resolves when the server answers for the first time, does not, or lets us wait for too long. */
export function firstAnswer(connection: RedisConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(settle, CONNECT_MS);
    connection.once('ready', settle);
    connection.once('reconnecting', settle);

    function settle(): void {
      clearTimeout(timer);
      connection.off('ready', settle);
      connection.off('reconnecting', settle);
      resolve();
    }
  });
}

import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import type { AnnounceChange } from './changes.ts';
import type { DatabaseName } from './names.ts';

/** How databases are opened. Only `rootDir` must be told. */
export interface DatabaseOptions {
  /** What the relative paths of SQLite URLs are relative to. */
  readonly rootDir: string;
  /** The most connections to a server, per database; opened when needed. SQLite has two: one that writes, one that reads. */
  readonly poolSize?: number;
  /** How old a connection to a server may become before another takes its place. */
  readonly recycleAfterSeconds?: number;
  /**
   * SQLite: NORMAL never corrupts and survives a killed process; FULL also keeps the last commits when the power
   * fails, at the price of an fsync for each.
   */
  readonly synchronous?: 'NORMAL' | 'FULL';
  /** How long a SQLite write waits for those before it, within this process. */
  readonly lockWaitMs?: number;
  /** How long a transaction may take before it is rolled back. */
  readonly transactionTimeoutMs?: number;
  /** How long a connection to a server may take, waiting for a free one included, and a server may say nothing at all. */
  readonly connectTimeoutMs?: number;
  /** From 0 up to, not including, 1: spreads the retries of those who collided. */
  readonly random?: () => number;
  readonly delay?: (ms: number) => Promise<void>;
  /** Where databases may be read besides; a replica of each of these. */
  readonly replicaUrls?: Readonly<Partial<Record<DatabaseName, string>>>;
  /** Told after each change of what processes remember; nobody by default. */
  readonly announce?: AnnounceChange;
  /** Is told every statement before it is sent, for finding out what the database is asked. Its parameters may be secret. */
  readonly onStatement?: (statement: SqlQuery, database: DatabaseName) => void;
  /** Told when a transaction begins to wait for its connection; what it returns is told when it is over. */
  readonly onTransaction?: (database: DatabaseName) => () => void;
}

export type ResolvedOptions = Required<Omit<DatabaseOptions, 'onStatement'>> & {
  /** Of one database. */
  readonly onStatement?: (statement: SqlQuery) => void;
};

const RANDOM_STEPS = 2 ** 32;

export function resolveOptions(
  { onStatement, ...options }: DatabaseOptions,
  database?: DatabaseName,
): ResolvedOptions {
  return {
    poolSize: 10,
    recycleAfterSeconds: 3_600,
    synchronous: 'NORMAL',
    lockWaitMs: 15_000,
    transactionTimeoutMs: 15_000,
    connectTimeoutMs: 800,
    random: () => randomInt(RANDOM_STEPS) / RANDOM_STEPS,
    delay: (ms) => sleep(ms),
    replicaUrls: {},
    announce: async () => {},
    onTransaction: () => () => {},
    ...options,
    ...(onStatement && database && { onStatement: (statement) => onStatement(statement, database) }),
  };
}

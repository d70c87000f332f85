import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { DatabaseName } from '../connect/names.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { instantParameter } from '../sql/fragments.ts';
import { empty, raw, type Sql, sql } from '../sql/template.ts';
import { createBatchSize } from './batch-size.ts';

/** The tables that grow for ever unless old rows are removed, and where they are. Each has `id` and `created_at`. */
export const RETAINED_TABLES = {
  api_logs: 'logs',
  analyzer_logs: 'logs',
  order_latency: 'latency',
  command_logs: 'main',
  notification_queue: 'main',
  strategy_signals: 'main',
  active_sessions: 'main',
  login_failures: 'main',
  ip_offences: 'logs',
  audit_receipts: 'logs',
  sandbox_idempotency: 'sandbox',
} as const satisfies Readonly<Record<string, DatabaseName>>;
export type RetainedTable = keyof typeof RETAINED_TABLES;

/** What is still to be done stays, however old it is. */
const ONLY: Readonly<Partial<Record<RetainedTable, Sql>>> = {
  strategy_signals: sql`AND state <> 'waiting'`,
};

export interface RemovalOptions {
  /** A clock that only goes forward, in milliseconds. */
  readonly stopwatch: () => number;
  /** Lets others have the database for a while. */
  readonly pause: (ms: number) => Promise<void>;
  /** Stops after the batch that is under way. */
  readonly signal?: AbortSignal;
}

export interface Removal {
  readonly removed: number;
  readonly batches: number;
  /** How long the slowest batch took, waiting for others included: no lock was held longer. */
  readonly longestMs: number;
}

/** Of all time that removing takes, this many parts of itself are pause. */
const PAUSE_FACTOR = 3;
const PAUSE_MIN_MS = 5;

/** The last row of a batch, in the order of the index. */
interface Boundary {
  readonly createdAt: Instant;
  readonly id: bigint;
}

/**
 * Removes the rows that were created before `cutoff`, oldest first, in batches that find their rows by the index on
 * `created_at` and hold a lock for a few milliseconds each. What is newer is not looked at, let alone locked.
 */
export async function removeOlderThan(
  session: SqlSession,
  table: RetainedTable,
  cutoff: Instant,
  { stopwatch, pause, signal }: RemovalOptions,
): Promise<Removal> {
  const size = createBatchSize();
  let removed = 0;
  let batches = 0;
  let longestMs = 0;

  while (signal?.aborted !== true) {
    const boundary = await findBoundary(session, table, cutoff, size.current());
    if (boundary === null) {
      break;
    }

    const startedAt = stopwatch();
    removed += await removeUpTo(session, table, boundary);
    const elapsedMs = stopwatch() - startedAt;
    size.learn(elapsedMs);
    batches += 1;
    longestMs = Math.max(longestMs, elapsedMs);
    await pause(Math.max(PAUSE_MIN_MS, elapsedMs * PAUSE_FACTOR));
  }

  return { removed, batches, longestMs };
}

/** The last of the `count` oldest rows before the cutoff, or of as many as there are; null for none. Locks nothing. */
async function findBoundary(
  session: SqlSession,
  table: RetainedTable,
  cutoff: Instant,
  count: number,
): Promise<Boundary | null> {
  const [row] = await session.query<{ id: unknown; created_at: unknown }>(
    sql`SELECT id, created_at FROM (
      SELECT id, created_at FROM ${raw(table)} WHERE created_at < ${instantParameter(session, cutoff)} ${ONLY[table] ?? empty}
      ORDER BY created_at, id LIMIT ${count}
    ) AS oldest ORDER BY created_at DESC, id DESC LIMIT 1`,
  );
  return row === undefined ? null : { createdAt: toInstant(row.created_at), id: toBigInt(row.id) };
}

/** Of rows of one instant, which may be many, only those up to the boundary's. */
function removeUpTo(session: SqlSession, table: RetainedTable, { createdAt, id }: Boundary): Promise<number> {
  const at = instantParameter(session, createdAt);
  return session.execute(
    sql`DELETE FROM ${raw(table)} WHERE created_at <= ${at} AND (created_at < ${at} OR id <= ${id}) ${ONLY[table] ?? empty}`,
  );
}

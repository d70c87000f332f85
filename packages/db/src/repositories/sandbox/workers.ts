import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { instantParameter } from '../../sql/fragments.ts';
import { sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type RawRow, readOptionalText } from './columns.ts';
import { shardsTable, workersTable } from './tables.ts';

export interface WorkerBeat {
  readonly workerId: string;
  readonly startedAt: Instant;
  readonly heartbeatAt: Instant;
  readonly quoteSource: string;
}

/** Who serves the accounts of a shard, until when, and how far its fills have followed the pushed ticks. */
export interface ShardLease {
  readonly shard: number;
  readonly workerId: string | null;
  readonly leaseUntil: Instant | null;
  readonly appliedSeq: number;
}

export interface WorkerRepository {
  beat(worker: WorkerBeat): Promise<void>;
  leave(workerId: string): Promise<void>;
  /** The newest beat of all workers, or null where there is none. */
  newestBeat(): Promise<Instant | null>;
  /** Makes the rows of shards that have none. */
  createShards(count: number, appliedSeq: number): Promise<void>;
  shards(): Promise<ShardLease[]>;
  /** Takes every shard that is free, expired or the worker's own until `leaseUntil`; returns how many it holds now. */
  acquireShards(workerId: string, now: Instant, leaseUntil: Instant): Promise<number>;
  releaseShards(workerId: string): Promise<void>;
  /** Moves the place of the worker's shards in the feed; returns how many it still holds. */
  moveTo(workerId: string, appliedSeq: number): Promise<number>;
}

/** The rows of sandbox_workers and sandbox_shards, over a session: inside a transaction when the session is one. */
export function createWorkerRepository(session: SqlSession): WorkerRepository {
  return {
    async beat(worker) {
      await insertRows(session, workersTable, [toRow(worker)], {
        onConflict: { key: ['worker_id'], update: ['heartbeat_at'] },
      });
    },

    async leave(workerId) {
      await session.execute(sql`DELETE FROM sandbox_workers WHERE worker_id = ${workerId}`);
    },

    async newestBeat() {
      const [row] = await session.query<RawRow>(
        sql`SELECT heartbeat_at FROM sandbox_workers ORDER BY heartbeat_at DESC LIMIT 1`,
      );
      return row === undefined ? null : toInstant(row.heartbeat_at);
    },

    async createShards(count, appliedSeq) {
      const rows = Array.from({ length: count }, (_, shard) => ({ shard, applied_seq: appliedSeq }));
      await insertRows(session, shardsTable, rows, { onConflict: 'ignore' });
    },

    async shards() {
      const rows = await session.query<RawRow>(
        sql`SELECT shard, worker_id, lease_until, applied_seq FROM sandbox_shards ORDER BY shard`,
      );
      return rows.map(toShardLease);
    },

    acquireShards: (workerId, now, leaseUntil) =>
      session.execute(sql`UPDATE sandbox_shards
        SET worker_id = ${workerId}, lease_until = ${instantParameter(session, leaseUntil)}
        WHERE worker_id IS NULL OR worker_id = ${workerId} OR lease_until < ${instantParameter(session, now)}`),

    async releaseShards(workerId) {
      await session.execute(
        sql`UPDATE sandbox_shards SET worker_id = NULL, lease_until = NULL WHERE worker_id = ${workerId}`,
      );
    },

    moveTo: (workerId, appliedSeq) =>
      session.execute(
        sql`UPDATE sandbox_shards SET applied_seq = ${appliedSeq} WHERE worker_id = ${workerId}`,
      ),
  };
}

function toRow({ workerId, startedAt, heartbeatAt, quoteSource }: WorkerBeat) {
  return { worker_id: workerId, started_at: startedAt, heartbeat_at: heartbeatAt, quote_source: quoteSource };
}

function toShardLease(row: RawRow): ShardLease {
  return {
    shard: Number(row.shard),
    workerId: readOptionalText(row.worker_id),
    leaseUntil: row.lease_until === null ? null : toInstant(row.lease_until),
    appliedSeq: Number(row.applied_seq),
  };
}

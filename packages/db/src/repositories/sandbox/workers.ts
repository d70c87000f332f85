import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { inList, instantParameter } from '../../sql/fragments.ts';
import { integer, text } from '../../sql/table.ts';
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

/** Who serves the accounts of a shard, and how far its fills have followed the pushed ticks. */
export interface ShardLease {
  readonly shard: number;
  readonly workerId: string | null;
  /** For people and tools that look from outside; workers go by each other's beats, not by clocks. */
  readonly leaseUntil: Instant | null;
  readonly appliedSeq: number;
}

/** Shards to be taken: each only if it is still nobody's or one of `from`'s. */
export interface ShardTake {
  readonly shards: readonly number[];
  readonly from: readonly string[];
  readonly leaseUntil: Instant;
}

export interface WorkerRepository {
  beat(worker: WorkerBeat): Promise<void>;
  /** All workers that beat and have not left. */
  beats(): Promise<readonly Pick<WorkerBeat, 'workerId' | 'heartbeatAt'>[]>;
  leave(workerIds: readonly string[]): Promise<void>;
  /** The newest beat of all workers, or null where there is none. */
  newestBeat(): Promise<Instant | null>;
  /** Makes the rows of shards that have none. */
  createShards(shards: readonly number[], appliedSeq: number): Promise<void>;
  shards(): Promise<ShardLease[]>;
  takeShards(workerId: string, take: ShardTake): Promise<void>;
  /** Says how long the worker's shards are its own, as far as clocks tell. */
  extendLeases(workerId: string, leaseUntil: Instant): Promise<void>;
  /** Gives back those of the shards that are the worker's. */
  releaseShards(workerId: string, shards: readonly number[]): Promise<void>;
  /** Those of the shards that are the worker's, as this transaction sees it. */
  heldOf(workerId: string, shards: readonly number[]): Promise<readonly number[]>;
  /** Moves the place in the feed of those of the shards that are the worker's, never backwards; tells how many it moved. */
  moveTo(workerId: string, shards: readonly number[], appliedSeq: number): Promise<number>;
  /** The place of those of the shards that is furthest behind. */
  slowestOf(shards: readonly number[]): Promise<number>;
}

/** The rows of sandbox_workers and sandbox_shards, over a session: inside a transaction when the session is one. */
export function createWorkerRepository(session: SqlSession): WorkerRepository {
  const inShards = (shards: readonly number[]) => sql`shard ${inList(session, integer, shards)}`;
  const inWorkers = (ids: readonly string[]) => sql`worker_id ${inList(session, text(64), ids)}`;

  return {
    async beat(worker) {
      await insertRows(session, workersTable, [toRow(worker)], {
        onConflict: { key: ['worker_id'], update: ['heartbeat_at'] },
      });
    },

    async beats() {
      const rows = await session.query<RawRow>(sql`SELECT worker_id, heartbeat_at FROM sandbox_workers`);
      return rows.map((row) => ({
        workerId: String(row.worker_id),
        heartbeatAt: toInstant(row.heartbeat_at),
      }));
    },

    async leave(workerIds) {
      await session.execute(sql`DELETE FROM sandbox_workers WHERE ${inWorkers(workerIds)}`);
    },

    async newestBeat() {
      const [row] = await session.query<RawRow>(
        sql`SELECT heartbeat_at FROM sandbox_workers ORDER BY heartbeat_at DESC LIMIT 1`,
      );
      return row === undefined ? null : toInstant(row.heartbeat_at);
    },

    async createShards(shards, appliedSeq) {
      const rows = shards.map((shard) => ({ shard, applied_seq: appliedSeq }));
      await insertRows(session, shardsTable, rows, { onConflict: 'ignore' });
    },

    async shards() {
      const rows = await session.query<RawRow>(
        sql`SELECT shard, worker_id, lease_until, applied_seq FROM sandbox_shards ORDER BY shard`,
      );
      return rows.map(toShardLease);
    },

    async takeShards(workerId, { shards, from, leaseUntil }) {
      await session.execute(sql`UPDATE sandbox_shards
        SET worker_id = ${workerId}, lease_until = ${instantParameter(session, leaseUntil)}
        WHERE ${inShards(shards)} AND (worker_id IS NULL OR ${inWorkers(from)})`);
    },

    async extendLeases(workerId, leaseUntil) {
      await session.execute(sql`UPDATE sandbox_shards
        SET lease_until = ${instantParameter(session, leaseUntil)} WHERE worker_id = ${workerId}`);
    },

    async releaseShards(workerId, shards) {
      await session.execute(sql`UPDATE sandbox_shards SET worker_id = NULL, lease_until = NULL
        WHERE worker_id = ${workerId} AND ${inShards(shards)}`);
    },

    async heldOf(workerId, shards) {
      const rows = await session.query<RawRow>(
        sql`SELECT shard FROM sandbox_shards WHERE worker_id = ${workerId} AND ${inShards(shards)}`,
      );
      return rows.map((row) => Number(row.shard));
    },

    moveTo: (workerId, shards, appliedSeq) =>
      session.execute(sql`UPDATE sandbox_shards SET applied_seq = ${appliedSeq}
        WHERE worker_id = ${workerId} AND applied_seq < ${appliedSeq} AND ${inShards(shards)}`),

    async slowestOf(shards) {
      const [row] = await session.query<RawRow>(
        sql`SELECT MIN(applied_seq) AS applied_seq FROM sandbox_shards WHERE ${inShards(shards)}`,
      );
      return Number(row?.applied_seq ?? 0);
    },
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

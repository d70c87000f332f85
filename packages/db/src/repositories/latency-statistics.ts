import type { Instant } from '@openalgo/domain';
import type { LatencyDatabase } from '../connect/open.ts';
import { instantParameter } from '../sql/fragments.ts';
import { empty, sql } from '../sql/template.ts';
import type { RawRow } from './sandbox/columns.ts';

/** How many orders of one broker and operation took so long and ended so: the database counts, nobody reads a million rows. */
export interface LatencyCount {
  readonly broker: string;
  readonly apiType: string;
  /** Milliseconds; counts of one broker and operation come in ascending order. */
  readonly totalMs: number;
  readonly orders: number;
  readonly isFailed: boolean;
  /** The sum of their round trips, milliseconds. */
  readonly rttSumMs: number;
}

export interface LatencyStatisticsRepository {
  /** The orders since an instant, of a user or of all, counted by how long they took. */
  distribution(options: {
    readonly since: Instant;
    readonly userId?: string | undefined;
  }): Promise<readonly LatencyCount[]>;
}

/** Counts the rows of order_latency. */
export function createLatencyStatisticsRepository({
  session,
}: Pick<LatencyDatabase, 'session'>): LatencyStatisticsRepository {
  return {
    async distribution({ since, userId }) {
      const ofUser = userId === undefined ? empty : sql`AND user_id = ${userId}`;
      const rows =
        await session.query<RawRow>(sql`SELECT broker, api_type, total_latency_ms, status, COUNT(*) AS orders,
          SUM(rtt_ms) AS rtt_sum
        FROM order_latency WHERE created_at >= ${instantParameter(session, since)} ${ofUser}
        GROUP BY broker, api_type, total_latency_ms, status
        ORDER BY broker, api_type, total_latency_ms, status`);
      return rows.map((row) => ({
        broker: String(row.broker),
        apiType: String(row.api_type),
        totalMs: Number(row.total_latency_ms),
        orders: Number(row.orders),
        isFailed: row.status === 'FAILED',
        rttSumMs: Number(row.rtt_sum),
      }));
    },
  };
}

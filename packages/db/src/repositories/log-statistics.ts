import type { Instant } from '@openalgo/domain';
import type { LogsDatabase } from '../connect/open.ts';
import { instantParameter } from '../sql/fragments.ts';
import { raw, type Sql, sql } from '../sql/template.ts';
import type { RawRow } from './sandbox/columns.ts';

/** What was asked of one endpoint. */
export interface EndpointTraffic {
  readonly endpoint: string;
  readonly requests: number;
  /** Answers of 400 and above. */
  readonly errors: number;
  /** The sum of the times that the answers took, milliseconds. */
  readonly durationSumMs: number;
}

/** What was asked of the paper accounts. */
export interface AnalyzerCounts {
  readonly calls: number;
  /** Calls by what they named, the most frequent first. */
  readonly strategies: readonly NamedCount[];
  readonly symbols: readonly NamedCount[];
  /** Refusals by kind. */
  readonly issues: readonly NamedCount[];
}

export interface NamedCount {
  readonly name: string;
  readonly calls: number;
}

export interface LogStatisticsRepository {
  /** Requests since an instant by endpoint, the most asked first. */
  traffic(since: Instant): Promise<readonly EndpointTraffic[]>;
  /** A user's calls since an instant. */
  analyzer(userId: string, since: Instant): Promise<AnalyzerCounts>;
}

/** More are not told by name. */
const NAMES_MAX = 500;

/** Counts the rows of api_logs and analyzer_logs; the database counts, nobody reads the rows. */
export function createLogStatisticsRepository({
  session,
}: Pick<LogsDatabase, 'session'>): LogStatisticsRepository {
  async function countBy(column: 'strategy' | 'symbol' | 'issue', where: Sql): Promise<NamedCount[]> {
    const name = raw(column);
    const rows = await session.query<RawRow>(sql`SELECT ${name} AS name, COUNT(*) AS calls FROM analyzer_logs
      WHERE ${where} AND ${name} IS NOT NULL GROUP BY ${name} ORDER BY calls DESC, ${name} LIMIT ${NAMES_MAX}`);
    return rows.map((row) => ({ name: String(row.name), calls: Number(row.calls) }));
  }

  return {
    async traffic(since) {
      const rows = await session.query<RawRow>(sql`SELECT endpoint, COUNT(*) AS requests,
          SUM(CASE WHEN status_code >= 400 THEN 1 ELSE 0 END) AS errors, SUM(processing_time) AS duration_sum
        FROM api_logs WHERE created_at >= ${instantParameter(session, since)}
        GROUP BY endpoint ORDER BY requests DESC, endpoint LIMIT ${NAMES_MAX}`);
      return rows.map((row) => ({
        endpoint: String(row.endpoint),
        requests: Number(row.requests),
        errors: Number(row.errors),
        durationSumMs: Number(row.duration_sum ?? 0),
      }));
    },

    async analyzer(userId, since) {
      const where = sql`user_id = ${userId} AND created_at >= ${instantParameter(session, since)}`;
      const [row] = await session.query<RawRow>(
        sql`SELECT COUNT(*) AS calls FROM analyzer_logs WHERE ${where}`,
      );
      return {
        calls: Number(row?.calls ?? 0),
        strategies: await countBy('strategy', where),
        symbols: await countBy('symbol', where),
        issues: await countBy('issue', where),
      };
    },
  };
}

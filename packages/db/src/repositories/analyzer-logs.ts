import type { Instant } from '@openalgo/domain';
import type { LogsDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { instantParameter } from '../sql/fragments.ts';
import { defineTable, instant, longText, text } from '../sql/table.ts';
import { join, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { type RawRow, readOptionalText } from './sandbox/columns.ts';

/** A call that the paper account answered. */
export interface AnalyzerLogEntry {
  readonly userId: string | null;
  readonly apiType: string;
  /** JSON, without the API key. */
  readonly requestData: string;
  readonly responseData: string;
  readonly createdAt: Instant;
  /** What the statistics count by; null where the call named none. */
  readonly strategy?: string | null;
  readonly symbol?: string | null;
  /** The kind of refusal; null for a call that succeeded. */
  readonly issue?: string | null;
}

export interface StoredAnalyzerLogEntry extends Required<AnalyzerLogEntry> {
  /** Rises with every entry; where the next page begins. */
  readonly id: number;
}

export interface AnalyzerLogRepository {
  insertMany(entries: readonly AnalyzerLogEntry[]): Promise<void>;
  /** A user's newest, newest first. */
  page(options: NewestOptions & { readonly userId: string }): Promise<Page<StoredAnalyzerLogEntry>>;
  /** How many entries a user has. */
  count(userId: string): Promise<number>;
  /** Removes what is older; returns how much that was. */
  removeBefore(at: Instant): Promise<number>;
}

export const analyzerLogsTable = defineTable('analyzer_logs', {
  user_id: text(50),
  api_type: text(50),
  request_data: longText,
  response_data: longText,
  created_at: instant,
  strategy: text(100),
  symbol: text(50),
  issue: text(20),
});

/** The rows of analyzer_logs. */
export function createAnalyzerLogRepository({
  session,
}: Pick<LogsDatabase, 'session'>): AnalyzerLogRepository {
  return {
    insertMany: (entries) => insertRows(session, analyzerLogsTable, entries.map(toAnalyzerLogRow)),

    async page({ userId, limit, before }) {
      const conditions = [sql`user_id = ${userId}`, ...(before === undefined ? [] : [sql`id < ${before}`])];
      const rows = await session.query<RawRow>(
        sql`SELECT id, user_id, api_type, request_data, response_data, created_at, strategy, symbol, issue FROM analyzer_logs
          WHERE ${join(conditions, ' AND ')} ORDER BY id DESC LIMIT ${limit}`,
      );
      return pageById(rows.map(toEntry), limit);
    },

    async count(userId) {
      const [row] = await session.query<RawRow>(
        sql`SELECT COUNT(*) AS entries FROM analyzer_logs WHERE user_id = ${userId}`,
      );
      return Number(row?.entries ?? 0);
    },

    removeBefore: (at) =>
      session.execute(sql`DELETE FROM analyzer_logs WHERE created_at < ${instantParameter(session, at)}`),
  };
}

/** An entry as the row that is written. */
export function toAnalyzerLogRow(entry: AnalyzerLogEntry) {
  return {
    user_id: entry.userId,
    api_type: entry.apiType,
    request_data: entry.requestData,
    response_data: entry.responseData,
    created_at: entry.createdAt,
    strategy: entry.strategy ?? null,
    symbol: entry.symbol ?? null,
    issue: entry.issue ?? null,
  };
}

function toEntry(row: RawRow): StoredAnalyzerLogEntry {
  return {
    id: Number(toBigInt(row.id)),
    userId: readOptionalText(row.user_id),
    apiType: String(row.api_type),
    requestData: String(row.request_data),
    responseData: String(row.response_data),
    createdAt: toInstant(row.created_at),
    strategy: readOptionalText(row.strategy),
    symbol: readOptionalText(row.symbol),
    issue: readOptionalText(row.issue),
  };
}

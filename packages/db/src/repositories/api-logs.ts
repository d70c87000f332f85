import type { Instant } from '@openalgo/domain';
import type { LogsDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { defineTable, float, instant, integer, text } from '../sql/table.ts';
import { join, raw, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { type RawRow, readOptionalText } from './sandbox/columns.ts';

/** One request that was answered. */
export interface ApiLogEntry {
  readonly requestId: string;
  /** Null where the request carried no valid key. */
  readonly userId: string | null;
  readonly endpoint: string;
  readonly method: string;
  readonly statusCode: number;
  /** Bytes of the bodies, or null where unknown. */
  readonly requestSize: number | null;
  readonly responseSize: number | null;
  readonly processingTimeMs: number;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
}

export interface StoredApiLogEntry extends ApiLogEntry {
  /** Rises with every entry; where the next page begins. */
  readonly id: number;
}

export interface ApiLogRepository {
  /** Text that a client made up, such as its name, is cut to what the columns hold. */
  insertMany(entries: readonly ApiLogEntry[]): Promise<void>;
  /** The newest of a user or of all, newest first. */
  page(options: NewestOptions & { readonly userId?: string | undefined }): Promise<Page<StoredApiLogEntry>>;
}

export const apiLogsTable = defineTable('api_logs', {
  request_id: text(64),
  user_id: text(50),
  endpoint: text(200),
  method: text(10),
  status_code: integer,
  request_size: integer,
  response_size: integer,
  processing_time: float,
  ip_address: text(50),
  user_agent: text(500),
  created_at: instant,
});

const READ = join(['id', ...Object.keys(apiLogsTable.columns)].map((name) => raw(name)));

/** The rows of api_logs. */
export function createApiLogRepository({ session }: Pick<LogsDatabase, 'session'>): ApiLogRepository {
  return {
    insertMany: (entries) => insertRows(session, apiLogsTable, entries.map(toApiLogRow)),

    async page({ limit, before, userId }) {
      const conditions = [
        sql`id > 0`,
        ...(before === undefined ? [] : [sql`id < ${before}`]),
        ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
      ];
      const rows = await session.query<RawRow>(
        sql`SELECT ${READ} FROM api_logs WHERE ${join(conditions, ' AND ')} ORDER BY id DESC LIMIT ${limit}`,
      );
      return pageById(rows.map(toEntry), limit);
    },
  };
}

const { columns } = apiLogsTable;
const cut = (value: string, { length }: { readonly length: number }): string => value.slice(0, length);

/** An entry as the row that is written. */
export function toApiLogRow(entry: ApiLogEntry) {
  return {
    request_id: cut(entry.requestId, columns.request_id),
    user_id: entry.userId,
    endpoint: cut(entry.endpoint, columns.endpoint),
    method: cut(entry.method, columns.method),
    status_code: entry.statusCode,
    request_size: entry.requestSize,
    response_size: entry.responseSize,
    processing_time: entry.processingTimeMs,
    ip_address: entry.ipAddress === null ? null : cut(entry.ipAddress, columns.ip_address),
    user_agent: entry.userAgent === null ? null : cut(entry.userAgent, columns.user_agent),
    created_at: entry.createdAt,
  };
}

function toEntry(row: RawRow): StoredApiLogEntry {
  return {
    id: Number(toBigInt(row.id)),
    requestId: String(row.request_id ?? ''),
    userId: readOptionalText(row.user_id),
    endpoint: String(row.endpoint),
    method: String(row.method),
    statusCode: Number(row.status_code),
    requestSize: row.request_size === null ? null : Number(row.request_size),
    responseSize: row.response_size === null ? null : Number(row.response_size),
    processingTimeMs: Number(row.processing_time ?? 0),
    ipAddress: readOptionalText(row.ip_address),
    userAgent: readOptionalText(row.user_agent),
    createdAt: toInstant(row.created_at),
  };
}

import type { Instant } from '@openalgo/domain';
import type { LatencyDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { defineTable, float, instant, integer, text } from '../sql/table.ts';
import { join, raw, type Sql, sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { type RawRow, readOptionalText, readWord } from './sandbox/columns.ts';

export type LatencyStatus = 'SUCCESS' | 'FAILED' | 'PARTIAL';

/** How long one order took. Times are instants, durations milliseconds, sizes bytes. */
export interface LatencyRecord {
  readonly orderId: string;
  /** The operation, e.g. placeorder. */
  readonly apiType: string;
  /** PLACE, SMART, BASKET … */
  readonly orderType: string;
  readonly broker: string;
  readonly userId: string;
  readonly symbol: string | null;
  /** When the API received the request. */
  readonly requestSentAt: Instant;
  /** When the acknowledgement was durable. */
  readonly orderAckedAt: Instant;
  readonly rttMs: number;
  readonly totalLatencyMs: number;
  readonly requestSize: number | null;
  readonly responseSize: number | null;
  readonly status: LatencyStatus;
  readonly error?: string | null;
}

/** A record as it is stored. */
export interface StoredLatencyRecord extends Required<LatencyRecord> {
  /** Rises with every record; where the next page begins. */
  readonly id: number;
  /** What of the whole was not the round trip. */
  readonly overheadMs: number;
}

export interface LatencyRepository {
  /** Writes records, each once: an order that has one keeps it. */
  insertMany(records: readonly LatencyRecord[]): Promise<void>;
  findByOrderId(orderId: string): Promise<StoredLatencyRecord | null>;
  /** The newest of a user or of all, newest first. */
  page(options: NewestOptions & { readonly userId?: string | undefined }): Promise<Page<StoredLatencyRecord>>;
}

export const latencyTable = defineTable('order_latency', {
  order_id: text(50),
  api_type: text(50),
  order_type: text(20),
  broker: text(50),
  user_id: text(50),
  symbol: text(50),
  request_sent_at: instant,
  order_acked_at: instant,
  rtt_ms: float,
  overhead_ms: float,
  total_latency_ms: float,
  request_size: integer,
  response_size: integer,
  status: text(20),
  error: text(500),
  created_at: instant,
});

const ERROR_CHARACTERS_MAX = 500;
const READ = join(['id', ...Object.keys(latencyTable.columns)].map((name) => raw(name)));

/** The rows of order_latency. */
export function createLatencyRepository({ session }: Pick<LatencyDatabase, 'session'>): LatencyRepository {
  async function select(rest: Sql): Promise<StoredLatencyRecord[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${READ} FROM order_latency ${rest}`);
    return rows.map(toRecord);
  }

  return {
    insertMany: (records) =>
      insertRows(session, latencyTable, records.map(toLatencyRow), { onConflict: 'ignore' }),

    async findByOrderId(orderId) {
      const [found] = await select(sql`WHERE order_id = ${orderId}`);
      return found ?? null;
    },

    async page({ limit, before, userId }) {
      const where = join(
        [
          sql`id > 0`,
          ...(before === undefined ? [] : [sql`id < ${before}`]),
          ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
        ],
        ' AND ',
      );
      return pageById(await select(sql`WHERE ${where} ORDER BY id DESC LIMIT ${limit}`), limit);
    },
  };
}

/** A record as the row that is written. */
export function toLatencyRow(record: LatencyRecord) {
  return {
    order_id: record.orderId,
    api_type: record.apiType,
    order_type: record.orderType,
    broker: record.broker,
    user_id: record.userId,
    symbol: record.symbol,
    request_sent_at: record.requestSentAt,
    order_acked_at: record.orderAckedAt,
    rtt_ms: record.rttMs,
    overhead_ms: record.totalLatencyMs - record.rttMs,
    total_latency_ms: record.totalLatencyMs,
    request_size: record.requestSize,
    response_size: record.responseSize,
    status: record.status,
    error: record.error?.slice(0, ERROR_CHARACTERS_MAX) ?? null,
    // Fixed with the order, whoever records it and when: where the table is divided by it, only both together are unique.
    created_at: record.requestSentAt,
  };
}

function toRecord(row: RawRow): StoredLatencyRecord {
  return {
    id: Number(toBigInt(row.id)),
    orderId: String(row.order_id),
    apiType: String(row.api_type),
    orderType: String(row.order_type),
    broker: String(row.broker),
    userId: String(row.user_id),
    symbol: readOptionalText(row.symbol),
    requestSentAt: toInstant(row.request_sent_at),
    orderAckedAt: toInstant(row.order_acked_at),
    rttMs: Number(row.rtt_ms),
    overheadMs: Number(row.overhead_ms),
    totalLatencyMs: Number(row.total_latency_ms),
    requestSize: row.request_size === null ? null : Number(row.request_size),
    responseSize: row.response_size === null ? null : Number(row.response_size),
    status: readWord(row.status),
    error: readOptionalText(row.error),
  };
}

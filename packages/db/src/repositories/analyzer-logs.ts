import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { LogsDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { instantParameter } from '../sql/fragments.ts';
import { defineTable, instant, longText, text } from '../sql/table.ts';
import { join, raw, type Sql, sql } from '../sql/template.ts';
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

/** Which of a user's entries are wanted; all where nothing is said. */
export interface AnalyzerLogFilter {
  readonly userId: string;
  /** From this moment on. */
  readonly since?: Instant | undefined;
  /** Before this moment. */
  readonly until?: Instant | undefined;
  /** What is somewhere in the endpoint, the strategy, the symbol, the request or the answer, in whatever case. */
  readonly search?: string | undefined;
}

export interface AnalyzerLogRepository {
  insertMany(entries: readonly AnalyzerLogEntry[]): Promise<void>;
  /** A user's newest, newest first. A page of a search may be short, or empty, and not be the last: `next` tells. */
  page(options: NewestOptions & AnalyzerLogFilter): Promise<Page<StoredAnalyzerLogEntry>>;
  /** How many entries a user has. */
  count(userId: string): Promise<number>;
  /** Removes what is older; returns how much that was. */
  removeBefore(at: Instant): Promise<number>;
}

/** So many entries a page of a search looks at, so that it takes milliseconds however seldom the text is. */
export const LOOKED_AT_MAX = 5_000;

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

    async page({ limit, before, ...filter }) {
      const place = before === undefined ? undefined : await placeOf(session, before);
      // What the page before ended with is removed, and so is what was older.
      return place === null ? { rows: [], next: null } : readPage(session, filter, limit, place);
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

/** Where an entry is among those of its user, newest first. */
interface Place {
  readonly id: number;
  readonly createdAt: Instant;
}

async function placeOf(session: SqlSession, id: number): Promise<Place | null> {
  const [row] = await session.query<RawRow>(sql`SELECT created_at FROM analyzer_logs WHERE id = ${id}`);
  return row === undefined ? null : { id, createdAt: toInstant(row.created_at) };
}

const COLUMNS = raw(
  'id, user_id, api_type, request_data, response_data, created_at, strategy, symbol, issue',
);
const NEWEST_FIRST = raw('ORDER BY created_at DESC, id DESC');

async function readPage(
  session: SqlSession,
  filter: AnalyzerLogFilter,
  limit: number,
  place: Place | undefined,
): Promise<Page<StoredAnalyzerLogEntry>> {
  const entries = sql`FROM analyzer_logs WHERE ${conditionsOf(session, filter, place)} ${NEWEST_FIRST}`;
  if (filter.search === undefined) {
    return pageById(
      (await session.query<RawRow>(sql`SELECT ${COLUMNS} ${entries} LIMIT ${limit}`)).map(toEntry),
      limit,
    );
  }

  const rows = await session.query<RawRow>(
    sql`SELECT ${COLUMNS} FROM (SELECT ${COLUMNS} ${entries} LIMIT ${LOOKED_AT_MAX}) looked_at
      WHERE ${matches(filter.search)} ${NEWEST_FIRST} LIMIT ${limit}`,
  );
  const page = pageById(rows.map(toEntry), limit);
  return page.next === null ? { rows: page.rows, next: await lastLookedAt(session, entries) } : page;
}

/** Where a search that found less than a page goes on; null where it has looked at all there is. */
async function lastLookedAt(session: SqlSession, entries: Sql): Promise<number | null> {
  const [row] = await session.query<RawRow>(sql`SELECT id ${entries} LIMIT 1 OFFSET ${LOOKED_AT_MAX - 1}`);
  return row === undefined ? null : Number(toBigInt(row.id));
}

function conditionsOf(
  session: SqlSession,
  { userId, since, until }: AnalyzerLogFilter,
  place: Place | undefined,
): Sql {
  const at = (instant: Instant) => instantParameter(session, instant);
  const conditions = [sql`user_id = ${userId}`];
  if (since !== undefined) {
    conditions.push(sql`created_at >= ${at(since)}`);
  }
  if (until !== undefined) {
    conditions.push(sql`created_at < ${at(until)}`);
  }
  if (place !== undefined) {
    conditions.push(
      sql`created_at <= ${at(place.createdAt)}`,
      sql`(created_at < ${at(place.createdAt)} OR id < ${place.id})`,
    );
  }

  return join(conditions, ' AND ');
}

/** Nothing in the text is special; the case of Latin letters does not matter. */
function matches(search: string): Sql {
  const pattern = `%${search.replaceAll(/[!%_]/g, '!$&')}%`;
  const columns = ['api_type', 'strategy', 'symbol', 'request_data', 'response_data'];
  return sql`(${join(
    columns.map((column) => sql`LOWER(${raw(column)}) LIKE LOWER(${pattern}) ESCAPE '!'`),
    ' OR ',
  )})`;
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

import type { Instant } from '@openalgo/domain';
import type { LogsDatabase } from '../connect/open.ts';
import { toBigInt, toInstant } from '../sql/decode.ts';
import { bigint, defineTable, instant, integer, longText, text } from '../sql/table.ts';
import { join, raw, type Sql, sql } from '../sql/template.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import type { RawRow } from './sandbox/columns.ts';

/** What is known of an event. */
export interface AuditContent {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON. */
  readonly detail: string;
}

/** An event as it is stored: its place in the chain, and the hashes that hold it there. */
export interface AuditRecord extends AuditContent {
  /** From 1, without gaps. */
  readonly id: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** Where the chain ends. */
export interface AuditEnd {
  readonly lastId: number;
  readonly lastHash: string;
}

/** The record of where the chain ends. */
export interface StoredAuditEnd extends AuditEnd {
  readonly seal: string;
  readonly chainKeyEncrypted: string;
  /** The newest row that there is; `lastId`, unless somebody added rows past the chain. */
  readonly newestId: number;
}

export const auditEventsTable = defineTable('audit_events', {
  id: bigint,
  at: instant,
  actor: text(50),
  action: text(50),
  subject: text(100),
  detail: longText,
  previous_hash: text(64),
  hash: text(64),
});

export const auditHeadsTable = defineTable('audit_heads', {
  id: integer,
  last_id: bigint,
  last_hash: text(64),
  seal: text(64),
  chain_key_encrypted: longText,
  version: integer,
});

/** There is one chain. */
export const AUDIT_HEAD_ID = 1;

/** The audit trail for those who read it. */
export interface AuditReader {
  /** Null where no chain was begun. */
  end(): Promise<StoredAuditEnd | null>;
  /** The rows after an id, ascending, as they are: whether they are genuine is for the reader to find out. */
  after(id: number, limit: number): Promise<readonly AuditRecord[]>;
  /** The newest, newest first: all, or those of an actor or an action. */
  page(options: AuditQuery): Promise<Page<AuditRecord>>;
}

export interface AuditQuery extends NewestOptions {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
}

const READ = join(Object.keys(auditEventsTable.columns).map((name) => raw(name)));

/** Reads audit_events and its head. */
export function createAuditReader({ session }: Pick<LogsDatabase, 'session'>): AuditReader {
  async function select(rest: Sql): Promise<AuditRecord[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${READ} FROM audit_events ${rest}`);
    return rows.map(toRecord);
  }

  return {
    async end() {
      // One statement, so that the chain cannot grow between the two answers.
      const [row] = await session.query<RawRow>(
        sql`SELECT last_id, last_hash, seal, chain_key_encrypted, (SELECT MAX(id) FROM audit_events) AS newest_id FROM audit_heads WHERE id = ${AUDIT_HEAD_ID}`,
      );
      return row === undefined ? null : toStoredEnd(row);
    },

    after: (id, limit) => select(sql`WHERE id > ${id} ORDER BY id LIMIT ${limit}`),

    async page({ limit, actor, action, before }) {
      const conditions = [
        sql`id > 0`,
        ...(actor === undefined ? [] : [sql`actor = ${actor}`]),
        ...(action === undefined ? [] : [sql`action = ${action}`]),
        ...(before === undefined ? [] : [sql`id < ${before}`]),
      ];
      const records = await select(sql`WHERE ${join(conditions, ' AND ')} ORDER BY id DESC LIMIT ${limit}`);
      return pageById(records, limit);
    },
  };
}

/** Where the chain ends, as its head says. */
export function toAuditEnd(row: RawRow): AuditEnd {
  return { lastId: Number(toBigInt(row.last_id)), lastHash: String(row.last_hash) };
}

function toStoredEnd(row: RawRow): StoredAuditEnd {
  return {
    ...toAuditEnd(row),
    seal: String(row.seal),
    chainKeyEncrypted: String(row.chain_key_encrypted),
    newestId: row.newest_id === null ? 0 : Number(toBigInt(row.newest_id)),
  };
}

function toRecord(row: RawRow): AuditRecord {
  return {
    id: Number(toBigInt(row.id)),
    at: toInstant(row.at),
    actor: String(row.actor),
    action: String(row.action),
    subject: String(row.subject),
    detail: String(row.detail),
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
  };
}

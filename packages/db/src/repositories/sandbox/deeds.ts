import type { SqlSession } from '../../connect/database.ts';
import { toInstant } from '../../sql/decode.ts';
import { defineTable, instant, longText, text } from '../../sql/table.ts';
import { sql } from '../../sql/template.ts';
import { deleteRows, insertRows } from '../../sql/write.ts';
import type { KeyedAuditEvent, NewAuditEvent } from '../audit-trail.ts';
import type { RawRow } from './columns.ts';

/**
 * What was done to accounts and has to be in the audit trail. It is written in the transaction that does it, so that
 * neither is without the other, and taken from here to the trail, which is in another database.
 */
export interface DeedRepository {
  insert(deeds: readonly NewAuditEvent[]): Promise<void>;
  /** The oldest, each with the key by which the trail knows it again. */
  oldest(limit: number): Promise<readonly StoredDeed[]>;
  /** Forgets those that are in the trail. */
  remove(ids: readonly number[]): Promise<void>;
}

export interface StoredDeed extends KeyedAuditEvent {
  readonly id: number;
}

export const deedsTable = defineTable('sandbox_deeds', {
  created_at: instant,
  actor: text(50),
  action: text(50),
  subject: text(100),
  detail: longText,
});

/** The rows of sandbox_deeds, over a session: inside a transaction when the session is one. */
export function createDeedRepository(session: SqlSession): DeedRepository {
  return {
    insert: (deeds) => insertRows(session, deedsTable, deeds.map(toRow)),

    async oldest(limit) {
      const rows = await session.query<RawRow>(
        sql`SELECT id, created_at, actor, action, subject, detail FROM sandbox_deeds WHERE id > 0 ORDER BY id LIMIT ${limit}`,
      );
      return rows.map(toDeed);
    },

    async remove(ids) {
      await deleteRows<{ id: { kind: 'integer' } }>(
        session,
        defineTable('sandbox_deeds', { id: { kind: 'integer' } }),
        'id',
        ids,
      );
    },
  };
}

function toRow({ at, actor, action, subject, detail }: NewAuditEvent) {
  return { created_at: at, actor, action, subject, detail: JSON.stringify(detail) };
}

function toDeed(row: RawRow): StoredDeed {
  const [id, at] = [Number(row.id), toInstant(row.created_at)];
  return {
    id,
    // The moment tells it from another that had its number before a database was restored.
    key: `deed ${id} ${at}`,
    event: {
      at,
      actor: String(row.actor),
      action: String(row.action),
      subject: String(row.subject),
      // Written by `toRow` alone.
      detail: JSON.parse(String(row.detail)) as NewAuditEvent['detail'],
    },
  };
}

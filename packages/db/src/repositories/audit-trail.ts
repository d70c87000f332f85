import { AppError, type Instant } from '@openalgo/domain';
import type { SqlSession } from '../connect/database.ts';
import type { LogsDatabase } from '../connect/open.ts';
import { inList } from '../sql/fragments.ts';
import { lockRows } from '../sql/lock-rows.ts';
import { defineTable, instant, text } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { insertRows, updateRows } from '../sql/write.ts';
import {
  AUDIT_HEAD_ID,
  type AuditContent,
  type AuditEnd,
  type AuditReader,
  type AuditRecord,
  auditEventsTable,
  auditHeadsTable,
  createAuditReader,
  type StoredAuditEnd,
  toAuditEnd,
} from './audit-reader.ts';
import type { RawRow } from './sandbox/columns.ts';

/** Who an event is by when no user is: the operator at the command line, or the system itself. */
export const SYSTEM_ACTOR = 'system';

/** Something that was done, as it is reported. */
export interface NewAuditEvent {
  readonly at: Instant;
  /** A user id, or SYSTEM_ACTOR. */
  readonly actor: string;
  /** A stable name: user.created, order.placed … */
  readonly action: string;
  /** What it was done to; longer ones are cut to 100 characters. */
  readonly subject: string;
  /** Without secrets. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** An event that may be reported again, under a key by which it is known. */
export interface KeyedAuditEvent {
  /** Of at most 64 characters. */
  readonly key: string;
  readonly event: NewAuditEvent;
}

/** Makes hashes that nobody makes without the chain's key. */
export interface AuditLinks {
  link(end: AuditEnd, events: readonly AuditContent[]): readonly AuditRecord[];
  seal(end: AuditEnd): string;
  isSealed(end: AuditEnd, seal: string): boolean;
}

/** Makes and opens keys of chains, encrypted as they are stored. */
export interface AuditLinkKeys {
  create(): string;
  /** Throws where it cannot be opened. */
  open(encrypted: string): AuditLinks;
}

/** The audit trail for those who write it. */
export interface AuditTrail {
  /**
   * Appends events in their order, all or none, however many processes do so at once. Throws `unavailable` when the
   * chain does not end where it was left: nothing is built on an end that somebody else has made.
   */
  append(events: readonly NewAuditEvent[]): Promise<void>;
  /** The same, but for those whose key it has seen; keys are known as long as retention keeps them. */
  appendOnce(events: readonly KeyedAuditEvent[], at: Instant): Promise<void>;
}

export const auditReceiptsTable = defineTable('audit_receipts', {
  source_key: text(64),
  created_at: instant,
});

const GENESIS: AuditEnd = { lastId: 0, lastHash: '0'.repeat(64) };
const { columns } = auditEventsTable;

/** Writes audit_events and its head. The chain is begun by whoever first opens it. */
export function createAuditTrail(database: LogsDatabase, keys: AuditLinkKeys): AuditTrail {
  const reader = createAuditReader(database);
  let opening: Promise<AuditLinks> | undefined;

  /** The key never changes, so that it is decrypted once; what failed is tried again the next time. */
  function links(): Promise<AuditLinks> {
    opening ??= openLinks(database.session, reader, keys).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    async append(events) {
      if (events.length > 0) {
        const chain = await links();
        await database.transaction(async (session) => {
          await appendTo(session, chain, await claimEnd(session, chain), events.map(toContent));
        });
      }
    },

    async appendOnce(events, at) {
      const chain = await links();
      await database.transaction(async (session) => {
        // Whoever has claimed the end is alone, so that nobody else can have the same keys on the way.
        const end = await claimEnd(session, chain);
        const fresh = await withoutKnown(session, events);
        const receipts = fresh.map(({ key }) => ({ source_key: key, created_at: at }));
        await insertRows(session, auditReceiptsTable, receipts);
        await appendTo(
          session,
          chain,
          end,
          fresh.map(({ event }) => toContent(event)),
        );
      });
    },
  };
}

async function openLinks(session: SqlSession, reader: AuditReader, keys: AuditLinkKeys): Promise<AuditLinks> {
  const end = (await reader.end()) ?? (await begin(session, reader, keys));
  return openKey(keys, end.chainKeyEncrypted);
}

/** Two who begin at once begin one chain: the row that is there first stays. */
async function begin(session: SqlSession, reader: AuditReader, keys: AuditLinkKeys): Promise<StoredAuditEnd> {
  if ((await reader.after(0, 1)).length > 0) {
    throw lost();
  }

  const chainKeyEncrypted = keys.create();
  const head = {
    id: AUDIT_HEAD_ID,
    last_id: GENESIS.lastId,
    last_hash: GENESIS.lastHash,
    seal: openKey(keys, chainKeyEncrypted).seal(GENESIS),
    chain_key_encrypted: chainKeyEncrypted,
  };
  await insertRows(session, auditHeadsTable, [head], { onConflict: 'ignore' });
  const end = await reader.end();
  if (end === null) {
    throw lost();
  }

  return end;
}

function openKey(keys: AuditLinkKeys, encrypted: string): AuditLinks {
  try {
    return keys.open(encrypted);
  } catch (cause) {
    const message =
      'The key of the audit trail was encrypted with an APP_KEY that is not configured: add that one to APP_KEY_PREVIOUS.';
    throw new AppError('unavailable', 'AUDIT_KEY_UNREADABLE', message, { cause });
  }
}

function lost(): AppError {
  const message = 'The end of the audit trail is not as it was left. Look with openalgo audit verify.';
  return new AppError('unavailable', 'AUDIT_TRAIL_BROKEN', message);
}

/** Claims the end of the chain, which is as it was left. */
async function claimEnd(session: SqlSession, chain: AuditLinks): Promise<AuditEnd> {
  const [row] = await lockRows<RawRow, typeof auditHeadsTable.columns>(session, auditHeadsTable, 'id', [
    String(AUDIT_HEAD_ID),
  ]);
  const end = row === undefined ? null : toAuditEnd(row);
  if (row === undefined || end === null || !chain.isSealed(end, String(row.seal))) {
    throw lost();
  }

  return end;
}

async function withoutKnown(
  session: SqlSession,
  events: readonly KeyedAuditEvent[],
): Promise<readonly KeyedAuditEvent[]> {
  const { source_key } = auditReceiptsTable.columns;
  const rows = await session.query<RawRow>(
    sql`SELECT source_key FROM audit_receipts WHERE source_key ${inList(
      session,
      source_key,
      events.map(({ key }) => key),
    )}`,
  );
  const known = new Set(rows.map((row) => String(row.source_key)));
  return events.filter(({ key }) => !known.has(key));
}

async function appendTo(
  session: SqlSession,
  chain: AuditLinks,
  end: AuditEnd,
  events: readonly AuditContent[],
): Promise<void> {
  if (events.length === 0) {
    return;
  }

  const records = chain.link(end, events);
  const last = records.at(-1);
  const next = last === undefined ? end : { lastId: last.id, lastHash: last.hash };
  await insertRows(session, auditEventsTable, records.map(toRow));
  await updateRows(session, auditHeadsTable, { key: ['id'], set: ['last_id', 'last_hash', 'seal'] }, [
    { id: AUDIT_HEAD_ID, last_id: next.lastId, last_hash: next.lastHash, seal: chain.seal(next) },
  ]);
}

function toContent({ at, actor, action, subject, detail }: NewAuditEvent): AuditContent {
  return {
    at,
    actor: storable(actor, columns.actor),
    action: storable(action, columns.action),
    subject: storable(subject, columns.subject),
    detail: JSON.stringify(detail),
  };
}

/** Text as every engine gives it back: a hash over anything else would not fit any more. */
function storable(value: string, { length }: { readonly length: number }): string {
  // Through UTF-8, because a cut may leave half of a character, which engines replace; and PostgreSQL refuses NUL.
  return Buffer.from(value.slice(0, length)).toString().replaceAll('\0', '\uFFFD');
}

function toRow({ previousHash, ...record }: AuditRecord) {
  return { ...record, previous_hash: previousHash };
}

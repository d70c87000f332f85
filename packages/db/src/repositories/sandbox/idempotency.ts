import type { Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type RawRow, readOptionalText, readWord } from './columns.ts';
import { idempotencyTable } from './tables.ts';

/** A key names a request of one user; others may use the same key for theirs. */
export interface IdempotencyKey {
  readonly userId: string;
  readonly idempotencyKey: string;
}

/** What became of one step of a request: of a single order, or of a leg of a basket. */
export interface IdempotentStep extends IdempotencyKey {
  readonly step: number;
  readonly requestHash: string;
  /** `nothing`: the request had nothing to do. */
  readonly outcome: 'accepted' | 'rejected' | 'refused' | 'nothing';
  /** Of accepted and rejected steps, else null. */
  readonly orderId: string | null;
  /** Of refused steps, as JSON, else null. */
  readonly error: string | null;
}

export interface IdempotencyRepository {
  /** The steps of these requests, those of each in their order. */
  find(keys: readonly IdempotencyKey[]): Promise<IdempotentStep[]>;
  /** Throws `conflict` when one of the keys is there already: a request is done once. */
  insert(steps: readonly IdempotentStep[], at: Instant): Promise<void>;
}

const KEY_COLUMNS = { user_id: text(50), idempotency_key: text(128) } as const;

/** The rows of sandbox_idempotency, over a session: inside a transaction when the session is one. */
export function createIdempotencyRepository(session: SqlSession): IdempotencyRepository {
  return {
    async find(keys) {
      if (keys.length === 0) {
        return [];
      }

      const rows = keys.map(({ userId, idempotencyKey }) => ({
        user_id: userId,
        idempotency_key: idempotencyKey,
      }));
      const found = await session.query<RawRow>(sql`SELECT i.user_id, i.idempotency_key, i.step,
          i.request_hash, i.outcome, i.orderid, i.error
        FROM ${tuplesSource(session, 'wanted', KEY_COLUMNS, rows)}
        CROSS JOIN sandbox_idempotency i
        WHERE i.user_id = wanted.user_id AND i.idempotency_key = wanted.idempotency_key
        ORDER BY i.id`);
      return found.map(toStep);
    },

    async insert(steps, at) {
      await insertRows(
        session,
        idempotencyTable,
        steps.map((step) => toRow(step, at)),
      );
    },
  };
}

function toRow(step: IdempotentStep, at: Instant) {
  return {
    user_id: step.userId,
    idempotency_key: step.idempotencyKey,
    step: step.step,
    request_hash: step.requestHash,
    outcome: step.outcome,
    orderid: step.orderId,
    error: step.error,
    created_at: at,
  };
}

function toStep(row: RawRow): IdempotentStep {
  return {
    userId: String(row.user_id),
    idempotencyKey: String(row.idempotency_key),
    step: Number(row.step),
    requestHash: String(row.request_hash),
    outcome: readWord(row.outcome),
    orderId: readOptionalText(row.orderid),
    error: readOptionalText(row.error),
  };
}

/**
 * Requests under an idempotency key. What became of a request is written in the transaction that did it, so a repeat
 * finds it whatever crashed in between: it is answered again and nothing happens twice.
 */
import { createHash } from 'node:crypto';
import type { IdempotencyKey, IdempotentStep, SandboxRepositories } from '@openalgo/db';
import { AppError, type ErrorKind, type FieldErrors, type Instant, type Order } from '@openalgo/domain';
import type { AccountRequest, Steps } from './account-request.ts';

/** The requests of a transaction's accounts that are done already, by key. */
export interface RequestLedger {
  /**
   * Answers a request from what was done, or does it and notes what became of it; equal ones of one group count once.
   * Throws `invalid` when another request had the key.
   */
  once(request: AccountRequest, perform: () => Steps): Steps;
  /** Writes what was noted. */
  save(repositories: SandboxRepositories, at: Instant): Promise<void>;
}

interface Entry {
  readonly requestHash: string;
  readonly steps: Steps;
}

/** Reads what was done under the requests' keys; the accounts must be claimed. */
export async function openRequestLedger(
  repositories: SandboxRepositories,
  requests: readonly AccountRequest[],
): Promise<RequestLedger> {
  const entries = await readEntries(repositories, requests.flatMap(keyOf));
  const noted: IdempotentStep[] = [];

  return {
    once(request, perform) {
      const [key] = keyOf(request);
      if (key === undefined) {
        return perform();
      }

      const requestHash = hashOf(request);
      const entry = entries.get(keyId(key));
      if (entry === undefined) {
        const steps = perform();
        entries.set(keyId(key), { requestHash, steps });
        noted.push(...toRows(key, requestHash, steps));
        return steps;
      }

      if (entry.requestHash !== requestHash) {
        throw keyReused();
      }

      return entry.steps;
    },

    save: (within, at) => within.idempotency.insert(noted, at),
  };
}

function keyOf({ userId, idempotencyKey }: AccountRequest): readonly IdempotencyKey[] {
  return idempotencyKey === undefined ? [] : [{ userId, idempotencyKey }];
}

/** A key has no line break. */
const keyId = ({ userId, idempotencyKey }: IdempotencyKey): string => `${idempotencyKey}\n${userId}`;

/** Facts of how a request came and what the master said then: a repeat differs in them and asks for the same. */
const CIRCUMSTANCES = new Set(['receivedAt', 'requestSize', 'responseSize', 'instrument', 'idempotencyKey']);

/** A hash of what is asked for: its fields by their names, in whatever order the command was put together. */
function hashOf({ kind, commands }: AccountRequest): string {
  const meaning = JSON.stringify([kind, commands], (name, value: unknown) => {
    if (CIRCUMSTANCES.has(name)) {
      return undefined;
    }

    return typeof value === 'bigint' ? value.toString() : inOrderOfNames(value);
  });
  return createHash('sha256').update(meaning).digest('hex');
}

function inOrderOfNames(value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

async function readEntries(
  repositories: SandboxRepositories,
  keys: readonly IdempotencyKey[],
): Promise<Map<string, Entry>> {
  const rows = await repositories.idempotency.find([
    ...new Map(keys.map((key) => [keyId(key), key])).values(),
  ]);
  const ids = rows.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]));
  const orders = ids.length === 0 ? [] : await repositories.orders.find(ids);
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    const steps = entries.get(keyId(row))?.steps ?? [];
    entries.set(keyId(row), { requestHash: row.requestHash, steps: [...steps, ...toSteps(row, byId)] });
  }

  return entries;
}

/** A request that had nothing to do has one row, too: it is done. */
function toRows(key: IdempotencyKey, requestHash: string, steps: Steps): IdempotentStep[] {
  const common = { ...key, requestHash };
  if (steps.length === 0) {
    return [{ ...common, step: 0, outcome: 'nothing', orderId: null, error: null }];
  }

  return steps.map((one, step) =>
    one.ok
      ? { ...common, step, outcome: one.value.outcome, orderId: one.value.order.orderId, error: null }
      : { ...common, step, outcome: 'refused', orderId: null, error: writeError(one.error) },
  );
}

function toSteps({ outcome, orderId, error }: IdempotentStep, orders: ReadonlyMap<string, Order>): Steps {
  switch (outcome) {
    case 'nothing':
      return [];
    case 'refused':
      return [{ ok: false, error: readError(error) }];
    case 'accepted':
    case 'rejected': {
      const order = orders.get(orderId ?? '');
      // A reset removes the keys with the orders, so only a defect can have lost one.
      return order === undefined
        ? [{ ok: false, error: new Error(`Order ${orderId} of an answered request is gone`) }]
        : [{ ok: true, value: { outcome, order } }];
    }
    default:
      return outcome satisfies never;
  }
}

interface StoredError {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly message: string;
  readonly fields?: FieldErrors;
}

/** A defect has no text that others may read; that it was one is kept. */
function writeError(error: unknown): string | null {
  if (!(error instanceof AppError)) {
    return null;
  }

  const { kind, code, message, fields } = error;
  const stored: StoredError = { kind, code, message, ...(fields === undefined ? {} : { fields }) };
  return JSON.stringify(stored);
}

function readError(text: string | null): Error {
  if (text === null) {
    return new Error('A request under this idempotency key had failed by a defect');
  }

  // Written by `writeError` alone.
  const { kind, code, message, fields } = JSON.parse(text) as StoredError;
  return new AppError(kind, code, message, fields === undefined ? {} : { fields });
}

function keyReused(): AppError {
  return new AppError(
    'invalid',
    'IDEMPOTENCY_KEY_REUSED',
    'Another request had this Idempotency-Key. Give each request a key of its own.',
  );
}

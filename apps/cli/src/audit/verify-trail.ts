import type { AuditReader, AuditRecord } from '@openalgo/db';
import { type AuditKeys, type AuditProblem, createAuditWalk } from '@openalgo/security';

/** A place in the chain that was written down elsewhere, when the chain was whole. */
export interface AuditAnchor {
  readonly id: number;
  readonly hash: string;
}

export interface VerifyOptions {
  readonly reader: AuditReader;
  readonly keys: AuditKeys;
  /** How many rows are in memory at a time. */
  readonly pageSize: number;
  readonly anchor?: AuditAnchor | undefined;
  readonly onProgress: (verified: number, of: number) => void;
}

export interface Verification {
  /** How many rows the chain has, by its own account. */
  readonly events: number;
  /** The place to write down; null while there is nothing. */
  readonly end: AuditAnchor | null;
  /** The first, or null. */
  readonly problem: AuditProblem | null;
}

/**
 * Checks the chain from its first row to the end that it had when this began. Throws FernetError when the chain's key
 * cannot be read, without which nothing can be said.
 */
export async function verifyTrail(options: VerifyOptions): Promise<Verification> {
  const { reader, keys, anchor } = options;
  const end = await reader.end();
  if (end === null) {
    const isEmpty = (await reader.after(0, 1)).length === 0 && anchor === undefined;
    return { events: 0, end: null, problem: isEmpty ? null : { id: 1, kind: 'cut' } };
  }

  const walk = createAuditWalk(keys.open(end.chainKeyEncrypted));
  const problem =
    (await firstProblem(options, end.lastId, (row) => walk.step(row) ?? contradiction(row, anchor))) ??
    walk.finish(end) ??
    missing(end.lastId, anchor);
  return { events: end.lastId, end: { id: end.lastId, hash: end.lastHash }, problem };
}

async function firstProblem(
  { reader, pageSize, onProgress }: VerifyOptions,
  lastId: number,
  step: (row: AuditRecord) => AuditProblem | null,
): Promise<AuditProblem | null> {
  let after = 0;
  while (after < lastId) {
    const page = await reader.after(after, Math.min(pageSize, lastId - after));
    for (const row of page) {
      const problem = step(row);
      if (problem !== null) {
        return problem;
      }
    }

    const last = page.at(-1);
    if (last === undefined) {
      return null;
    }

    after = last.id;
    onProgress(after, lastId);
  }

  return null;
}

function contradiction(row: AuditRecord, anchor: AuditAnchor | undefined): AuditProblem | null {
  return row.id === anchor?.id && row.hash !== anchor.hash ? { id: row.id, kind: 'changed' } : null;
}

function missing(lastId: number, anchor: AuditAnchor | undefined): AuditProblem | null {
  return anchor !== undefined && anchor.id > lastId ? { id: lastId + 1, kind: 'cut' } : null;
}

import {
  AUDIT_GENESIS_HASH,
  type AuditChain,
  type AuditChainEnd,
  type ChainedAuditEvent,
} from './audit-chain.ts';

/** What is wrong with a chain, and at which place. */
export interface AuditProblem {
  /** The place in the chain of the first row that is not as it was written. */
  readonly id: number;
  /**
   * The row there was changed; is missing; is one that was written in another place; is one that nobody wrote; or the
   * chain does not end where its sealed end says.
   */
  readonly kind: 'changed' | 'removed' | 'reordered' | 'added' | 'cut';
}

/** The record of where a chain ends. */
export interface SealedAuditEnd extends AuditChainEnd {
  readonly seal: string;
  /** The id of the newest row that there is. */
  readonly newestId: number;
}

/** A walk along a chain from its first event; it keeps one hash, however long the chain is. */
export interface AuditWalk {
  /** Takes the next row as it is stored, ascending by id. The first problem, or null. */
  step(event: ChainedAuditEvent): AuditProblem | null;
  /** To be asked after the last row: whether the chain ends where its sealed end says. */
  finish(end: SealedAuditEnd): AuditProblem | null;
}

export function createAuditWalk(chain: AuditChain): AuditWalk {
  let end: AuditChainEnd = { lastId: 0, lastHash: AUDIT_GENESIS_HASH };

  return {
    step(event) {
      const id = end.lastId + 1;
      const kind = problemOf(chain, end, event);
      end = { lastId: event.id, lastHash: event.hash };
      return kind === null ? null : { id, kind };
    },

    finish({ lastId, lastHash, seal, newestId }) {
      const last = Math.max(newestId, end.lastId);
      if (last > lastId) {
        return { id: lastId + 1, kind: 'added' };
      }

      const isWhole = chain.isSealed({ lastId, lastHash }, seal) && lastHash === end.lastHash;
      return isWhole ? null : { id: end.lastId + 1, kind: 'cut' };
    },
  };
}

function problemOf(
  chain: AuditChain,
  { lastId, lastHash }: AuditChainEnd,
  event: ChainedAuditEvent,
): AuditProblem['kind'] | null {
  if (event.id !== lastId + 1) {
    return 'removed';
  }
  if (event.previousHash === lastHash) {
    return chain.isGenuine(event) ? null : 'changed';
  }

  // With the right predecessor it would be genuine: only the note of its predecessor was changed, and not its place.
  return chain.isGenuine({ ...event, previousHash: lastHash }) ? 'changed' : 'reordered';
}

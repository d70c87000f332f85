import type { Answer } from './client.ts';

/** What clients did and were told. */
export interface LoadReport {
  /** The orders that the API said it had taken. */
  readonly accepted: ReadonlySet<string>;
  /** Requests that a rule refused, by the code of the rule. */
  readonly refused: ReadonlyMap<string, number>;
  /** Requests that had to be repeated because no answer came, or one that said to. */
  readonly repeated: number;
  /** Requests that nothing came of, however often they were repeated; there must be none. */
  readonly unanswered: number;
  /** Answers that say that SQLite was locked; there must be none. */
  readonly locked: number;
  /** Milliseconds from request to acceptance, of those that were answered the first time. */
  readonly latencies: readonly number[];
}

/** Counts answers as they come. */
export interface Tally {
  readonly report: LoadReport;
  /** Notes an answer; tells whether it settles the request. */
  note(answer: Answer | null, tookMs: number | null): boolean;
  /** Notes that a request is given up. */
  noteUnanswered(): void;
}

export function createTally(): Tally {
  const accepted = new Set<string>();
  const latencies: number[] = [];
  const refused = new Map<string, number>();
  const counts = { repeated: 0, unanswered: 0, locked: 0 };

  return {
    get report() {
      return { accepted, latencies, refused, ...counts };
    },

    noteUnanswered() {
      counts.unanswered += 1;
    },

    note(answer, tookMs) {
      counts.locked += /database is locked/i.test(answer?.text ?? '') ? 1 : 0;
      if (answer === null || answer.httpStatus >= 500 || answer.httpStatus === 429) {
        counts.repeated += 1;
        return false;
      }

      const { orderid, status, code } = answer.body;
      if (typeof orderid !== 'string' || status !== 'success') {
        refused.set(String(code), (refused.get(String(code)) ?? 0) + 1);
        return true;
      }

      accepted.add(orderid);
      if (tookMs !== null) {
        latencies.push(tookMs);
      }

      return true;
    },
  };
}

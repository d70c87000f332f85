import type { Answer } from './client.ts';

/** Answers of a while. */
export interface AnswersOfAWhile {
  /** How many there were by HTTP status, 0 being that none came. */
  readonly counts: ReadonlyMap<number, number>;
  /** How long the slowest of each status took. */
  readonly slowestMs: ReadonlyMap<number, number>;
}

/** Sees answers as they come, for scenarios that judge them. */
export interface AnswerWatch {
  note(answer: Answer | null, tookMs: number): void;
  /** The answers since it was asked before. */
  take(): AnswersOfAWhile;
}

export function createAnswerWatch(): AnswerWatch {
  let counts = new Map<number, number>();
  let slowestMs = new Map<number, number>();

  return {
    note(answer, tookMs) {
      const status = answer?.httpStatus ?? 0;
      counts.set(status, (counts.get(status) ?? 0) + 1);
      slowestMs.set(status, Math.max(slowestMs.get(status) ?? 0, Math.round(tookMs)));
    },

    take() {
      const taken = { counts, slowestMs };
      counts = new Map();
      slowestMs = new Map();
      return taken;
    },
  };
}

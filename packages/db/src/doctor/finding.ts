import type { ToolEnvironment } from '../backup/contract.ts';
import type { DatabaseName } from '../connect/names.ts';
import type { ResolvedOptions } from '../connect/options.ts';

/** `advice` could be better; with a `problem`, data is wrong, in danger or out of reach. */
export type FindingLevel = 'ok' | 'advice' | 'problem';

/** What one check found. */
export interface Observation {
  readonly check: string;
  readonly level: FindingLevel;
  readonly message: string;
  /** What to do; null where all is well. */
  readonly advice: string | null;
}

export interface Finding extends Observation {
  readonly database: DatabaseName;
}

export const ok = (check: string, message: string): Observation => ({
  check,
  level: 'ok',
  message,
  advice: null,
});

export const advise = (check: string, message: string, advice: string): Observation => ({
  check,
  level: 'advice',
  message,
  advice,
});

export const problem = (check: string, message: string, advice: string): Observation => ({
  check,
  level: 'problem',
  message,
  advice,
});

/** What examining takes besides the database. */
export interface ExamineContext {
  readonly tools: ToolEnvironment;
  readonly options: ResolvedOptions;
}

import type { SourceFile } from './source-files.ts';

/** Why rows of a table are not taken over. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
  /** The numbers of the first of these rows. */
  readonly rows: readonly number[];
}

/** What becomes of a table. */
export interface TableReport {
  readonly file: SourceFile;
  readonly table: string;
  readonly becomes: string;
  readonly rows: number;
  /** How many of them are of use here. */
  readonly usable: number;
  /** How many rows this run wrote; null while nothing is to be written. */
  readonly written: number | null;
  readonly leftOut: readonly LeftOut[];
}

/** A row in the form it has here, or why it has none. */
export type Mapped<Item> = { readonly item: Item } | { readonly leftOut: string };

const SHOWN_ROWS_MAX = 3;

/** Counts what becomes of a table's rows. Takes the same memory for any number of them. */
export interface Tally {
  use(count?: number): void;
  leaveOut(row: number, reason: string): void;
  leaveOutMany(count: number, reason: string): void;
  wrote(count: number): void;
  report(): TableReport;
}

export function createTally(
  table: Pick<TableReport, 'file' | 'table' | 'becomes'>,
  isApplied: boolean,
): Tally {
  const reasons = new Map<string, { count: number; rows: number[] }>();
  let usable = 0;
  let written = 0;

  function leaveOutMany(count: number, reason: string, row?: number): void {
    const entry = reasons.get(reason) ?? { count: 0, rows: [] };
    reasons.set(reason, entry);
    entry.count += count;
    if (row !== undefined && entry.rows.length < SHOWN_ROWS_MAX) {
      entry.rows.push(row);
    }
  }

  return {
    use(count = 1) {
      usable += count;
    },

    leaveOut: (row, reason) => leaveOutMany(1, reason, row),

    leaveOutMany(count, reason) {
      if (count > 0) {
        leaveOutMany(count, reason);
      }
    },

    wrote(count) {
      written += count;
    },

    report() {
      const leftOut = [...reasons].map(([reason, entry]) => ({ reason, ...entry }));
      const rows = leftOut.reduce((sum, { count }) => sum + count, usable);
      return { ...table, rows, usable, written: isApplied ? written : null, leftOut };
    },
  };
}

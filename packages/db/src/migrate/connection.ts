import type { Sql } from '../sql/template.ts';

/** Runs the statements of migrations, on one connection. */
export interface StatementRunner {
  query<Row>(statement: Sql): Promise<Row[]>;
  execute(statement: Sql): Promise<unknown>;
}

/** A connection for migrating: what engines do differently about that. */
export interface MigrationConnection {
  /** Prisma's bookkeeping table, to the letter, unless it is there. */
  readonly journalTable: Sql;
  /** Tells in `present` whether that table is there. */
  readonly journalPresent: Sql;
  /** Whether what failed half-way leaves nothing behind. Else it must be recorded before it begins. */
  readonly isTransactional: boolean;
  /** An instant as the bookkeeping table's columns take it. */
  encodeTime(epochMs: number): string | number;
  /**
   * Runs `work` while nobody else migrates this database, be it this runner or Prisma's, and as one transaction
   * where the engine can.
   */
  exclusively<Result>(work: (runner: StatementRunner) => Promise<Result>): Promise<Result>;
  /** Runs `work`, which only reads. */
  reading<Result>(work: (runner: StatementRunner) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

import type { InsertPlan, UpdatePlan } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';

/** Statements on their way to an engine. They throw what the driver throws; sessions turn that into errors of ours. */
export interface Statements {
  query<Row>(statement: Sql): Promise<Row[]>;
  /** How many rows the statement touched. */
  execute(statement: Sql): Promise<number>;
  /** Inserts the rows of the plan, all or none, and tells how many became rows of the table. */
  insert(plan: InsertPlan): Promise<number>;
  /** Updates the rows of the plan, all or none, and tells how many were found. */
  update(plan: UpdatePlan): Promise<number>;
}

/** How a database is reached once it is open. */
export interface Connection {
  /** Each a transaction of its own. */
  readonly statements: Statements;
  /**
   * Runs `work` as one transaction, once, rolled back when it takes longer than `timeoutMs`; whoever calls says what
   * happens after a collision.
   */
  transaction<Result>(work: (statements: Statements) => Promise<Result>, timeoutMs: number): Promise<Result>;
  close(): Promise<void>;
}

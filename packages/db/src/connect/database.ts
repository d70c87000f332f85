import type { Dialect, InsertPlan, UpdatePlan } from '../sql/dialect.ts';
import type { Sql } from '../sql/template.ts';
import type { AnnounceChange } from './changes.ts';
import type { DatabaseName } from './names.ts';

/**
 * SQL on a database, or inside one of its transactions. Whatever it throws that was foreseen is an AppError:
 * `unavailable` (DATABASE_UNAVAILABLE, DATABASE_BUSY) or `conflict` (UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION).
 */
export interface SqlSession {
  readonly dialect: Dialect;
  /** The rows of a statement, as the engine gives them; `toBigInt`, `toInstant` and `toDecimalText` even them out. */
  query<Row>(statement: Sql): Promise<Row[]>;
  /** Runs a statement and tells how many rows it touched. */
  execute(statement: Sql): Promise<number>;
  /** Inserts rows, all or none; `insertRows` is the way to it. Tells how many became rows of the table. */
  insert(plan: InsertPlan): Promise<number>;
  /** Updates rows, all or none; `updateRows` is the way to it. Tells how many were found. */
  update(plan: UpdatePlan): Promise<number>;
}

/** What holds for one transaction other than for most. */
export interface TransactionLimits {
  /** How long it may take before it is rolled back, for one that writes very much. */
  readonly timeoutMs?: number;
}

/** An open database. */
export interface Database<Client> {
  readonly name: DatabaseName;
  /** The generated client, for repositories. It connects when it is first used. */
  readonly client: Client;
  readonly dialect: Dialect;
  /** Statements that are transactions of their own. */
  readonly session: SqlSession;
  /** For reading what many look at: from a replica where there is one, and never older than what was committed when asked. */
  readonly reading: SqlSession;
  /**
   * Runs `work` as one transaction: it happens whole or not at all. Its first statement must be the write that claims
   * what the transaction changes. `work` is run again, from its start, when it collided with another transaction, so
   * it must not do anything that a rollback does not undo.
   */
  transaction<Result>(
    work: (session: SqlSession) => Promise<Result>,
    limits?: TransactionLimits,
  ): Promise<Result>;
  /** Answers when the database does. Throws `unavailable` otherwise. */
  ping(): Promise<void>;
  /** Tells when others may have written; see `createChangeSignal`. */
  openChangeSignal(): ChangeSignal;
  /** For repositories: tells of a change that has become durable. */
  readonly announce: AnnounceChange;
  close(): Promise<void>;
}

/** Tells cheaply that another connection, of this process or another, may have committed something. */
export interface ChangeSignal {
  /**
   * Resolves when something may have changed since the last wait, when the time is over, or when `signal` aborts,
   * whichever comes first. A change between two waits ends the second at once. It may resolve without a change.
   */
  wait(timeoutMs: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** A change signal of the database; the caller closes it. */
export function createChangeSignal<Client>(database: Database<Client>): ChangeSignal {
  return database.openChangeSignal();
}

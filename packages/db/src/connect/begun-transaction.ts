import type { Statements } from './connection.ts';
import { transactionExpired } from './errors.ts';

/** A transaction that has begun. It ends by one of the two, whatever these throw. */
export interface BegunTransaction {
  readonly statements: Statements;
  commit(): Promise<void>;
  rollBack(): Promise<void>;
}

/**
 * Runs `work` in a transaction to its end: committed, or rolled back for what it threw or for taking longer than
 * `timeoutMs`; its next statement is then told so.
 */
export async function runBegun<Result>(
  { statements, commit, rollBack }: BegunTransaction,
  work: (statements: Statements) => Promise<Result>,
  timeoutMs: number,
): Promise<Result> {
  let isOver = false;

  function whileOpen<Returned>(use: () => Promise<Returned>): Promise<Returned> {
    return isOver ? Promise.reject(transactionExpired(timeoutMs)) : use();
  }

  const timer = setTimeout(() => {
    isOver = true;
    // Whoever waits for the transaction is told by its next statement; there is nobody to tell of this.
    rollBack().catch(() => {});
  }, timeoutMs);

  try {
    const result = await work({
      query: (statement) => whileOpen(() => statements.query(statement)),
      execute: (statement) => whileOpen(() => statements.execute(statement)),
      insert: (plan) => whileOpen(() => statements.insert(plan)),
      update: (plan) => whileOpen(() => statements.update(plan)),
    });
    await whileOpen(() => {
      isOver = true;
      clearTimeout(timer);
      return commit();
    });
    return result;
  } catch (error) {
    if (!isOver) {
      isOver = true;
      await rollBack();
    }

    throw error;
  } finally {
    clearTimeout(timer);
  }
}

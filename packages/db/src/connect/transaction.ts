import { AppError } from '@openalgo/domain';
import type { Dialect } from '../sql/dialect.ts';
import type { Connection } from './connection.ts';
import type { SqlSession, TransactionLimits } from './database.ts';
import { toAppError } from './errors.ts';
import type { ResolvedOptions } from './options.ts';
import { createSession } from './session.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 5;

export type RunTransaction = <Result>(
  work: (session: SqlSession) => Promise<Result>,
  limits?: TransactionLimits,
) => Promise<Result>;

/** Runs transactions, each again from its start when it collided with another, five times at most. */
export function createTransactionRunner(
  connection: Pick<Connection, 'transaction'>,
  dialect: Dialect,
  options: Pick<ResolvedOptions, 'random' | 'delay' | 'transactionTimeoutMs'>,
): RunTransaction {
  return async (work, { timeoutMs = options.transactionTimeoutMs } = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await connection.transaction(
          (statements) => work(createSession(statements, dialect)),
          timeoutMs,
        );
      } catch (thrown) {
        const error = toAppError(thrown);
        if (attempt === ATTEMPTS || !isCollision(error)) {
          throw error;
        }

        await options.delay(pauseMs(attempt, options.random));
      }
    }
  };
}

/** The same runner, which tells when a transaction begins, and when it is over, repetitions included. */
export function observedRunner(run: RunTransaction, onBegin: () => () => void): RunTransaction {
  return async (work, limits) => {
    const onEnd = onBegin();
    try {
      return await run(work, limits);
    } finally {
      onEnd();
    }
  };
}

function isCollision(error: unknown): boolean {
  return error instanceof AppError && error.code === 'DATABASE_BUSY';
}

/** Twice as long each time, and spread, so that those who collided do not meet again. */
function pauseMs(attempt: number, random: () => number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random());
}

import { AppError } from '@openalgo/domain';
import type { Provider } from '../providers/provider.ts';
import type { SqlSession, TransactionLimits } from './database.ts';
import { toAppError } from './errors.ts';
import type { ResolvedOptions } from './options.ts';
import { createSession, type RawClient } from './session.ts';

interface TransactionOptions {
  readonly maxWait: number;
  readonly timeout: number;
  readonly isolationLevel?: 'ReadCommitted';
}

/** What this package needs of a Prisma client to run transactions. */
export interface TransactionalClient {
  $transaction<Result>(
    work: (transaction: RawClient) => Promise<Result>,
    options: TransactionOptions,
  ): Promise<Result>;
}

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 5;
/** So that it is the write lock that says how long it waited in vain, and not Prisma. */
const WAIT_MARGIN_MS = 1_000;

export type RunTransaction = <Result>(
  work: (session: SqlSession) => Promise<Result>,
  limits?: TransactionLimits,
) => Promise<Result>;

/** Runs transactions, each again from its start when it collided with another, five times at most. */
export function createTransactionRunner(
  client: TransactionalClient,
  provider: Provider,
  options: ResolvedOptions,
): RunTransaction {
  const transactionOptions: Omit<TransactionOptions, 'timeout'> = {
    maxWait: options.lockWaitMs + WAIT_MARGIN_MS,
    ...(provider.isolationLevel === undefined ? {} : { isolationLevel: provider.isolationLevel }),
  };

  return async (work, { timeoutMs = options.transactionTimeoutMs } = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await client.$transaction(
          (transaction) => work(createSession(transaction, provider.dialect)),
          { ...transactionOptions, timeout: timeoutMs },
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

function isCollision(error: unknown): boolean {
  return error instanceof AppError && error.code === 'DATABASE_BUSY';
}

/** Twice as long each time, and spread, so that those who collided do not meet again. */
function pauseMs(attempt: number, random: () => number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random());
}

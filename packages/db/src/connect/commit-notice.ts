import type { Sql } from '../sql/template.ts';
import type { SqlSession } from './database.ts';
import type { RunTransaction } from './transaction.ts';

/** A runner that tells of commits, and how it ends. */
export interface NoticingRunner {
  readonly run: RunTransaction;
  /** Waits for what is on its way. */
  close(): Promise<void>;
}

/**
 * The same runner, which gives notice after each transaction: off its path, so that nobody waits for it, and once for
 * all that are committed while one is on its way. One that is lost costs nothing but time: whoever waits looks now and
 * then anyway.
 */
export function noticingRunner(
  run: RunTransaction,
  session: Pick<SqlSession, 'query'>,
  notice: Sql | null,
): NoticingRunner {
  if (notice === null) {
    return { run, close: async () => {} };
  }

  const statement = notice;
  let giving: Promise<void> | null = null;
  let isOwed = false;

  async function give(): Promise<void> {
    while (isOwed) {
      isOwed = false;
      await session.query(statement).catch(() => {});
    }

    giving = null;
  }

  return {
    async run(work, limits) {
      const result = await run(work, limits);
      isOwed = true;
      giving ??= give();
      return result;
    },

    async close() {
      await giving;
    },
  };
}

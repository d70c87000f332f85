import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { defineTable, instant, integer, text } from '../sql/table.ts';
import { insertRows } from '../sql/write.ts';

/** How many attempts a name has, and after how long without one they are forgotten. */
export interface LoginLimit {
  readonly attemptsMax: number;
  readonly forgetAfterMs: number;
}

export interface LoginFailureRepository {
  /**
   * Counts an attempt before it is known how it ends, so that those who try at the same time do not share one.
   * @returns null when it may be made, or until when the name is locked
   */
  claim(nameHash: string, at: Instant, limit: LoginLimit): Promise<Instant | null>;
  /** Takes back an attempt that turned out to be no failure. */
  giveBack(nameHash: string): Promise<void>;
  /** The name starts anew. */
  clear(nameHash: string): Promise<void>;
}

export const loginFailuresTable = defineTable('login_failures', {
  name_hash: text(64),
  failures: integer,
  created_at: instant,
  last_at: instant,
});

/** The rows of login_failures. */
export function createLoginFailureRepository({
  client,
  session,
}: Pick<MainDatabase, 'client' | 'session'>): LoginFailureRepository {
  const { loginFailure } = client;

  return {
    async claim(nameHash, at, { attemptsMax, forgetAfterMs }) {
      const row = { name_hash: nameHash, failures: 0, created_at: at, last_at: at };
      await insertRows(session, loginFailuresTable, [row], { onConflict: 'ignore' });

      return withAppErrors(async () => {
        const now = new Date(at);
        const longAgo = new Date(at - forgetAfterMs);
        await loginFailure.updateMany({
          where: { nameHash, lastAt: { lte: longAgo } },
          data: { failures: 0, createdAt: now, lastAt: now },
        });
        const { count } = await loginFailure.updateMany({
          where: { nameHash, failures: { lt: attemptsMax } },
          data: { failures: { increment: 1 }, lastAt: now },
        });
        if (count === 1) {
          return null;
        }

        const locked = await loginFailure.findUnique({ where: { nameHash }, select: { lastAt: true } });
        return (locked?.lastAt.getTime() ?? at) + forgetAfterMs;
      });
    },

    async giveBack(nameHash) {
      await withAppErrors(() =>
        loginFailure.updateMany({
          where: { nameHash, failures: { gt: 0 } },
          data: { failures: { decrement: 1 } },
        }),
      );
    },

    async clear(nameHash) {
      await withAppErrors(() => loginFailure.deleteMany({ where: { nameHash } }));
    },
  };
}

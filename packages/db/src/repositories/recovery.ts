import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { defineTable, text } from '../sql/table.ts';
import { sql } from '../sql/template.ts';
import { insertRows } from '../sql/write.ts';

/** The leave to choose a new password. */
export interface NewPasswordReset {
  readonly userId: string;
  /** A keyed hash of the token. */
  readonly tokenHash: string;
  /** A user id, or SYSTEM_ACTOR. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** What opens an account whose password or second factor is lost. */
export interface RecoveryRepository {
  /** Gives the user these codes instead of any before. */
  replaceCodes(userId: string, codeHashes: readonly string[]): Promise<void>;
  /** Spends a code. Whether the user had it, and nobody spent it before. */
  spendCode(userId: string, codeHash: string): Promise<boolean>;
  countCodes(userId: string): Promise<number>;
  /** Replaces any reset that the user had by the same. Throws `conflict` for an unknown user. */
  saveReset(reset: NewPasswordReset): Promise<void>;
  /** Spends a reset, and all others of its user with it; whose it was, or null for one that is unknown, spent or over. */
  spendReset(tokenHash: string, at: Instant): Promise<string | null>;
}

export const recoveryCodesTable = defineTable('recovery_codes', { user_id: text(50), code_hash: text(64) });

/** The rows of recovery_codes and password_resets. */
export function createRecoveryRepository(
  database: Pick<MainDatabase, 'client' | 'transaction'>,
): RecoveryRepository {
  const { recoveryCode, passwordReset } = database.client;

  return {
    replaceCodes: (userId, codeHashes) =>
      database.transaction(async (session) => {
        await session.execute(sql`DELETE FROM recovery_codes WHERE user_id = ${userId}`);
        const rows = codeHashes.map((codeHash) => ({ user_id: userId, code_hash: codeHash }));
        await insertRows(session, recoveryCodesTable, rows);
      }),

    async spendCode(userId, codeHash) {
      const { count } = await withAppErrors(() => recoveryCode.deleteMany({ where: { userId, codeHash } }));
      return count === 1;
    },

    countCodes: (userId) => withAppErrors(() => recoveryCode.count({ where: { userId } })),

    async saveReset({ userId, createdBy, createdAt, expiresAt, tokenHash }) {
      const data = { tokenHash, createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) };
      await withAppErrors(() =>
        passwordReset.upsert({
          where: { userId_createdBy: { userId, createdBy } },
          create: { userId, createdBy, ...data },
          update: data,
          select: { id: true },
        }),
      );
    },

    spendReset: (tokenHash, at) =>
      withAppErrors(async () => {
        const reset = await passwordReset.findUnique({
          where: { tokenHash, expiresAt: { gt: new Date(at) } },
          select: { userId: true },
        });
        if (reset === null) {
          return null;
        }

        const { count } = await passwordReset.deleteMany({ where: { tokenHash } });
        if (count === 0) {
          return null;
        }

        await passwordReset.deleteMany({ where: { userId: reset.userId } });
        return reset.userId;
      }),
  };
}

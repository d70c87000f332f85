import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** The code with which a user links a Telegram account. */
export interface TelegramLinkCode {
  readonly userId: string;
  /** A keyed hash of the code. */
  readonly codeHash: string;
  readonly expiresAt: Instant;
}

export interface TelegramLinkCodeRepository {
  /** Replaces any code that the user had. Throws `conflict` for an unknown user. */
  save(code: TelegramLinkCode): Promise<void>;
  /** Spends a code; whose it was, or null for one that is unknown, spent or over. */
  spend(codeHash: string, at: Instant): Promise<string | null>;
}

/** The rows of telegram_link_codes. */
export function createTelegramLinkCodeRepository({
  client,
}: Pick<MainDatabase, 'client'>): TelegramLinkCodeRepository {
  const { telegramLinkCode } = client;

  return {
    async save({ userId, codeHash, expiresAt }) {
      const data = { codeHash, expiresAt: new Date(expiresAt) };
      await withAppErrors(() =>
        telegramLinkCode.upsert({
          where: { userId },
          create: { userId, ...data },
          update: data,
          select: { id: true },
        }),
      );
    },

    spend: (codeHash, at) =>
      withAppErrors(async () => {
        const code = await telegramLinkCode.findUnique({
          where: { codeHash, expiresAt: { gt: new Date(at) } },
          select: { userId: true },
        });
        if (code === null) {
          return null;
        }

        const { count } = await telegramLinkCode.deleteMany({ where: { codeHash } });
        return count === 1 ? code.userId : null;
      }),
  };
}

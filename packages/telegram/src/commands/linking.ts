import type { TelegramUser, TelegramUserRepository, ToldRows } from '@openalgo/db';
import { AppError, type Clock } from '@openalgo/domain';
import type { LinkCodes } from '../link-codes.ts';
import type { IncomingMessage } from '../telegram-api.ts';

export interface LinkingDependencies {
  readonly users: Pick<TelegramUserRepository, 'find' | 'link' | 'unlink'>;
  readonly linkCodes: Pick<LinkCodes, 'redeem'>;
  /** Where the sandbox is now: from there on a user who links is told of the account. */
  readonly newestRows: (username: string) => Promise<ToldRows>;
  readonly clock: Clock;
}

/** A Telegram user with an account. */
export type LinkedUser = TelegramUser & { readonly username: string };

/** Whose account a chat is about. */
export interface Linking {
  find(telegramId: bigint): Promise<LinkedUser | null>;
  /** Links by a code, instead of any account before; returns which. Throws `invalid` (LINK_CODE_WRONG). */
  link(message: IncomingMessage, code: string): Promise<string>;
  unlink(telegramId: bigint): Promise<void>;
}

export function createLinking({ users, linkCodes, newestRows, clock }: LinkingDependencies): Linking {
  return {
    async find(telegramId) {
      const user = await users.find(telegramId);
      return user !== null && isLinked(user) ? user : null;
    },

    async link({ telegramId, firstName, lastName }, code) {
      const username = await linkCodes.redeem(code);
      if (username === null) {
        const message = 'This code is wrong, was used or is too old. Ask for a new one.';
        throw new AppError('invalid', 'LINK_CODE_WRONG', message);
      }

      await users.link({
        telegramId,
        username,
        firstName,
        lastName,
        hostUrl: null,
        broker: 'sandbox',
        encryptedApiKey: null,
        createdAt: clock.now(),
        told: await newestRows(username),
      });
      return username;
    },

    async unlink(telegramId) {
      await users.unlink(telegramId);
    },
  };
}

function isLinked(user: TelegramUser): user is LinkedUser {
  return user.isActive && user.username !== null;
}

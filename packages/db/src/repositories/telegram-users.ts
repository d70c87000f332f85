import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';

/** Who talks to the Telegram bot, without anything secret. */
export interface TelegramUser {
  readonly telegramId: bigint;
  /** The account that is linked; null when it is not, or no longer. */
  readonly username: string | null;
  readonly hostUrl: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly broker: string | null;
  readonly isActive: boolean;
  readonly notificationsEnabled: boolean;
  readonly createdAt: Instant;
  readonly lastCommandAt: Instant | null;
}

/** What links a Telegram user to an account. */
export interface TelegramLink
  extends Pick<
    TelegramUser,
    'telegramId' | 'username' | 'hostUrl' | 'firstName' | 'lastName' | 'broker' | 'createdAt'
  > {
  readonly encryptedApiKey: string | null;
}

export interface TelegramUserRepository {
  /** Links, again if there was a link, and activates. Throws `conflict` for an unknown account. */
  link(link: TelegramLink): Promise<void>;
  /** Deactivates and forgets the key. Whether the user was there and active. */
  unlink(telegramId: bigint): Promise<boolean>;
  find(telegramId: bigint): Promise<TelegramUser | null>;
  /** The only read that gives the encrypted key. */
  encryptedApiKey(telegramId: bigint): Promise<string | null>;
  /** Active users, of one account when it is named. */
  listActive(username?: string): Promise<readonly TelegramUser[]>;
  setNotifications(telegramId: bigint, enabled: boolean): Promise<boolean>;
  noteCommand(telegramId: bigint, at: Instant): Promise<void>;
}

const HIDDEN = { id: true, encryptedApiKey: true } as const;

/** The rows of telegram_users. */
export function createTelegramUserRepository({
  client,
}: Pick<MainDatabase, 'client'>): TelegramUserRepository {
  const { telegramUser } = client;

  return {
    async link({ telegramId, username, createdAt, ...details }) {
      const data = { ...details, openalgoUsername: username, isActive: true };
      await withAppErrors(() =>
        telegramUser.upsert({
          where: { telegramId },
          create: { telegramId, createdAt: new Date(createdAt), ...data },
          update: data,
          select: { id: true },
        }),
      );
    },

    async unlink(telegramId) {
      const { count } = await withAppErrors(() =>
        telegramUser.updateMany({
          where: { telegramId, isActive: true },
          data: { isActive: false, encryptedApiKey: null },
        }),
      );
      return count === 1;
    },

    async find(telegramId) {
      const row = await withAppErrors(() => telegramUser.findUnique({ where: { telegramId }, omit: HIDDEN }));
      return row === null ? null : toTelegramUser(row);
    },

    async encryptedApiKey(telegramId) {
      const row = await withAppErrors(() =>
        telegramUser.findUnique({ where: { telegramId }, select: { encryptedApiKey: true } }),
      );
      return row?.encryptedApiKey ?? null;
    },

    async listActive(username) {
      const where = { isActive: true, ...(username === undefined ? {} : { openalgoUsername: username }) };
      const rows = await withAppErrors(() =>
        telegramUser.findMany({ where, omit: HIDDEN, orderBy: { id: 'asc' } }),
      );
      return rows.map(toTelegramUser);
    },

    async setNotifications(telegramId, notificationsEnabled) {
      const { count } = await withAppErrors(() =>
        telegramUser.updateMany({ where: { telegramId }, data: { notificationsEnabled } }),
      );
      return count === 1;
    },

    async noteCommand(telegramId, at) {
      await withAppErrors(() =>
        telegramUser.updateMany({ where: { telegramId }, data: { lastCommandAt: new Date(at) } }),
      );
    },
  };
}

interface TelegramUserRow extends Omit<TelegramUser, 'username' | 'createdAt' | 'lastCommandAt'> {
  readonly openalgoUsername: string | null;
  readonly createdAt: Date;
  readonly lastCommandAt: Date | null;
}

function toTelegramUser({
  openalgoUsername,
  createdAt,
  lastCommandAt,
  ...user
}: TelegramUserRow): TelegramUser {
  return {
    ...user,
    username: openalgoUsername,
    createdAt: createdAt.getTime(),
    lastCommandAt: lastCommandAt?.getTime() ?? null,
  };
}

import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { type OldestOptions, type Page, toPage } from './page.ts';

/** What a user wants to be told. */
export interface TelegramPreferences {
  /** Off: nothing at all. */
  readonly notificationsEnabled: boolean;
  readonly notifyFills: boolean;
  readonly notifyRejections: boolean;
  readonly notifyBroadcasts: boolean;
}

/** The newest rows of the sandbox that a user was told of; null before the first look. */
export interface ToldRows {
  readonly toldTradeRow: number | null;
  readonly toldRejectionRow: number | null;
}

/** Somebody to whom what happens in an account is told. */
export interface TelegramFollower extends TelegramPreferences, ToldRows {
  readonly telegramId: bigint;
  readonly username: string;
}

/** Who talks to the Telegram bot, without anything secret. */
export interface TelegramUser extends TelegramPreferences {
  readonly telegramId: bigint;
  /** The account that is linked; null when it is not, or no longer. */
  readonly username: string | null;
  readonly hostUrl: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly broker: string | null;
  readonly isActive: boolean;
  /** When Telegram said that the bot may not write; null once the user writes again. */
  readonly blockedAt: Instant | null;
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
  /** From where on the account is told of. */
  readonly told: ToldRows;
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
  /** Active users of accounts whom the bot may write to, a page by their ids. */
  followers(options: OldestOptions): Promise<Page<TelegramFollower>>;
  /** Deactivates all of an account; how many there were. */
  unlinkAccount(username: string): Promise<number>;
  /** Changes what is given, of all active users of an account; how many there are. */
  setPreferences(username: string, changes: Partial<TelegramPreferences>): Promise<number>;
  /** Notes a command, which shows that the bot may write to its user. */
  noteCommand(telegramId: bigint, at: Instant): Promise<void>;
  noteBlocked(telegramId: bigint, at: Instant): Promise<void>;
}

const HIDDEN = { id: true, encryptedApiKey: true, toldTradeRow: true, toldRejectionRow: true } as const;

/** The rows of telegram_users. */
export function createTelegramUserRepository({
  client,
}: Pick<MainDatabase, 'client'>): TelegramUserRepository {
  const { telegramUser } = client;

  return {
    ...createLinkChanges(client),

    async link({ telegramId, username, createdAt, told, ...details }) {
      await dropWaiting(client, { telegramId });
      const data = { ...details, ...told, openalgoUsername: username, isActive: true, blockedAt: null };
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
      await dropWaiting(client, { telegramId });
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

    async followers({ limit, after }) {
      const rows = await withAppErrors(() =>
        telegramUser.findMany({
          where: {
            id: { gt: after ?? 0 },
            isActive: true,
            blockedAt: null,
            openalgoUsername: { not: null },
          },
          select: FOLLOWER,
          orderBy: { id: 'asc' },
          take: limit,
        }),
      );
      const { next } = toPage(rows, limit, ({ id }) => id);
      return { rows: rows.flatMap(toFollower), next };
    },
  };
}

/** What happens to links that there are. */
function createLinkChanges(
  client: MainDatabase['client'],
): Pick<TelegramUserRepository, 'unlinkAccount' | 'setPreferences' | 'noteCommand' | 'noteBlocked'> {
  const { telegramUser } = client;

  return {
    async unlinkAccount(username) {
      const { count } = await withAppErrors(() =>
        telegramUser.updateMany({
          where: { openalgoUsername: username, isActive: true },
          data: { isActive: false, encryptedApiKey: null },
        }),
      );
      await dropWaiting(client, { user: { openalgoUsername: username } });
      return count;
    },

    async setPreferences(username, changes) {
      const { count } = await withAppErrors(() =>
        telegramUser.updateMany({ where: { openalgoUsername: username, isActive: true }, data: changes }),
      );
      return count;
    },

    async noteCommand(telegramId, at) {
      await withAppErrors(() =>
        telegramUser.updateMany({
          where: { telegramId },
          data: { lastCommandAt: new Date(at), blockedAt: null },
        }),
      );
    },

    async noteBlocked(telegramId, at) {
      await withAppErrors(() =>
        telegramUser.updateMany({ where: { telegramId }, data: { blockedAt: new Date(at) } }),
      );
    },
  };
}

const FOLLOWER = {
  id: true,
  telegramId: true,
  openalgoUsername: true,
  notificationsEnabled: true,
  notifyFills: true,
  notifyRejections: true,
  notifyBroadcasts: true,
  toldTradeRow: true,
  toldRejectionRow: true,
} as const;

interface FollowerRow extends Omit<TelegramFollower, 'username'> {
  readonly id: number;
  readonly openalgoUsername: string | null;
}

function toFollower({ id: _, openalgoUsername: username, ...follower }: FollowerRow): TelegramFollower[] {
  return username === null ? [] : [{ ...follower, username }];
}

interface TelegramUserRow
  extends Omit<TelegramUser, 'username' | 'createdAt' | 'lastCommandAt' | 'blockedAt'> {
  readonly openalgoUsername: string | null;
  readonly createdAt: Date;
  readonly lastCommandAt: Date | null;
  readonly blockedAt: Date | null;
}

function toTelegramUser({
  openalgoUsername,
  createdAt,
  lastCommandAt,
  blockedAt,
  ...user
}: TelegramUserRow): TelegramUser {
  return {
    ...user,
    username: openalgoUsername,
    createdAt: createdAt.getTime(),
    lastCommandAt: lastCommandAt?.getTime() ?? null,
    blockedAt: blockedAt?.getTime() ?? null,
  };
}

/** Messages that wait are not for whoever the chat is linked to next. */
async function dropWaiting(
  { notificationQueue }: MainDatabase['client'],
  whose: { readonly telegramId: bigint } | { readonly user: { readonly openalgoUsername: string } },
): Promise<void> {
  await withAppErrors(() =>
    notificationQueue.updateMany({
      where: { ...whose, status: 'pending' },
      data: { status: 'failed', error: 'The chat was unlinked.' },
    }),
  );
}

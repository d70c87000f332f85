import {
  type BotConfig,
  type CommandCount,
  createTelegramBotRepository,
  createTelegramLinkCodeRepository,
  createTelegramNotificationRepository,
  createTelegramUserRepository,
  type MainDatabase,
  type NewestOptions,
  type NotificationCounts,
  type Page,
  type StoredCommandLogEntry,
  type TelegramPreferences,
  type TelegramUser,
} from '@openalgo/db';
import { AppError, type Clock, type Instant } from '@openalgo/domain';
import type { Fernet } from '@openalgo/security';
import { allFollowers } from './followers.ts';
import { textMessage } from './html.ts';
import { createLinkCodes, type LinkCode } from './link-codes.ts';

export interface TelegramDependencies {
  readonly main: MainDatabase;
  /** Opened when there is a token to be kept: that is slow by design. */
  readonly secrets: () => Promise<Fernet>;
  readonly pepper: string;
  readonly clock: Clock;
}

/** The bot as its administrator sees it: never with the token. */
export interface BotStatus
  extends Pick<
    BotConfig,
    'botUsername' | 'isActive' | 'broadcastEnabled' | 'masterCommandsEnabled' | 'lastError'
  > {
  readonly hasToken: boolean;
}

/** What an administrator changes; what is left out stays. */
export interface BotChanges
  extends Partial<Pick<BotConfig, 'isActive' | 'broadcastEnabled' | 'masterCommandsEnabled'>> {
  /** Secret; encrypted before it is kept. */
  readonly token?: string;
}

/** The code, and where to send it with one tap once the bot's name is known. */
export interface LinkInvitation extends LinkCode {
  readonly url: string | null;
}

/** How the bot was used. */
export interface BotStatistics {
  /** The most frequent first. */
  readonly commands: readonly CommandCount[];
  readonly notifications: NotificationCounts;
  /** Chats that are linked now. */
  readonly linkedChats: number;
}

/** What people do about Telegram when they are logged in; the worker's bot does the rest. */
export interface Telegram {
  invite(username: string): Promise<LinkInvitation>;
  /** The chats that are linked to an account. */
  links(username: string): Promise<readonly TelegramUser[]>;
  /** The chats that are linked to any account. */
  allLinks(): Promise<readonly TelegramUser[]>;
  /** Unlinks all chats of an account. Throws `not-found` where there is none. */
  unlink(username: string): Promise<void>;
  /** Throws `not-found` where no chat is linked. */
  setPreferences(username: string, changes: Partial<TelegramPreferences>): Promise<void>;
  /** The commands of one of the account's chats, newest first. Throws `not-found` for a chat of others. */
  commands(
    username: string,
    telegramId: bigint,
    options: NewestOptions,
  ): Promise<Page<StoredCommandLogEntry>>;
  /** Has a text sent to the chats of an account; how many. Throws `not-found` where none is linked. */
  notify(username: string, text: string, priority: number): Promise<number>;
  status(): Promise<BotStatus>;
  /** What was asked of the bot and sent by it since an instant. */
  statistics(since: Instant): Promise<BotStatistics>;
  /** The worker follows within seconds. Throws `invalid` (NO_BOT_TOKEN) for a bot that is to run without a token. */
  configure(changes: BotChanges): Promise<BotStatus>;
  /** Has a text sent to all who want broadcasts; how many. Throws `forbidden` (BROADCAST_OFF). */
  broadcast(text: string): Promise<number>;
}

const BROADCAST_PRIORITY = 4;

export function createTelegram({ main, secrets, pepper, clock }: TelegramDependencies): Telegram {
  const bot = createTelegramBotRepository(main);
  const users = createTelegramUserRepository(main);
  const linkCodes = createLinkCodes({ codes: createTelegramLinkCodeRepository(main), pepper, clock });

  async function status(): Promise<BotStatus> {
    const { botUsername, isActive, broadcastEnabled, masterCommandsEnabled, lastError } = await bot.config();
    const hasToken = (await bot.encryptedBotToken()) !== null;
    return { botUsername, isActive, broadcastEnabled, masterCommandsEnabled, lastError, hasToken };
  }

  return {
    ...createAnnouncements({ main, clock }),

    async invite(username) {
      const { botUsername } = await bot.config();
      const issued = await linkCodes.issue(username);
      const url = botUsername === null ? null : `https://t.me/${botUsername}?start=${issued.code}`;
      return { ...issued, url };
    },

    links: (username) => users.listActive(username),

    allLinks: () => users.listActive(),

    async unlink(username) {
      assertLinked(await users.unlinkAccount(username));
    },

    async setPreferences(username, changes) {
      assertLinked(await users.setPreferences(username, changes));
    },

    async commands(username, telegramId, options) {
      const links = await users.listActive(username);
      assertLinked(links.filter((link) => link.telegramId === telegramId).length);
      return bot.commandsOf(telegramId, options);
    },

    status,

    async statistics(since) {
      const [commands, notifications, linked] = await Promise.all([
        bot.commandCounts(since),
        createTelegramNotificationRepository(main).counts(since),
        users.listActive(),
      ]);
      return { commands, notifications, linkedChats: linked.length };
    },

    async configure({ token, ...changes }) {
      if (changes.isActive === true && token === undefined && (await bot.encryptedBotToken()) === null) {
        throw new AppError('invalid', 'NO_BOT_TOKEN', 'Send the token that @BotFather gave you for the bot.');
      }

      const botToken =
        token === undefined ? {} : { botToken: (await secrets()).encrypt(token), botUsername: null };
      await bot.updateConfig({ ...changes, ...botToken, lastError: null });
      return status();
    },
  };
}

/** Texts of people to people. */
function createAnnouncements({
  main,
  clock,
}: Pick<TelegramDependencies, 'main' | 'clock'>): Pick<Telegram, 'notify' | 'broadcast'> {
  const bot = createTelegramBotRepository(main);
  const users = createTelegramUserRepository(main);
  const notifications = createTelegramNotificationRepository(main);

  async function enqueue(telegramIds: readonly bigint[], text: string, priority: number): Promise<number> {
    const message = { message: textMessage(text), priority, createdAt: clock.now() };
    await notifications.enqueue(telegramIds.map((telegramId) => ({ telegramId, ...message })));
    return telegramIds.length;
  }

  return {
    async notify(username, text, priority) {
      const links = await users.listActive(username);
      assertLinked(links.length);
      const wanted = links.filter(
        ({ notificationsEnabled, blockedAt }) => notificationsEnabled && blockedAt === null,
      );
      return enqueue(
        wanted.map(({ telegramId }) => telegramId),
        text,
        priority,
      );
    },

    async broadcast(text) {
      if (!(await bot.config()).broadcastEnabled) {
        throw new AppError(
          'forbidden',
          'BROADCAST_OFF',
          'Switch broadcasts on first, in the bot’s configuration.',
        );
      }

      let queued = 0;
      for await (const followers of allFollowers(users)) {
        const wanted = followers.filter((one) => one.notificationsEnabled && one.notifyBroadcasts);
        queued += await enqueue(
          wanted.map(({ telegramId }) => telegramId),
          text,
          BROADCAST_PRIORITY,
        );
      }

      return queued;
    },
  };
}

function assertLinked(count: number): void {
  if (count === 0) {
    throw new AppError('not-found', 'TELEGRAM_NOT_LINKED', 'No Telegram chat is linked to the account.');
  }
}

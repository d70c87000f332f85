import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { readWord } from './sandbox/columns.ts';

/** The bot's configuration, without its token. */
export interface BotConfig {
  readonly botUsername: string | null;
  readonly broadcastEnabled: boolean;
  readonly masterCommandsEnabled: boolean;
  /** JSON. */
  readonly notificationSettings: string | null;
  readonly isActive: boolean;
  readonly autoStart: boolean;
}

/** A command that a user gave, and what came of it. */
export interface CommandLogEntry {
  readonly telegramId: bigint;
  readonly command: string;
  readonly status: 'success' | 'error';
  /** JSON, without secrets. */
  readonly requestData: string | null;
  readonly responseData: string | null;
  readonly executionSeconds: number | null;
  readonly errorMessage: string | null;
  readonly createdAt: Instant;
}

export interface StoredCommandLogEntry extends CommandLogEntry {
  /** Rises with every command; where the next page begins. */
  readonly id: number;
}

/** A message that waits to be sent. */
export interface QueuedNotification {
  readonly id: number;
  readonly telegramId: bigint;
  readonly message: string;
  /** 1 to 10; the higher goes first. */
  readonly priority: number;
  readonly createdAt: Instant;
}

export interface TelegramBotRepository {
  config(): Promise<BotConfig>;
  /** Changes what is given and leaves the rest. The encrypted token can be written here, and read only below. */
  updateConfig(changes: Partial<BotConfig> & { readonly botToken?: string | null }): Promise<void>;
  encryptedBotToken(): Promise<string | null>;
  /** Throws `conflict` for an unknown Telegram user. */
  logCommand(entry: CommandLogEntry): Promise<void>;
  /** The newest commands of a user, newest first. */
  commandsOf(telegramId: bigint, options: NewestOptions): Promise<Page<StoredCommandLogEntry>>;
  enqueue(notifications: readonly Omit<QueuedNotification, 'id'>[]): Promise<void>;
  /** What to send next: the higher priority first, at one priority the older. */
  nextNotifications(limit: number): Promise<readonly QueuedNotification[]>;
  /** Whether it was still waiting: of two who report on one message, one is told true. */
  markSent(id: number, at: Instant): Promise<boolean>;
  markFailed(id: number, error: string): Promise<boolean>;
}

/** There is one row of configuration. */
const ID = 1;
const WITHOUT_SECRETS = { id: true, botToken: true } as const;

/** The rows of bot_config, command_logs and notification_queue. */
export function createTelegramBotRepository({ client }: Pick<MainDatabase, 'client'>): TelegramBotRepository {
  const { botConfig, commandLog, notificationQueue } = client;

  async function finish(
    id: number,
    data: { status: string; sentAt?: Date; error?: string },
  ): Promise<boolean> {
    const { count } = await withAppErrors(() =>
      notificationQueue.updateMany({ where: { id, status: 'pending' }, data }),
    );
    return count === 1;
  }

  return {
    config: () =>
      withAppErrors(() =>
        botConfig.upsert({ where: { id: ID }, create: { id: ID }, update: {}, omit: WITHOUT_SECRETS }),
      ),

    async updateConfig(changes) {
      await withAppErrors(() =>
        botConfig.upsert({ where: { id: ID }, create: { id: ID, ...changes }, update: changes }),
      );
    },

    async encryptedBotToken() {
      const row = await withAppErrors(() =>
        botConfig.findUnique({ where: { id: ID }, select: { botToken: true } }),
      );
      return row?.botToken ?? null;
    },

    async logCommand({ executionSeconds, createdAt, ...entry }) {
      const data = { ...entry, executionTime: executionSeconds, createdAt: new Date(createdAt) };
      await withAppErrors(() => commandLog.create({ data, select: { id: true } }));
    },

    async commandsOf(telegramId, { limit, before }) {
      const where = { telegramId, ...(before === undefined ? {} : { id: { lt: before } }) };
      const rows = await withAppErrors(() =>
        commandLog.findMany({ where, orderBy: { id: 'desc' }, take: limit }),
      );
      const commands = rows.map(({ executionTime, createdAt, status, ...row }) => ({
        ...row,
        status: readWord<CommandLogEntry['status']>(status),
        executionSeconds: executionTime,
        createdAt: createdAt.getTime(),
      }));
      return pageById(commands, limit);
    },

    async enqueue(notifications) {
      const data = notifications.map((one) => ({ ...one, createdAt: new Date(one.createdAt) }));
      await withAppErrors(() => notificationQueue.createMany({ data }));
    },

    async nextNotifications(limit) {
      const rows = await withAppErrors(() =>
        notificationQueue.findMany({
          where: { status: 'pending' },
          orderBy: [{ priority: 'desc' }, { id: 'asc' }],
          take: limit,
          select: { id: true, telegramId: true, message: true, priority: true, createdAt: true },
        }),
      );
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
    },

    markSent: (id, at) => finish(id, { status: 'sent', sentAt: new Date(at) }),
    markFailed: (id, error) => finish(id, { status: 'failed', error }),
  };
}

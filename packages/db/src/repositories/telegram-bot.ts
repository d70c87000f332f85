import type { Instant } from '@openalgo/domain';
import { withAppErrors } from '../connect/errors.ts';
import type { MainDatabase } from '../connect/open.ts';
import { instantParameter } from '../sql/fragments.ts';
import { sql } from '../sql/template.ts';
import { type NewestOptions, type Page, pageById } from './page.ts';
import { type RawRow, readWord } from './sandbox/columns.ts';

/** The bot's configuration, without its token. */
export interface BotConfig {
  readonly botUsername: string | null;
  readonly broadcastEnabled: boolean;
  readonly masterCommandsEnabled: boolean;
  /** JSON. */
  readonly notificationSettings: string | null;
  readonly isActive: boolean;
  readonly autoStart: boolean;
  /** Why the bot does not work, for the administrator; null while it does. */
  readonly lastError: string | null;
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

/** How often a command was given since an instant. */
export interface CommandCount {
  readonly command: string;
  readonly times: number;
  readonly failed: number;
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
  /** The commands since an instant, the most frequent first. */
  commandCounts(since: Instant): Promise<readonly CommandCount[]>;
}

/** There is one row of configuration. */
const ID = 1;
const WITHOUT_SECRETS = { id: true, botToken: true } as const;

/** The rows of bot_config and command_logs. */
export function createTelegramBotRepository({
  client,
  session,
}: Pick<MainDatabase, 'client' | 'session'>): TelegramBotRepository {
  const { botConfig, commandLog } = client;

  return {
    config: () =>
      withAppErrors(() =>
        botConfig.upsert({ where: { id: ID }, create: { id: ID }, update: {}, omit: WITHOUT_SECRETS }),
      ),

    async updateConfig(changes) {
      await withAppErrors(() =>
        botConfig.upsert({
          where: { id: ID },
          create: { id: ID, ...changes },
          update: changes,
          select: { id: true },
        }),
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

    async commandCounts(since) {
      const rows = await session.query<RawRow>(sql`SELECT command, COUNT(*) AS times,
          SUM(CASE WHEN status = 'error' THEN 1 ELSE 0 END) AS failed
        FROM command_logs WHERE created_at >= ${instantParameter(session, since)}
        GROUP BY command ORDER BY times DESC, command`);
      return rows.map((row) => ({
        command: String(row.command),
        times: Number(row.times),
        failed: Number(row.failed),
      }));
    },
  };
}

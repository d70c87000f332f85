import type { StoredCommandLogEntry, TelegramUser } from '@openalgo/db';
import type { BotStatus } from '@openalgo/telegram';

const iso = (at: number): string => new Date(at).toISOString();

export function presentLink(user: TelegramUser) {
  const name = [user.firstName, user.lastName].filter((part) => part !== null).join(' ');
  return {
    telegram_id: String(user.telegramId),
    name: name === '' ? null : name,
    linked_at: iso(user.createdAt),
    last_command_at: user.lastCommandAt === null ? null : iso(user.lastCommandAt),
    blocked: user.blockedAt !== null,
    preferences: {
      notifications: user.notificationsEnabled,
      fills: user.notifyFills,
      rejections: user.notifyRejections,
      broadcasts: user.notifyBroadcasts,
    },
  };
}

export function presentCommand({ id, command, status, errorMessage, createdAt }: StoredCommandLogEntry) {
  return { id, command, status, error: errorMessage, at: iso(createdAt) };
}

export function presentBot(bot: BotStatus) {
  return {
    has_token: bot.hasToken,
    bot_username: bot.botUsername,
    is_active: bot.isActive,
    broadcast_enabled: bot.broadcastEnabled,
    commands_enabled: bot.masterCommandsEnabled,
    last_error: bot.lastError,
  };
}

import type { StoredCommandLogEntry, TelegramPreferences, TelegramUser } from '@openalgo/db';
import type { BotStatistics, BotStatus } from '@openalgo/telegram';

const iso = (at: number): string => new Date(at).toISOString();

export function presentLink(user: TelegramUser) {
  const name = [user.firstName, user.lastName].filter((part) => part !== null).join(' ');
  return {
    telegram_id: String(user.telegramId),
    name: name === '' ? null : name,
    linked_at: iso(user.createdAt),
    last_command_at: user.lastCommandAt === null ? null : iso(user.lastCommandAt),
    blocked: user.blockedAt !== null,
    preferences: presentPreferences(user),
  };
}

export function presentPreferences(user: TelegramPreferences) {
  return {
    notifications: user.notificationsEnabled,
    fills: user.notifyFills,
    rejections: user.notifyRejections,
    broadcasts: user.notifyBroadcasts,
  };
}

/** A chat as the reference tells of it. */
export function presentTelegramUser(user: TelegramUser) {
  return {
    telegram_id: String(user.telegramId),
    openalgo_username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    notifications_enabled: user.notificationsEnabled,
    blocked: user.blockedAt !== null,
    created_at: iso(user.createdAt),
    last_command_at: user.lastCommandAt === null ? null : iso(user.lastCommandAt),
  };
}

export function presentStatistics(days: number, { commands, notifications, linkedChats }: BotStatistics) {
  return {
    days,
    total_commands: commands.reduce((sum, { times }) => sum + times, 0),
    failed_commands: commands.reduce((sum, { failed }) => sum + failed, 0),
    commands: Object.fromEntries(commands.map(({ command, times }) => [command, times])),
    linked_chats: linkedChats,
    notifications,
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

/** With what the reference's configuration has besides. */
export function presentBotToPrograms(bot: BotStatus) {
  return { ...presentBot(bot), polling_mode: true, webhook_url: null } as const;
}

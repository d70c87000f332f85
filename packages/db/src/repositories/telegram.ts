/** What the Telegram bot keeps, as the package's face shows it. */
export {
  type BotConfig,
  type CommandCount,
  type CommandLogEntry,
  createTelegramBotRepository,
  type StoredCommandLogEntry,
  type TelegramBotRepository,
} from './telegram-bot.ts';
export {
  createTelegramLinkCodeRepository,
  type TelegramLinkCodeRepository,
} from './telegram-link-codes.ts';
export {
  createTelegramNotificationRepository,
  type NewNotification,
  type NotificationCounts,
  type QueuedNotification,
  type TelegramNotificationRepository,
} from './telegram-notifications.ts';
export {
  createTelegramUserRepository,
  type TelegramFollower,
  type TelegramPreferences,
  type TelegramUser,
  type TelegramUserRepository,
  type ToldRows,
} from './telegram-users.ts';

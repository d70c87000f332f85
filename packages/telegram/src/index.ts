export { serveTelegram, type TelegramServiceDependencies } from './service.ts';
export {
  type BotChanges,
  type BotStatistics,
  type BotStatus,
  createTelegram,
  type LinkInvitation,
  type Telegram,
  type TelegramDependencies,
} from './telegram.ts';

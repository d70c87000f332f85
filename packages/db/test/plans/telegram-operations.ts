import {
  type CommandLogEntry,
  createTelegramBotRepository,
  createTelegramLinkCodeRepository,
  createTelegramNotificationRepository,
  createTelegramUserRepository,
  type MainDatabase,
  type TelegramBotRepository,
  type TelegramLinkCodeRepository,
  type TelegramNotificationRepository,
  type TelegramUserRepository,
} from '../../src/index.ts';
import { AT } from './fill.ts';
import { type Operations, type Trial, trialsOf } from './operation.ts';

const USER = 'username-7';
/** Few of the rows are newer. */
const LATELY = AT + 990 * 60_000;
const NOWHERE = { toldTradeRow: null, toldRejectionRow: null };
const MESSAGE = { telegramId: 7n, message: 'm', priority: 5, createdAt: AT };
export const COMMAND: CommandLogEntry = {
  telegramId: 7n,
  command: '/funds',
  status: 'success',
  requestData: null,
  responseData: null,
  executionSeconds: 1,
  errorMessage: null,
  createdAt: AT - 1,
};

const telegramUsers: Operations<TelegramUserRepository> = {
  link: (all) =>
    all.link({
      telegramId: 5_000n,
      username: USER,
      hostUrl: null,
      firstName: null,
      lastName: null,
      broker: null,
      createdAt: AT,
      encryptedApiKey: null,
      told: NOWHERE,
    }),
  unlink: (all) => all.unlink(7n),
  find: (all) => all.find(7n),
  encryptedApiKey: (all) => all.encryptedApiKey(7n),
  // Without a name it is for a broadcast, which goes to all.
  listActive: (all) => all.listActive(USER),
  followers: (all) => all.followers({ limit: 20, after: 500 }),
  unlinkAccount: (all) => all.unlinkAccount(USER),
  setPreferences: (all) => all.setPreferences(USER, { notifyFills: false }),
  noteCommand: (all) => all.noteCommand(7n, AT),
  noteBlocked: (all) => all.noteBlocked(7n, AT),
};

const telegramBot: Operations<TelegramBotRepository> = {
  config: (all) => all.config(),
  updateConfig: (all) => all.updateConfig({ isActive: true }),
  encryptedBotToken: (all) => all.encryptedBotToken(),
  logCommand: (all) => all.logCommand(COMMAND),
  commandsOf: (all) => all.commandsOf(7n, { limit: 20, before: 500 }),
  commandCounts: (all) => all.commandCounts(LATELY),
};

const notifications: Operations<TelegramNotificationRepository> = {
  enqueue: (all) => all.enqueue([MESSAGE]),
  tell: (all) =>
    all.tell({ telegramId: 7n, username: USER, from: NOWHERE, to: NOWHERE, notifications: [MESSAGE] }),
  due: (all) => all.due(AT, 10),
  markSent: (all) => all.markSent(1, AT),
  markFailed: (all) => all.markFailed(51, 'gone'),
  postpone: (all) => all.postpone(52, 1, AT, 'later'),
  counts: (all) => all.counts(LATELY),
};

const linkCodes: Operations<TelegramLinkCodeRepository> = {
  save: (all) => all.save({ userId: USER, codeHash: 'hash', expiresAt: AT + 1000 }),
  spend: (all) => all.spend('hash', AT),
};

/** Every function of the repositories of the Telegram bot. */
export function telegramTrials(main: MainDatabase): Trial[] {
  return [
    ...trialsOf('telegramUsers', telegramUsers, (work) => work(createTelegramUserRepository(main))),
    ...trialsOf('telegramBot', telegramBot, (work) => work(createTelegramBotRepository(main))),
    ...trialsOf('notifications', notifications, (work) => work(createTelegramNotificationRepository(main))),
    ...trialsOf('linkCodes', linkCodes, (work) => work(createTelegramLinkCodeRepository(main))),
  ];
}

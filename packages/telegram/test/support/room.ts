import {
  createApiKeyRepository,
  createSandboxRepositories,
  createTelegramBotRepository,
  createTelegramLinkCodeRepository,
  createTelegramNotificationRepository,
  createTelegramUserRepository,
  createUserRepository,
  type ProviderName,
} from '@openalgo/db';
import { anInstrument, createTestDatabases } from '@openalgo/db/testing';
import { DEFAULT_CALENDAR, isResting, istInstant, price } from '@openalgo/domain';
import {
  ALL_SHARDS,
  createPaperAccounts,
  type PaperAccountsOptions,
  settingDefaultsOf,
  settle,
} from '@openalgo/sandbox';
import { openKeyring } from '@openalgo/security';
import { createConversation } from '../../src/commands/conversation.ts';
import { createTelegram } from '../../src/index.ts';
import { createLinkCodes } from '../../src/link-codes.ts';
import { createSender } from '../../src/notifications/sender.ts';
import { createWatcher, newestRows } from '../../src/notifications/watcher.ts';
import { createPacing } from '../../src/pacing.ts';
import type { TelegramApi } from '../../src/telegram-api.ts';

/** Wednesday 2026-08-19, 11:00 in India. */
export const NOW = istInstant('2026-08-19', '11:00');
export const PEPPER = 'p'.repeat(32);
export const TOKEN = `123456789:${'A'.repeat(35)}`;
export const CHAT = 9_007_199_254_740_991n;
const WORKER = 'worker-1';
const { secrets } = await openKeyring({ appKeys: ['k'.repeat(32)], pepper: PEPPER, now: () => NOW });

/** An installation with users asha and ravi, shares at 500, and a bot that nobody runs. */
export async function createRoom(provider: ProviderName = 'sqlite') {
  const test = await createTestDatabases(provider);
  const { main, sandbox } = test.databases;
  const repositories = createSandboxRepositories(sandbox.session);
  await repositories.workers.createShards(ALL_SHARDS, 0);
  await repositories.workers.takeShards(WORKER, { shards: ALL_SHARDS, from: [], leaseUntil: NOW });
  let now = NOW;
  const clock = { now: () => now };
  const options: PaperAccountsOptions = {
    clock,
    marketClock: 'system',
    numbersTicks: false,
    settingDefaults: settingDefaultsOf({ enforceMarketHours: false }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async ({ exchange, symbol }) =>
      symbol === 'UNKNOWN' ? null : anInstrument(exchange, symbol),
  };
  const accounts = createPaperAccounts(sandbox, options);
  const users = createTelegramUserRepository(main);
  const bot = createTelegramBotRepository(main);
  const notifications = createTelegramNotificationRepository(main);
  const telegram = createTelegram({ main, secrets: async () => secrets, pepper: PEPPER, clock });
  const failures: unknown[] = [];
  const conversation = createConversation({
    accounts,
    apiKeys: createApiKeyRepository(main),
    users,
    bot,
    linkCodes: createLinkCodes({ codes: createTelegramLinkCodeRepository(main), pepper: PEPPER, clock }),
    newestRows: (username) => newestRows(repositories, username),
    clock,
    stopwatch: () => 0,
    onFailure: (_command, error) => failures.push(error),
  });
  const pacing = createPacing({ stopwatch: () => 0, pause: async () => {} });

  for (const username of ['asha', 'ravi']) {
    const email = `${username}@example.org`;
    await createUserRepository(main).create({
      username,
      email,
      passwordHash: 'h',
      isAdmin: false,
      createdAt: NOW,
    });
  }

  await repositories.quotes.save([quote('SBIN'), quote('M&M')]);

  const say = (text: string, telegramId = CHAT) =>
    conversation.answer({ telegramId, text, firstName: 'Asha', lastName: null }, 'paper_bot');
  const place = (userId: string, quantity: bigint, symbol = 'SBIN') =>
    accounts.placeOrder({
      userId,
      symbol,
      quantity,
      strategy: 'Up <& away>',
      exchange: 'NSE',
      action: 'BUY',
      priceType: 'MARKET',
      product: 'MIS',
      price: null,
      triggerPrice: null,
      receivedAt: now,
      requestSize: 0,
      responseSize: 0,
    });

  return {
    accounts,
    bot,
    clock,
    failures,
    main,
    notifications,
    place,
    repositories,
    say,
    secrets,
    telegram,
    users,
    watcher: createWatcher({ users, notifications, sandbox: repositories, clock }),
    sender: (api: Pick<TelegramApi, 'send'>, changes: Partial<typeof notifications> = {}) =>
      createSender({ api, notifications: { ...notifications, ...changes }, users, pacing, clock }),
    advance: (ms: number) => {
      now += ms;
    },
    async link(username = 'asha', telegramId = CHAT) {
      const { code } = await telegram.invite(username);
      await say(`/start ${code}`, telegramId);
    },
    /** Fills what waits, as a worker would. */
    async fill() {
      const waiting = (await repositories.orders.inbox(10_000)).filter(({ status }) => isResting(status));
      const fill = { price: price('500'), at: now };
      const decisions = waiting.map((order) => ({ order, status: order.status, ackedAt: now, fill }));
      await settle(sandbox, options, { workerId: WORKER, decisions, place: null, publish: null });
    },
    due: async () => (await notifications.due(now, 100)).map(({ message }) => message),
    close: () => test.close(),
  };
}

export type Room = Awaited<ReturnType<typeof createRoom>>;

function quote(symbol: string) {
  return {
    exchange: 'NSE' as const,
    symbol,
    ltp: price('500'),
    bid: null,
    ask: null,
    low: null,
    high: null,
    open: price('490'),
    prevClose: null,
    volume: null,
    openInterest: 0,
    at: NOW,
  };
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTelegramBotRepository,
  createTelegramLinkCodeRepository,
  createTelegramNotificationRepository,
  createTelegramUserRepository,
  createUserRepository,
  sql,
} from '../src/index.ts';
import { createTestDatabases, type TestDatabases, testProviders } from '../testing/index.ts';

const AT = Date.UTC(2026, 7, 22, 4, 5, 6, 789);
const TELEGRAM_ID = 9_007_199_254_740_993n;
const NOWHERE = { toldTradeRow: null, toldRejectionRow: null };
const LINK = {
  telegramId: TELEGRAM_ID,
  username: 'owner',
  encryptedApiKey: 'cipher',
  hostUrl: null,
  firstName: 'A',
  lastName: null,
  broker: 'sandbox',
  createdAt: AT,
  told: NOWHERE,
};
const { providers } = await testProviders();

describe.each(providers)('on %s', (provider) => {
  let fixture: TestDatabases;

  beforeAll(async () => {
    fixture = await createTestDatabases(provider);
  });

  afterAll(() => fixture.close());

  const main = () => fixture.databases.main;
  const users = () => createTelegramUserRepository(main());
  const queue = () => createTelegramNotificationRepository(main());
  const message = (text: string, priority = 5, telegramId = TELEGRAM_ID) => ({
    telegramId,
    message: text,
    priority,
    createdAt: AT,
  });
  const dueTexts = async (by = AT) => (await queue().due(by, 10)).map((one) => one.message);

  beforeEach(async () => {
    await main().session.execute(sql`DELETE FROM telegram_users`);
    await main().session.execute(sql`DELETE FROM users`);
    await createUserRepository(main()).create({
      username: 'owner',
      email: 'owner@example.org',
      passwordHash: 'hash',
      isAdmin: false,
      createdAt: AT,
    });
    await users().link(LINK);
  });

  test('users are linked, used, unlinked and linked again, the key being given only when asked', async () => {
    await users().noteCommand(TELEGRAM_ID, AT + 9);
    await users().setPreferences('owner', { notificationsEnabled: false });

    const { encryptedApiKey, told: _, ...details } = LINK;
    const stored = {
      ...details,
      isActive: true,
      notificationsEnabled: false,
      notifyFills: true,
      notifyRejections: true,
      notifyBroadcasts: true,
      blockedAt: null,
      lastCommandAt: AT + 9,
    };
    expect(await users().find(TELEGRAM_ID)).toEqual(stored);
    expect(await users().listActive('owner')).toEqual([stored]);
    expect(await users().encryptedApiKey(TELEGRAM_ID)).toBe(encryptedApiKey);

    expect(await users().unlink(TELEGRAM_ID)).toBe(true);
    expect(await users().encryptedApiKey(TELEGRAM_ID)).toBeNull();
    expect(await users().listActive()).toEqual([]);
    await users().link(LINK);
    expect(await users().unlinkAccount('owner')).toBe(1);
    expect(await users().listActive()).toEqual([]);
  });

  test('links outlive the account, without it', async () => {
    await main().session.execute(sql`DELETE FROM users WHERE username = 'owner'`);

    expect((await users().find(TELEGRAM_ID))?.username).toBeNull();
    expect((await users().followers({ limit: 10 })).rows).toEqual([]);
  });

  test('who blocked the bot is told nothing until they write again', async () => {
    const followers = async () => (await users().followers({ limit: 10 })).rows.length;
    expect(await followers()).toBe(1);
    await users().noteBlocked(TELEGRAM_ID, AT);
    expect(await followers()).toBe(0);
    await users().noteCommand(TELEGRAM_ID, AT + 1);
    expect(await followers()).toBe(1);
  });

  test('the bot keeps its configuration and its commands; the token is given only when asked', async () => {
    const bot = createTelegramBotRepository(main());
    await bot.updateConfig({ isActive: true, botToken: 'cipher', lastError: 'no' });
    expect(await bot.config()).toMatchObject({
      isActive: true,
      masterCommandsEnabled: true,
      lastError: 'no',
    });
    expect(await bot.config()).not.toHaveProperty('botToken');
    expect(await bot.encryptedBotToken()).toBe('cipher');

    const command = {
      telegramId: TELEGRAM_ID,
      command: '/funds',
      status: 'success' as const,
      requestData: null,
      responseData: '{}',
      executionSeconds: 0.25,
      errorMessage: null,
      createdAt: AT,
    };
    await bot.logCommand(command);
    expect((await bot.commandsOf(TELEGRAM_ID, { limit: 5 })).rows).toMatchObject([command]);
  });

  test('one message of each user is next, the higher priority first, at one priority the older', async () => {
    await users().link({ ...LINK, telegramId: 7n });
    await queue().enqueue([message('later'), message('urgent', 9), message('last'), message('to 7', 5, 7n)]);
    expect(await dueTexts()).toEqual(['urgent', 'to 7']);

    const [urgent] = await queue().due(AT, 1);
    const id = urgent?.id ?? 0;
    expect(await queue().markSent(id, AT)).toBe(true);
    expect(await queue().markSent(id, AT)).toBe(false);
    expect(await queue().markFailed(id, 'too late')).toBe(false);
    expect(await dueTexts()).toEqual(['later', 'to 7']);
  });

  test('what is postponed is due again when its time has come', async () => {
    await queue().enqueue([message('a message')]);
    const [waiting] = await queue().due(AT, 1);
    await queue().postpone(waiting?.id ?? 0, 3, AT + 1000, 'no answer');

    expect(await dueTexts(AT + 999)).toEqual([]);
    expect(await queue().due(AT + 1000, 1)).toMatchObject([{ message: 'a message', attempts: 3 }]);
  });

  test('of several who tell the same at once one does, and moves the place with its messages', async () => {
    const to = { toldTradeRow: 5, toldRejectionRow: null };
    const telling = {
      telegramId: TELEGRAM_ID,
      username: 'owner',
      from: NOWHERE,
      to,
      notifications: [message('filled')],
    };
    const told = await Promise.all([1, 2, 3].map(() => queue().tell(telling)));

    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await dueTexts()).toEqual(['filled']);
    expect((await users().followers({ limit: 10 })).rows).toMatchObject([to]);
    expect(await queue().tell({ ...telling, from: to, to: { toldTradeRow: 6, toldRejectionRow: 2 } })).toBe(
      true,
    );
  });

  test('who unlinks is sent nothing more, of what waits and of what comes', async () => {
    await queue().enqueue([message('waits')]);
    await users().unlink(TELEGRAM_ID);
    const to = { toldTradeRow: 5, toldRejectionRow: 5 };
    const telling = { telegramId: TELEGRAM_ID, username: 'owner', from: NOWHERE, to };

    expect(await queue().tell({ ...telling, notifications: [message('comes')] })).toBe(false);
    expect(await dueTexts()).toEqual([]);
  });

  test('a link code is spent once, by the newest code, in its time', async () => {
    const codes = createTelegramLinkCodeRepository(main());
    await codes.save({ userId: 'owner', codeHash: 'old', expiresAt: AT + 1000 });
    await codes.save({ userId: 'owner', codeHash: 'new', expiresAt: AT + 1000 });

    expect(await codes.spend('old', AT)).toBeNull();
    expect(await codes.spend('new', AT + 1000)).toBeNull();
    const spent = await Promise.all([codes.spend('new', AT), codes.spend('new', AT)]);
    expect(spent.filter((userId) => userId === 'owner')).toHaveLength(1);
  });
});

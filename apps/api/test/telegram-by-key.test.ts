import { createTelegramBotRepository } from '@openalgo/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../src/dependencies.ts';
import { linkChat } from './support/linked-chat.ts';
import { OPEN_NETWORK } from './support/network.ts';
import { createPeopleApp, type PeopleApp } from './support/people-app.ts';
import { ADMIN_KEY, createTestApp, USER_KEY } from './support/test-app.ts';

const TOKEN = `123456789:${'A'.repeat(35)}`;
const CHAT = 77n;
const DAY_MS = 86_400_000;
const KEYS = new Map<string, Identity>([
  [ADMIN_KEY, { userId: 'asha', isAdmin: true }],
  [USER_KEY, { userId: 'ravi', isAdmin: false }],
]);
const verifier = { verify: async (key: string) => KEYS.get(key) ?? null };
const ADMINISTRATORS = [
  ['GET', 'config'],
  ['POST', 'config'],
  ['POST', 'start'],
  ['POST', 'stop'],
  ['GET', 'users'],
  ['POST', 'broadcast'],
  ['GET', 'stats'],
] as const;
let app: PeopleApp;

const get = (path: string, key: string) =>
  app.app.inject({ url: `/api/v1/telegram/${path}`, headers: { 'x-api-key': key } });
const post = (path: string, key: string, body: object = {}) =>
  app.post(`telegram/${path}`, { apikey: key, ...body });
const messages = async () =>
  (await app.databases.main.client.notificationQueue.findMany({ orderBy: { id: 'asc' } })).map(
    ({ telegramId, message, priority }) => [telegramId, message, priority],
  );

beforeAll(async () => {
  app = await createPeopleApp({ changes: { verifier } });
  await app.twoUsers();
  const { main } = app.databases;
  await linkChat(app.databases.main, 'ravi', CHAT);
  const bot = createTelegramBotRepository(main);
  const asked = (command: string, status: 'success' | 'error', daysAgo: number) =>
    bot.logCommand({
      telegramId: CHAT,
      command,
      status,
      requestData: null,
      responseData: null,
      executionSeconds: 0,
      errorMessage: null,
      createdAt: app.now() - daysAgo * DAY_MS,
    });
  await asked('/funds', 'success', 0);
  await asked('/funds', 'error', 3);
  await asked('/orders', 'success', 10);
});
afterAll(() => app.close());

describe('the bot by API key', () => {
  it('is an administrator’s, whose key comes in the header, the query or the body', async () => {
    for (const [method, path] of ADMINISTRATORS) {
      const refused = method === 'GET' ? await get(path, USER_KEY) : await post(path, USER_KEY);
      expect([path, refused.statusCode, refused.json().code]).toEqual([path, 403, 'ADMIN_ONLY']);
    }

    const url = '/api/v1/telegram/config';
    expect((await app.app.inject(url)).json().code).toBe('VALIDATION');
    expect((await get('config', 'unknown')).json().code).toBe('INVALID_API_KEY');
    expect((await app.app.inject(`${url}?apikey=${ADMIN_KEY}`)).statusCode).toBe(200);
    expect((await get('config', ADMIN_KEY)).statusCode).toBe(200);
    const inHeader = await app.post('telegram/stop', {}, { 'x-api-key': ADMIN_KEY });
    expect(inHeader.statusCode).toBe(200);
  });

  it('starts once it has a token, which never comes out again', async () => {
    const early = await post('start', ADMIN_KEY);
    expect([early.statusCode, early.json().code]).toEqual([400, 'NO_BOT_TOKEN']);

    const saved = await post('config', ADMIN_KEY, { token: TOKEN, polling_mode: true, webhook_url: '' });
    expect(saved.statusCode).toBe(200);
    expect((await post('start', ADMIN_KEY)).statusCode).toBe(200);
    const running = await get('config', ADMIN_KEY);
    expect(running.json().data).toMatchObject({ has_token: true, is_active: true, polling_mode: true });
    await post('stop', ADMIN_KEY);
    expect((await get('config', ADMIN_KEY)).json().data.is_active).toBe(false);
    expect(running.body + app.lines.join('')).not.toContain(TOKEN);
  });

  it('takes no messages by webhook, and says so', async () => {
    const wanted = await post('config', ADMIN_KEY, { webhook_url: 'https://example.org/hook' });
    expect(wanted.json().errors).toMatchObject({ webhook_url: [expect.stringContaining('asks Telegram')] });
    const called = await app.post('telegram/webhook', { update_id: 1 });
    expect([called.statusCode, called.json().code]).toEqual([400, 'TELEGRAM_WEBHOOK_OFF']);
  });

  it('tells who is linked, and what was asked in the last days', async () => {
    expect((await get('users', ADMIN_KEY)).json()).toMatchObject({
      count: 1,
      data: [{ telegram_id: '77', openalgo_username: 'ravi', first_name: 'Ravi', blocked: false }],
    });
    expect((await get('stats', ADMIN_KEY)).json().data).toMatchObject({
      days: 7,
      total_commands: 2,
      failed_commands: 1,
      commands: { '/funds': 2 },
      linked_chats: 1,
    });
    expect((await get('stats?days=30', ADMIN_KEY)).json().data.total_commands).toBe(3);
    expect((await get('stats?days=0', ADMIN_KEY)).statusCode).toBe(400);
  });
});

describe('a message', () => {
  it('goes to the chats of the key’s own account, and of any for an administrator', async () => {
    const hello = { username: 'ravi', message: 'Hello' };
    expect((await post('notify', USER_KEY, hello)).statusCode).toBe(200);
    expect((await post('notify', ADMIN_KEY, { ...hello, message: '<b>', priority: 9 })).statusCode).toBe(200);

    expect(await messages()).toEqual([
      [CHAT, 'Hello', 5],
      [CHAT, '&lt;b&gt;', 9],
    ]);
    expect((await get('stats', ADMIN_KEY)).json().data.notifications).toEqual({
      pending: 2,
      sent: 0,
      failed: 0,
    });
  });

  it('to an account without a chat is answered like one to somebody else’s, or to nobody’s', async () => {
    const refusals = [
      await post('notify', ADMIN_KEY, { username: 'asha', message: 'Hello' }),
      await post('notify', USER_KEY, { username: 'asha', message: 'Hello' }),
      await post('notify', USER_KEY, { username: 'nobody', message: 'Hello' }),
    ];

    expect(new Set(refusals.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(refusals[0]?.json()).toMatchObject({ code: 'TELEGRAM_NOT_LINKED' });
    expect(refusals[0]?.statusCode).toBe(404);
    expect(await messages()).toHaveLength(2);
  });

  it.each([
    { message: '' },
    { message: 'x'.repeat(3_001) },
    { message: 'a\u0000b' },
    { message: 'Hello', priority: 11 },
    { message: 'Hello', priority: 1.5 },
  ])('is refused where it is none: %j', async (body) => {
    expect((await post('notify', USER_KEY, { username: 'ravi', ...body })).json().code).toBe('VALIDATION');
  });

  it('to all is counted by the chats that want it', async () => {
    expect((await post('broadcast', ADMIN_KEY, { message: 'News' })).json().code).toBe('BROADCAST_OFF');
    await post('config', ADMIN_KEY, { broadcast_enabled: true });
    const sent = await post('broadcast', ADMIN_KEY, { message: 'News' });
    expect(sent.json()).toMatchObject({ status: 'success', success_count: 1, fail_count: 0 });
  });
});

describe('preferences', () => {
  it('are read and changed for one’s own chats alone', async () => {
    expect((await post('preferences', USER_KEY, { telegram_id: 77, fills: false })).statusCode).toBe(200);
    expect((await get('preferences?telegram_id=77', USER_KEY)).json().data).toEqual({
      telegram_id: '77',
      notifications: true,
      fills: false,
      rejections: true,
      broadcasts: true,
    });
    expect((await get('preferences', USER_KEY)).json().data.fills).toBe(false);

    expect((await get('preferences?telegram_id=77', ADMIN_KEY)).statusCode).toBe(404);
    expect((await post('preferences', ADMIN_KEY, { telegram_id: 77, fills: true })).statusCode).toBe(404);
    expect((await get('preferences?telegram_id=78', USER_KEY)).statusCode).toBe(404);
    expect((await get('preferences?telegram_id=7x', USER_KEY)).statusCode).toBe(400);
  });
});

it('broadcasts have a limit of their own, by cookie and by key together', async () => {
  const often = [{ max: 1_000, windowMs: DAY_MS }];
  const limits = { login: often, reset: often, api: often, order: often, smartOrder: often, webhook: often };
  const api = createTestApp({
    verifier,
    network: {
      ...OPEN_NETWORK,
      limits: { ...limits, people: often, telegram: often, broadcast: [{ max: 1, windowMs: DAY_MS }] },
    },
  });
  const ask = () => api.post('telegram/broadcast', { apikey: USER_KEY, message: 'News' });
  const replies = [await ask(), await ask(), await api.post('telegram/stop', { apikey: USER_KEY })];
  await api.app.close();

  expect(replies.map(({ statusCode }) => statusCode)).toEqual([403, 429, 403]);
});

import { createTelegramBotRepository } from '@openalgo/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkChat } from './support/linked-chat.ts';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';

const TOKEN = `123456789:${'A'.repeat(35)}`;
const CHAT = 77n;
let app: PeopleApp;
let admin: Browser;
let other: Browser;

beforeAll(async () => {
  app = await createPeopleApp();
  ({ admin, other } = await app.twoUsers());
  await linkChat(app.databases.main, 'ravi', CHAT);
  await createTelegramBotRepository(app.databases.main).logCommand({
    telegramId: CHAT,
    command: '/funds',
    status: 'success',
    requestData: null,
    responseData: null,
    executionSeconds: 0,
    errorMessage: null,
    createdAt: app.now(),
  });
});
afterAll(() => app.close());

describe('the bot', () => {
  it('is set up by an administrator alone, and its token never comes out again', async () => {
    expect((await other.send('GET', '/telegram/config')).statusCode).toBe(403);
    expect((await other.send('POST', '/telegram/config', { is_active: true })).statusCode).toBe(403);
    expect((await app.browser().send('GET', '/telegram/config')).statusCode).toBe(401);

    const early = await admin.send('POST', '/telegram/config', { is_active: true });
    expect([early.statusCode, early.json().code]).toEqual([400, 'NO_BOT_TOKEN']);
    expect((await admin.send('POST', '/telegram/config', { token: 'none' })).statusCode).toBe(400);

    const saved = await admin.send('POST', '/telegram/config', { token: TOKEN, is_active: true });
    expect(saved.json().data).toMatchObject({ has_token: true, is_active: true, last_error: null });
    const read = await admin.send('GET', '/telegram/config');
    expect(saved.body + read.body + app.lines.join('')).not.toContain(TOKEN);
  });

  it('broadcasts when that is on, to those who want it', async () => {
    const off = await admin.send('POST', '/telegram/broadcast', { message: 'News' });
    expect([off.statusCode, off.json().code]).toEqual([403, 'BROADCAST_OFF']);
    await admin.send('POST', '/telegram/config', { broadcast_enabled: true });

    const sent = await admin.send('POST', '/telegram/broadcast', { message: 'News\nof today' });
    expect(sent.json().data).toEqual({ queued: 1 });
    expect((await other.send('POST', '/telegram/broadcast', { message: 'News' })).statusCode).toBe(403);
    expect((await admin.send('POST', '/telegram/broadcast', { message: ' ' })).statusCode).toBe(400);
  });
});

describe('a user', () => {
  it('gets a code for the bot, only with the token against forged requests', async () => {
    const { code, url, expires_at: expiresAt } = (await other.send('POST', '/telegram/link')).json().data;
    expect(code).toMatch(/^[0-9a-f]{32}$/);
    expect(url).toBeNull();
    expect(Date.parse(expiresAt)).toBe(app.now() + 600_000);

    const forged = app.browser();
    forged.cookie = other.cookie;
    expect((await forged.send('POST', '/telegram/link')).statusCode).toBe(403);
  });

  it('sees, tunes and unlinks their own chats, and none of others', async () => {
    await other.send('POST', '/telegram/preferences', { fills: false });
    const [mine] = (await other.send('GET', '/telegram/links')).json().data;
    expect(mine).toMatchObject({ telegram_id: '77', name: 'Ravi', blocked: false });
    expect(mine.preferences).toEqual({
      notifications: true,
      fills: false,
      rejections: true,
      broadcasts: true,
    });
    expect((await other.send('GET', '/telegram/commands?telegram_id=77')).json().data).toMatchObject([
      { command: '/funds', status: 'success' },
    ]);

    expect((await admin.send('GET', '/telegram/links')).json().data).toEqual([]);
    expect((await admin.send('GET', '/telegram/commands?telegram_id=77')).statusCode).toBe(404);
    expect((await admin.send('POST', '/telegram/preferences', { fills: false })).statusCode).toBe(404);
    expect((await admin.send('DELETE', '/telegram/links')).statusCode).toBe(404);

    expect((await other.send('DELETE', '/telegram/links')).statusCode).toBe(200);
    expect((await other.send('GET', '/telegram/links')).json().data).toEqual([]);
  });
});

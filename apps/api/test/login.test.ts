import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, cookieOf, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let api: PeopleApp;

beforeEach(async () => {
  api = await createPeopleApp();
});
afterEach(() => api.close());

describe('registration', () => {
  it('makes the first one an administrator, and is closed then', async () => {
    const first = await api.browser().send('POST', '/auth/register', ADMIN);
    expect(first.json()).toEqual({ status: 'success', data: { username: 'asha', is_admin: true } });

    const second = await api.browser().send('POST', '/auth/register', OTHER);
    expect([second.statusCode, second.json().code]).toEqual([403, 'REGISTRATION_CLOSED']);
  });

  it('makes one administrator of several who come first at once', async () => {
    const names = Array.from({ length: 5 }, (_, n) => `user${n}`);
    const replies = await Promise.all(
      names.map((username) =>
        api
          .browser()
          .send('POST', '/auth/register', { ...ADMIN, username, email: `${username}@example.org` }),
      ),
    );

    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403, 403, 403, 403]);
  });

  it('makes others users where it is open', async () => {
    const open = await createPeopleApp({ openRegistration: true });
    await open.browser().send('POST', '/auth/register', ADMIN);
    const second = await open.browser().send('POST', '/auth/register', OTHER);
    await open.close();

    expect(second.json().data).toEqual({ username: 'ravi', is_admin: false });
  });

  it.each([
    ['a short password', { password: 'elevenchars' }, 'password'],
    ['a name with a space', { username: 'two words' }, 'username'],
    ['the name of the system', { username: 'system' }, 'username'],
    ['no address', { email: 'nowhere' }, 'email'],
  ])('refuses %s and makes nobody', async (_what, change, field) => {
    const response = await api.browser().send('POST', '/auth/register', { ...ADMIN, ...change });

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      code: 'USER_INVALID',
      errors: { [field]: [expect.any(String)] },
    });
    expect((await api.browser().send('POST', '/auth/register', ADMIN)).json().data.is_admin).toBe(true);
  });
});

describe('login', () => {
  beforeEach(async () => {
    await api.browser().send('POST', '/auth/register', ADMIN);
  });

  const attempt = (username: string, password: string) =>
    api.browser().send('POST', '/auth/login', { username, password });

  it('sets a cookie that scripts and other sites do not get, until 03:00 in India', async () => {
    const response = await attempt(ADMIN.username, ADMIN.password);

    expect(response.json()).toEqual({
      status: 'success',
      data: {
        username: 'asha',
        is_admin: true,
        csrf_token: expect.stringMatching(/^[0-9a-f]{64}$/),
        expires_at: '2024-01-02T21:30:00.000Z',
      },
    });
    expect(response.cookies).toEqual([
      {
        name: 'openalgo_session',
        value: expect.stringMatching(/^[0-9a-f]{64}$/),
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        expires: new Date('2024-01-02T21:30:00.000Z'),
      },
    ]);
  });

  it('sends the cookie over TLS alone where that is wanted', async () => {
    const secure = await createPeopleApp({ changes: { cookieSecure: true } });
    await secure.browser().send('POST', '/auth/register', ADMIN);
    const { cookie } = await secure.login(ADMIN);
    const { username, password } = ADMIN;
    const response = await secure.browser().send('POST', '/auth/login', { username, password });
    await secure.close();

    expect(cookie).toMatch(/^__Host-openalgo_session=/);
    expect(response.cookies[0]).toMatchObject({ secure: true, httpOnly: true, path: '/' });
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const replies = [await attempt('nobody', 'some password'), await attempt('asha', 'some password')];

    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 401]);
    expect(replies[0]?.body).toBe(replies[1]?.body);
    expect(replies[0]?.json()).toMatchObject({ code: 'LOGIN_FAILED' });
  });

  it.each(['asha', 'nobody'])('locks the name %s after ten failures, and opens it again', async (name) => {
    for (let n = 1; n <= 10; n += 1) {
      expect((await attempt(name, 'some password')).statusCode).toBe(401);
    }
    const locked = await attempt(name, ADMIN.password);
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'LOGIN_LOCKED']);
    expect(locked.headers['retry-after']).toBe('900');

    api.advance(15 * MINUTE_MS);
    expect((await attempt(name, ADMIN.password)).statusCode).toBe(name === 'asha' ? 200 : 401);
  });

  it('counts failures that come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, () => attempt('asha', 'some password')));

    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(20);
  });

  it('forgets failures with a success', async () => {
    for (let n = 1; n <= 9; n += 1) {
      await attempt('asha', 'some password');
    }
    expect((await attempt('asha', ADMIN.password)).statusCode).toBe(200);
    for (let n = 1; n <= 9; n += 1) {
      await attempt('asha', 'some password');
    }

    expect((await attempt('asha', ADMIN.password)).statusCode).toBe(200);
  });

  it('is on record, and so is its failure, without what was typed', async () => {
    await attempt('asha', ADMIN.password);
    await attempt('a password in the wrong place', 'another password');
    await api.app.close();

    const logins = api.auditEvents.filter(({ action }) => action.startsWith('login.'));
    expect(logins).toMatchObject([
      { actor: 'asha', action: 'login.succeeded', subject: 'asha', detail: { ipAddress: '127.0.0.1' } },
      { actor: 'system', action: 'login.failed', subject: '127.0.0.1', detail: { reason: 'LOGIN_FAILED' } },
    ]);
    expect(JSON.stringify([api.auditEvents, api.lines])).not.toMatch(/wrong place|another password/);
  });
});

describe('a session', () => {
  it('tells who is logged in, and gives the CSRF token again', async () => {
    const { other } = await api.twoUsers();
    const response = await other.send('GET', '/auth/session');

    expect(response.json().data).toEqual({
      username: 'ravi',
      is_admin: false,
      session_id: expect.any(Number),
      csrf_token: other.csrf,
      second_factor: false,
      recovery_codes: 0,
    });
  });

  it('ends at 03:00 in India', async () => {
    const { other } = await api.twoUsers();
    api.advance(17.5 * HOUR_MS - 1);
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(200);
    api.advance(1);

    expect((await other.send('GET', '/auth/session')).statusCode).toBe(401);
  });

  it('ends with the logout, for whoever has its cookie', async () => {
    const { other } = await api.twoUsers();
    const response = await other.send('POST', '/auth/logout');

    expect(response.statusCode).toBe(200);
    expect(cookieOf(response)).toBe('openalgo_session=');
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(401);
  });

  it('is listed and ended by its user, alone or with all others', async () => {
    const { other } = await api.twoUsers();
    const second = await api.login(OTHER);
    const third = await api.login(OTHER);
    const list = (await other.send('GET', '/auth/sessions')).json().data;
    expect(list.map(({ current }: { current: boolean }) => current)).toEqual([false, false, true]);
    expect(list[0]).toMatchObject({ ip_address: '127.0.0.1', login_time: '2024-01-02T04:00:00.000Z' });

    expect((await other.send('DELETE', `/auth/sessions/${list[1].id}`)).statusCode).toBe(200);
    expect((await second.send('GET', '/auth/session')).statusCode).toBe(401);
    expect((await other.send('DELETE', '/auth/sessions')).json().message).toBe('Sessions ended: 1.');
    expect((await third.send('GET', '/auth/session')).statusCode).toBe(401);
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(200);
  });

  it('of somebody else cannot be ended', async () => {
    const { admin, other } = await api.twoUsers();
    const [{ id }] = (await admin.send('GET', '/auth/sessions')).json().data;
    const response = await other.send('DELETE', `/auth/sessions/${id}`);

    expect([response.statusCode, response.json().code]).toEqual([404, 'SESSION_NOT_FOUND']);
    expect((await admin.send('GET', '/auth/session')).statusCode).toBe(200);
  });

  it('gives way to the sixth of its user', async () => {
    const { other } = await api.twoUsers();
    for (let n = 1; n <= 4; n += 1) {
      await api.login(OTHER);
    }
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(200);
    await api.login(OTHER);

    expect((await other.send('GET', '/auth/session')).statusCode).toBe(401);
  });

  it('notes when it was last seen, once a minute', async () => {
    const { other } = await api.twoUsers();
    const seen = async () => (await other.send('GET', '/auth/sessions')).json().data[0].last_seen;
    api.advance(MINUTE_MS - 1);
    expect(await seen()).toBe('2024-01-02T04:00:00.000Z');
    api.advance(1);

    expect(await seen()).toBe('2024-01-02T04:01:00.000Z');
  });
});

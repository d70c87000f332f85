import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, type Browser, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const STEP_MS = 30_000;
const HOUR_MS = 3_600_000;
const NEW_PASSWORD = 'a new and long one';

let api: PeopleApp;
let admin: Browser;
let other: Browser;

beforeEach(async () => {
  api = await createPeopleApp();
  ({ admin, other } = await api.twoUsers());
});
afterEach(() => api.close());

describe('users', () => {
  it('are listed without a secret', async () => {
    const response = await admin.send('GET', '/admin/users');

    expect(response.json().data).toEqual([
      { username: 'asha', email: ADMIN.email, is_admin: true, created_at: '2024-01-02T04:00:00.000Z' },
      { username: 'ravi', email: OTHER.email, is_admin: false, created_at: '2024-01-02T04:00:00.000Z' },
    ]);
  });

  it('cannot be made twice, and the one who is there keeps the password', async () => {
    const response = await admin.send('POST', '/admin/users', { ...OTHER, password: NEW_PASSWORD });

    expect(response.statusCode).toBe(400);
    expect((await api.login(OTHER)).csrf).not.toBe('');
  });

  it('are made administrators, and the last one stays', async () => {
    const role = (username: string, isAdmin: boolean) =>
      admin.send('POST', `/admin/users/${username}/role`, { is_admin: isAdmin });

    expect((await role('asha', false)).json().code).toBe('LAST_ADMIN');
    expect((await role('nobody', true)).json().code).toBe('USER_NOT_FOUND');
    expect((await role('ravi', true)).statusCode).toBe(200);
    expect((await other.send('GET', '/admin/users')).statusCode).toBe(200);
    expect((await role('asha', false)).statusCode).toBe(200);
    expect((await admin.send('GET', '/admin/users')).statusCode).toBe(403);
  });

  it('of whom two are dismissed at once keep one administrator', async () => {
    await admin.send('POST', '/admin/users/ravi/role', { is_admin: true });
    const replies = await Promise.all(
      ['asha', 'ravi'].map((name) => admin.send('POST', `/admin/users/${name}/role`, { is_admin: false })),
    );

    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });
});

describe('a password', () => {
  const change = (current: string) =>
    other.send('POST', '/auth/change-password', { current_password: current, new_password: NEW_PASSWORD });

  it('is changed by who knows it, which ends the other sessions', async () => {
    const elsewhere = await api.login(OTHER);
    expect((await change('not the one')).json().code).toBe('LOGIN_FAILED');
    expect((await change(OTHER.password)).statusCode).toBe(200);

    expect((await elsewhere.send('GET', '/auth/session')).statusCode).toBe(401);
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(200);
    await expect(api.login(OTHER)).rejects.toThrow('LOGIN_FAILED');
    await api.login({ ...OTHER, password: NEW_PASSWORD });
  });

  it('is reset once with a token of an administrator, within an hour', async () => {
    const { token } = (await admin.send('POST', '/admin/users/ravi/reset-password')).json().data;
    const reset = (password: string) =>
      api.browser().send('POST', '/auth/reset-password', { token, new_password: password });

    expect((await reset('short')).json().code).toBe('USER_INVALID');
    const replies = await Promise.all([reset(NEW_PASSWORD), reset(NEW_PASSWORD)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(401);
    await api.login({ ...OTHER, password: NEW_PASSWORD });

    const late = (await admin.send('POST', '/admin/users/ravi/reset-password')).json().data.token;
    api.advance(HOUR_MS);
    const response = await api
      .browser()
      .send('POST', '/auth/reset-password', { token: late, new_password: NEW_PASSWORD });
    expect(response.json().code).toBe('RESET_INVALID');
  });
});

describe('an API key', () => {
  it('is made, replaced and withdrawn by its user, and shown only when it is made', async () => {
    const status = async () => (await other.send('GET', '/apikey')).json().data;
    expect(await status()).toEqual({ has_api_key: false, order_mode: null, created_at: null });
    expect((await other.send('DELETE', '/apikey')).json().code).toBe('NO_API_KEY');
    expect((await other.send('POST', '/apikey/mode', { mode: 'semi_auto' })).json().code).toBe('NO_API_KEY');

    const first = (await other.send('POST', '/apikey')).json().data.api_key;
    const second = (await other.send('POST', '/apikey')).json().data.api_key;
    expect([first, second]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.not.stringContaining(first),
    ]);
    await other.send('POST', '/apikey/mode', { mode: 'semi_auto' });
    expect(await status()).toMatchObject({ has_api_key: true, order_mode: 'semi_auto' });
    expect((await admin.send('GET', '/apikey')).json().data.has_api_key).toBe(false);
    await other.send('DELETE', '/apikey');
    expect(await status()).toMatchObject({ has_api_key: false });
  });
});

describe('a second factor', () => {
  const codeNow = (secret: string) => generateSync({ secret, epoch: Math.floor(api.now() / 1_000) });

  async function setUp() {
    const setup = (await other.send('POST', '/auth/totp/setup')).json().data;
    const confirmed = await other.send('POST', '/auth/totp/confirm', {
      setup_token: setup.setup_token,
      code: codeNow(setup.secret),
      password: OTHER.password,
    });
    return { secret: setup.secret as string, codes: confirmed.json().data.recovery_codes as string[] };
  }

  const login = (code?: string) =>
    api.browser().send('POST', '/auth/login', {
      username: OTHER.username,
      password: OTHER.password,
      ...(code !== undefined && { code }),
    });

  it('is set up with a QR code and its first code, and asked for from then on, each code once', async () => {
    const setup = (await other.send('POST', '/auth/totp/setup')).json().data;
    expect(setup.uri).toMatch(/^otpauth:\/\/totp\/OpenAlgo:ravi\?secret=[A-Z2-7]{32}&issuer=OpenAlgo/);
    expect(setup.qr_code).toMatch(/^<svg /);
    expect((await login()).statusCode).toBe(200);

    const { secret } = await setUp();
    expect((await login()).json().code).toBe('CODE_REQUIRED');
    expect((await login(codeNow(secret))).json().code).toBe('CODE_WRONG');
    api.advance(STEP_MS);
    expect((await login(codeNow(secret))).statusCode).toBe(200);
    expect((await login(codeNow(secret))).json().code).toBe('CODE_WRONG');
  });

  it('lets one of two in who show the same code at once', async () => {
    const { secret } = await setUp();
    api.advance(STEP_MS);
    const replies = await Promise.all([login(codeNow(secret)), login(codeNow(secret))]);

    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
  });

  it('is opened by each recovery code once, however it is written', async () => {
    const { codes } = await setUp();
    const [code = ''] = codes;
    expect(new Set(codes).size).toBe(10);

    expect((await login(code.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200);
    expect((await login(code)).json().code).toBe('CODE_WRONG');
    expect((await other.send('GET', '/auth/session')).json().data).toMatchObject({
      second_factor: true,
      recovery_codes: 9,
    });
    const renewed = await other.send('POST', '/auth/totp/recovery-codes', { password: OTHER.password });
    expect((await login(codes[1])).json().code).toBe('CODE_WRONG');
    expect((await login(renewed.json().data.recovery_codes[0])).statusCode).toBe(200);
  });

  it('is not set up with the wrong code or password, too late, or with the setup of another', async () => {
    const setup = (await other.send('POST', '/auth/totp/setup')).json().data;
    const confirm = async (who: Browser, change: object) =>
      (
        await who.send('POST', '/auth/totp/confirm', {
          setup_token: setup.setup_token,
          code: codeNow(setup.secret),
          password: OTHER.password,
          ...change,
        })
      ).json().code;

    expect(await confirm(other, { code: '000000' })).toBe('CODE_WRONG');
    expect(await confirm(other, { password: 'not the one' })).toBe('LOGIN_FAILED');
    expect(await confirm(other, { setup_token: 'gAAAAA' })).toBe('SETUP_EXPIRED');
    expect(await confirm(admin, { password: ADMIN.password })).toBe('SETUP_EXPIRED');
    api.advance(601_000);
    expect(await confirm(other, { code: codeNow(setup.secret) })).toBe('SETUP_EXPIRED');
    expect((await login()).statusCode).toBe(200);
  });

  it('counts wrong codes as failures of the name, which ends in the lock', async () => {
    await setUp();
    for (let n = 1; n <= 10; n += 1) {
      expect((await login('000000')).json().code).toBe('CODE_WRONG');
      expect((await login()).statusCode).toBe(n < 10 ? 401 : 429);
    }

    expect((await login('000000')).json().code).toBe('LOGIN_LOCKED');
  });

  it('is turned off with password and code, or by an administrator', async () => {
    const { secret } = await setUp();
    const disable = (code?: string) =>
      other.send('POST', '/auth/totp/disable', { password: OTHER.password, ...(code && { code }) });
    expect((await disable()).json().code).toBe('CODE_WRONG');
    api.advance(STEP_MS);
    expect((await disable(codeNow(secret))).statusCode).toBe(200);
    expect((await login()).statusCode).toBe(200);

    await setUp();
    expect((await login()).json().code).toBe('CODE_REQUIRED');
    expect((await admin.send('DELETE', '/admin/users/ravi/totp')).statusCode).toBe(200);
    expect((await login()).statusCode).toBe(200);
    expect((await admin.send('DELETE', '/admin/users/nobody/totp')).json().code).toBe('USER_NOT_FOUND');
  });
});

it('whatever is changed is on record, by whom and about whom', async () => {
  await other.send('POST', '/apikey');
  await admin.send('POST', '/admin/users/ravi/reset-password');
  await admin.send('DELETE', '/admin/users/ravi/sessions');
  await api.app.close();

  expect(api.auditEvents.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ['asha', 'user.created', 'asha'],
    ['asha', 'login.succeeded', 'asha'],
    ['asha', 'user.created', 'ravi'],
    ['ravi', 'login.succeeded', 'ravi'],
    ['ravi', 'apikey.rotated', 'ravi'],
    ['asha', 'password_reset.issued', 'ravi'],
    ['asha', 'session.revoked', 'ravi'],
  ]);
});

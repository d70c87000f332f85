import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const NEW_PASSWORD = 'a new and long one';

let api: PeopleApp;
let admin: Browser;
let other: Browser;

// One for all: what is refused changes nothing.
beforeAll(async () => {
  api = await createPeopleApp();
  ({ admin, other } = await api.twoUsers());
});
afterAll(() => api.close());

/** Every route behind a login, with a body that it accepts. */
const OWN: readonly (readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?])[] = [
  ['GET', '/auth/session'],
  ['POST', '/auth/logout'],
  ['GET', '/auth/sessions'],
  ['DELETE', '/auth/sessions/1'],
  ['DELETE', '/auth/sessions'],
  ['POST', '/auth/change-password', { current_password: OTHER.password, new_password: NEW_PASSWORD }],
  ['POST', '/auth/totp/setup'],
  ['POST', '/auth/totp/confirm', { setup_token: 'x', code: '123456', password: OTHER.password }],
  ['POST', '/auth/totp/recovery-codes', { password: OTHER.password }],
  ['POST', '/auth/totp/disable', { password: OTHER.password }],
  ['GET', '/apikey'],
  ['POST', '/apikey'],
  ['DELETE', '/apikey'],
  ['POST', '/apikey/mode', { mode: 'auto' }],
];
const ADMINS: typeof OWN = [
  ['GET', '/admin/users'],
  ['POST', '/admin/users', { username: 'new', email: 'new@example.org', password: NEW_PASSWORD }],
  ['POST', '/admin/users/ravi/role', { is_admin: true }],
  ['POST', '/admin/users/ravi/reset-password'],
  ['DELETE', '/admin/users/ravi/sessions'],
  ['DELETE', '/admin/users/ravi/totp'],
  ['GET', '/security/bans'],
  ['POST', '/security/ban', { ip_address: '203.0.113.7' }],
  ['POST', '/security/unban', { ip_address: '203.0.113.7' }],
  ['GET', '/security/settings'],
  ['GET', '/admin/calendar?year=2026'],
  [
    'PUT',
    '/admin/calendar/holidays',
    { date: '2027-01-26', holiday_type: 'TRADING_HOLIDAY', description: 'x', closed_exchanges: ['NSE'] },
  ],
  ['DELETE', '/admin/calendar/holidays/2027-01-26'],
  ['PUT', '/admin/calendar/hours/NSE', { opens: '09:15', closes: '15:30' }],
  ['GET', '/admin/instruments/status'],
  ['POST', '/admin/instruments/upload'],
  ['POST', '/admin/instruments/download', { url: 'https://files.example/instruments' }],
  ['POST', '/security/settings', { security_auto_ban_enabled: true, security_404_threshold: 5 }],
  ['GET', '/sandbox/api/configs'],
  ['PUT', '/sandbox/api/configs', { configs: { futures_leverage: '5' } }],
  ['POST', '/sandbox/update', { config_key: 'futures_leverage', config_value: '5' }],
];
const toCase = ([method, path, body]: (typeof OWN)[number]) => ({ method, path, body });
const ADMIN_CASES = ADMINS.map(toCase);
const ALL = [...OWN.map(toCase), ...ADMIN_CASES];
const WITH_BODY = ALL.flatMap(({ body, ...route }) => (body === undefined ? [] : [{ ...route, body }]));

describe('a route of people', () => {
  it.each(ALL)('$method $path answers strangers with 401', async ({ method, path, body }) => {
    const stranger = api.browser();
    const forged = api.browser();
    forged.cookie = `openalgo_session=${'a'.repeat(64)}`;

    for (const one of [stranger, forged]) {
      const response = await one.send(method, path, body);
      expect([response.statusCode, response.json().code]).toEqual([401, 'NOT_LOGGED_IN']);
    }
  });

  it.each(ALL.filter(({ method }) => method !== 'GET'))(
    '$method $path changes nothing without the CSRF token of the login',
    async ({ method, path, body }) => {
      for (const token of ['', 'x', admin.csrf.replace(/^./, 'g'), other.csrf]) {
        const page = api.browser();
        page.cookie = admin.cookie;
        page.csrf = token;
        const response = await page.send(method, path, body);
        expect([response.statusCode, response.json().code]).toEqual([403, 'CSRF_TOKEN_INVALID']);
      }
    },
  );

  it.each(ADMIN_CASES)('$method $path is for administrators', async ({ method, path, body }) => {
    const response = await other.send(method, path, body);

    expect([response.statusCode, response.json().code]).toEqual([403, 'ADMIN_ONLY']);
  });

  it.each(WITH_BODY)(
    '$method $path refuses what it does not know or need',
    async ({ method, path, body }) => {
      const bodies = [
        { ...body, user_id: 'asha' },
        [],
        'text',
        7,
        null,
        ...Object.keys(body).map((field) => ({ ...body, [field]: { toString: 1 } })),
        ...Object.keys(body).map((field) => ({ ...body, [field]: '\u0000' })),
      ];
      for (const one of bodies) {
        const response = await admin.send(method, path, one);
        expect([one, response.statusCode < 500 && response.statusCode >= 400]).toEqual([one, true]);
      }
      const large = await admin.send(method, path, { ...body, x: 'x'.repeat(1_048_576) });
      expect(large.statusCode).toBe(413);
    },
  );
});

it('after all that was refused, everything is as it was', async () => {
  const { data } = (await admin.send('GET', '/admin/users')).json();

  expect(data.map(({ username }: { username: string }) => username)).toEqual(['asha', 'ravi']);
  expect((await api.login(OTHER)).csrf).not.toBe('');
  expect((await other.send('GET', '/auth/session')).statusCode).toBe(200);
});

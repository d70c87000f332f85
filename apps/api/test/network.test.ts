import type { NetworkSettings, RateLimitSettings } from '@openalgo/config';
import { createIpBanRepository, createSettingsRepository } from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it, vi } from 'vitest';
import { createAbuseGuard } from '../src/abuse-guard.ts';
import { limitOf } from '../src/plugins/app/rate-limits.ts';
import { ENDPOINTS, PLACE_ORDER } from './support/endpoints.ts';
import { MORNING } from './support/fake-accounts.ts';
import { OPEN_NETWORK } from './support/network.ts';
import { createPeopleApp } from './support/people-app.ts';
import { ADMIN_KEY, createTestApp, UNKNOWN_KEY, USER_KEY } from './support/test-app.ts';

const HOUR_MS = 3_600_000;
/** For a busy machine. */
const PATIENCE = { timeout: 30_000 };
const often = [{ max: 1_000, windowMs: HOUR_MS }];
const LIMITS: RateLimitSettings = {
  login: often,
  reset: often,
  api: often,
  order: often,
  smartOrder: often,
  webhook: often,
  people: often,
  telegram: often,
  broadcast: often,
};
const network = (changes: Partial<NetworkSettings>) => ({ network: { ...OPEN_NETWORK, ...changes } });
const limited = (changes: Partial<RateLimitSettings>) => network({ limits: { ...LIMITS, ...changes } });
const three = [{ max: 3, windowMs: HOUR_MS }];
const statuses = (replies: readonly LightMyRequestResponse[]) => replies.map(({ statusCode }) => statusCode);

describe('what an address or a user asks too often', () => {
  it('is refused with 429 and Retry-After, and reaches nothing', async () => {
    const api = createTestApp(limited({ order: three }));
    const replies = [];
    for (let n = 1; n <= 4; n += 1) {
      replies.push(await api.post(PLACE_ORDER.path, PLACE_ORDER.body));
    }
    const other = await api.post('orderbook', { apikey: USER_KEY });
    await api.app.close();

    expect(statuses(replies)).toEqual([200, 200, 200, 429]);
    expect(replies[3]?.json()).toMatchObject({ status: 'error', code: 'RATE_LIMITED' });
    expect(Number(replies[3]?.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(api.accounts.placeOrder).toHaveBeenCalledTimes(3);
    expect(other.statusCode).toBe(200);
  });

  it('is counted by user too, from however many addresses', async () => {
    const api = createTestApp(limited({ api: three }));
    const ask = (apikey: string, remoteAddress: string) =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/ping',
        remoteAddress,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ apikey }),
      });
    const replies = [];
    for (let n = 1; n <= 4; n += 1) {
      replies.push(await ask(USER_KEY, `203.0.113.${n}`));
    }
    const other = await ask(ADMIN_KEY, '203.0.113.4');
    await api.app.close();

    expect(statuses(replies)).toEqual([200, 200, 200, 429]);
    expect(other.statusCode).toBe(200);
  });

  it('is counted by address before the key is looked at', async () => {
    const api = createTestApp(limited({ api: three }));
    const replies = [];
    for (let n = 1; n <= 4; n += 1) {
      replies.push(await api.post('ping', { apikey: UNKNOWN_KEY }));
    }
    await api.app.close();

    expect(statuses(replies)).toEqual([403, 403, 403, 429]);
  });

  it('is counted over a short and over a long time for logins', async () => {
    const login = [
      { max: 100, windowMs: HOUR_MS },
      { max: 2, windowMs: 24 * HOUR_MS },
    ];
    const api = await createPeopleApp({ changes: limited({ login }) });
    const attempt = () => api.browser().send('POST', '/auth/login', { username: 'a', password: 'b' });
    const replies = [await attempt(), await attempt(), await attempt()];
    await api.close();

    expect(statuses(replies)).toEqual([401, 401, 429]);
  });

  it('has no limit where none is configured', async () => {
    const api = createTestApp();
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => api.post('ping', { apikey: USER_KEY })),
    );
    await api.app.close();

    expect(new Set(statuses(replies))).toEqual(new Set([200]));
  });

  it.each(ENDPOINTS.map(({ path }) => path))('has a limit for %s, unless it feeds prices', (path) => {
    expect(limitOf(`/api/v1/${path}`) === null).toBe(path === 'ticks');
  });

  it.each([
    ['/auth/login', 'login'],
    ['/auth/register', 'login'],
    ['/auth/reset-password', 'reset'],
    ['/auth/forgot-password', 'reset'],
    ['/auth/sessions/:id', 'people'],
    ['/apikey', 'people'],
    ['/strategy/webhook/:id', 'webhook'],
    ['/telegram/broadcast', 'broadcast'],
    ['/api/v1/telegram/broadcast', 'broadcast'],
    ['/api/v1/telegram/notify', 'telegram'],
    ['/nothing/here', 'api'],
    ['/health/live', null],
  ])('counts %s as %s', (path, name) => {
    expect(limitOf(path)).toBe(name);
  });
});

describe('a banned address', () => {
  const SCANNER = '203.0.113.7';

  async function withGuard(work: (world: Awaited<ReturnType<typeof createWorld>>) => Promise<void>) {
    const world = await createWorld();
    await work(world).finally(world.close);
  }

  async function createWorld() {
    const { databases, close } = await createTestDatabases();
    const settings = createSettingsRepository(databases.main);
    await settings.update({
      securityAutoBanEnabled: true,
      security404Threshold: 3,
      security404BanDuration: 1,
      securityApiThreshold: 2,
      securityApiBanDuration: 1,
    });
    let now = MORNING;
    const clock = { now: () => now };
    const onFailure = vi.fn();
    const bans = createIpBanRepository(databases.logs);
    const guard = createAbuseGuard({ bans, settings: () => settings.read(), clock, onFailure });
    const api = createTestApp({ guard, clock });
    const ask = (url: string, remoteAddress: string, apikey = USER_KEY) =>
      api.app.inject({
        method: 'POST',
        url,
        remoteAddress,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ apikey }),
      });

    return {
      settings,
      guard,
      ask,
      onFailure,
      advance: (ms: number) => {
        now += ms;
      },
      /** Until what was noted is written. */
      listed: (count: number) =>
        vi.waitFor(async () => expect(await guard.list()).toHaveLength(count), PATIENCE),
      close: async () => {
        await api.app.close();
        await close();
      },
    };
  }

  it('that asked for what is not there is refused everywhere, for as long as configured', () =>
    withGuard(async ({ ask, listed, guard, advance }) => {
      for (const path of ['/wp-login.php', '/.env', '/admin.php']) {
        expect((await ask(path, SCANNER)).statusCode).toBe(404);
      }
      await listed(1);

      const refused = await ask('/api/v1/ping', SCANNER);
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'ADDRESS_BANNED']);
      expect((await ask('/api/v1/ping', '203.0.113.8')).statusCode).toBe(200);
      expect(await guard.list()).toMatchObject([{ createdBy: '404_detector', expiresAt: MORNING + HOUR_MS }]);
      advance(HOUR_MS);
      expect((await ask('/api/v1/ping', SCANNER)).statusCode).toBe(200);
    }));

  it('that tried keys is refused, the second time for ever', () =>
    withGuard(async ({ ask, listed, guard, advance }) => {
      for (let n = 1; n <= 2; n += 1) {
        await ask('/api/v1/ping', SCANNER, UNKNOWN_KEY);
      }
      await listed(1);
      advance(HOUR_MS);
      await ask('/api/v1/ping', SCANNER, UNKNOWN_KEY);
      await listed(1);

      expect(await guard.list()).toMatchObject([
        { createdBy: 'api_key_detector', count: 2, expiresAt: null },
      ]);
    }));

  it('is never that of the machine itself', () =>
    withGuard(async ({ ask, guard }) => {
      for (let n = 1; n <= 5; n += 1) {
        await ask('/nothing', '127.0.0.1');
      }
      await guard.close();

      expect(await guard.list()).toEqual([]);
      await expect(guard.ban('asha', '127.0.0.1', 'mistake', null)).rejects.toMatchObject({
        code: 'ADDRESS_INVALID',
      });
    }));

  it('is not made by itself unless that is switched on', () =>
    withGuard(async ({ settings, ask, guard }) => {
      await settings.update({ securityAutoBanEnabled: false });
      for (let n = 1; n <= 5; n += 1) {
        await ask('/nothing', SCANNER);
      }
      await guard.close();

      expect(await guard.list()).toEqual([]);
    }));
});

describe('administrators and bans', () => {
  it('ban, list and unban; others may do none of it', async () => {
    const { databases, close } = await createTestDatabases();
    const guard = createAbuseGuard({
      bans: createIpBanRepository(databases.logs),
      settings: () => createSettingsRepository(databases.main).read(),
      clock: { now: () => MORNING },
      onFailure: () => undefined,
    });
    const api = await createPeopleApp({ changes: { guard } });
    const { admin, other } = await api.twoUsers();
    const body = { ip_address: '203.0.113.7', duration_hours: 2 };

    expect((await other.send('POST', '/security/ban', body)).json().code).toBe('ADMIN_ONLY');
    expect((await admin.send('POST', '/security/ban', { ip_address: 'nowhere' })).statusCode).toBe(400);
    expect((await admin.send('POST', '/security/ban', body)).statusCode).toBe(200);
    expect((await admin.send('GET', '/security/bans')).json().data).toMatchObject([
      { ip_address: '203.0.113.7', ban_count: 1, created_by: 'asha', expires_at: '2024-01-02T06:00:00.000Z' },
    ]);
    const address = { ip_address: '203.0.113.7' };
    expect((await admin.send('POST', '/security/unban', address)).statusCode).toBe(200);
    expect((await admin.send('POST', '/security/unban', address)).json().code).toBe('NOT_BANNED');
    await api.close();
    await close();

    expect(api.auditEvents.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['address.banned', 'address.unbanned']),
    );
  });
});

describe('whom a request is from', () => {
  const forwarded = async (trustedProxies: readonly string[]) => {
    const api = createTestApp(network({ trustedProxies }));
    await api.app.inject({ url: '/api/v1/nothing', headers: { 'x-forwarded-for': '203.0.113.7' } });
    await api.app.close();
    return api.logRows.map(({ ipAddress }) => ipAddress);
  };

  it('is not for the client to say', async () => {
    expect(await forwarded([])).toEqual(['127.0.0.1']);
    expect(await forwarded(['10.0.0.0/8'])).toEqual(['127.0.0.1']);
  });

  it('is for a trusted proxy to say', async () => {
    expect(await forwarded(['127.0.0.1'])).toEqual(['203.0.113.7']);
  });
});

describe('pages of other origins', () => {
  const preflight = async (corsOrigins: readonly string[]) => {
    const api = createTestApp(network({ corsOrigins }));
    const response = await api.app.inject({
      method: 'OPTIONS',
      url: '/auth/login',
      headers: { origin: 'https://page.example.org', 'access-control-request-method': 'POST' },
    });
    await api.app.close();
    return response.headers['access-control-allow-origin'];
  };

  it('may read nothing, unless they are configured', async () => {
    expect(await preflight([])).toBeUndefined();
    expect(await preflight(['https://other.example.org'])).not.toBe('https://page.example.org');
    expect(await preflight(['https://page.example.org', 'https://other.example.org'])).toBe(
      'https://page.example.org',
    );
  });

  it('may not show ours, and browsers guess nothing about it', async () => {
    const api = createTestApp();
    const { headers } = await api.post('ping', { apikey: USER_KEY });
    await api.app.close();

    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('more than can be worked on', () => {
  it('is turned away with 503 and Retry-After, while probes are answered; then there is room again', async () => {
    const api = createTestApp(network({ inFlightMax: 2 }));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const usual = api.accounts.funds.getMockImplementation();
    api.accounts.funds.mockImplementation(async (userId) => {
      await held;
      return (usual ?? (() => Promise.reject(new Error('no funds'))))(userId);
    });
    const first = [USER_KEY, ADMIN_KEY].map((apikey) => api.post('funds', { apikey }));
    await vi.waitFor(() => expect(api.accounts.funds).toHaveBeenCalledTimes(2), PATIENCE);
    const third = await api.post('ping', { apikey: USER_KEY });
    const probe = await api.app.inject('/health/live');
    release();
    const served = await Promise.all(first);
    const later = await api.post('ping', { apikey: USER_KEY });
    await api.app.close();

    expect([third.statusCode, third.json().code]).toEqual([503, 'OVERLOADED']);
    expect(third.headers['retry-after']).toBe('1');
    expect(api.lines.join('')).not.toContain('OVERLOADED');
    expect(probe.statusCode).toBe(200);
    expect(statuses(served)).toEqual([200, 200]);
    expect(later.statusCode).toBe(200);
  });
});

it('a user who is limited is told so at the login’s routes too', async () => {
  const api = await createPeopleApp({ changes: limited({ people: [{ max: 6, windowMs: HOUR_MS }] }) });
  const { other } = await api.twoUsers();
  const replies = [];
  for (let n = 1; n <= 7; n += 1) {
    replies.push(await other.send('GET', '/auth/session'));
  }
  await api.close();

  expect(statuses(replies).slice(0, 4)).toEqual([200, 200, 200, 200]);
  expect(statuses(replies).at(-1)).toBe(429);
});

import { createAuditTrail, createIpBanRepository, createSettingsRepository } from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { createAuditKeys } from '@openalgo/security';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAbuseGuard } from '../src/abuse-guard.ts';
import { openRecords } from '../src/records.ts';
import { MORNING } from './support/fake-accounts.ts';
import { ADMIN, type Browser, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const PATHS = [
  ['GET', '/security/api/data'],
  ['GET', '/security/stats'],
  ['GET', '/security/login-activity'],
  ['GET', '/security/active-sessions'],
  ['POST', '/security/clear-404'],
] as const;
const SCANNER = '203.0.113.7';

let api: PeopleApp;
let admin: Browser;
let other: Browser;
let bans: ReturnType<typeof createIpBanRepository>;
let closeLogs: () => Promise<void>;

beforeEach(async () => {
  const logs = await createTestDatabases();
  closeLogs = logs.close;
  const clock = { now: () => MORNING };
  bans = createIpBanRepository(logs.databases.logs);
  let trail: ReturnType<typeof createAuditTrail> | undefined;
  api = await createPeopleApp({
    changes: {
      records: openRecords(logs.databases, clock),
      guard: createAbuseGuard({
        bans,
        settings: () => createSettingsRepository(logs.databases.main).read(),
        clock,
        onFailure: () => undefined,
      }),
      writeAuditEvents: async (events) => {
        trail ??= createAuditTrail(logs.databases.logs, createAuditKeys(api.keyring.audit));
        await trail.append(events);
      },
    },
  });
  ({ admin, other } = await api.twoUsers());
});
afterEach(async () => {
  await api.close();
  await closeLogs();
});

describe('security at one glance', () => {
  it.each(PATHS)('is for administrators: %s %s', async (method, path) => {
    const refused = await other.send(method, path, method === 'POST' ? {} : undefined);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'ADMIN_ONLY']);
  });

  it('tells who asks for what is not there and tries keys, the worst first, for a day', async () => {
    await bans.addOffences({ ipAddress: SCANNER, kind: 'not_found', count: 7, at: MORNING - 1_000 });
    await bans.addOffences({ ipAddress: SCANNER, kind: 'bad_key', count: 9, at: MORNING });
    await bans.addOffences({
      ipAddress: '203.0.113.8',
      kind: 'bad_key',
      count: 50,
      at: MORNING - 86_400_000,
    });
    await admin.send('POST', '/security/ban', { ip_address: '203.0.113.9' });
    await admin.send('POST', '/security/ban', { ip_address: '203.0.113.10', duration_hours: 1 });

    expect((await admin.send('GET', '/security/api/data')).json().data).toMatchObject([
      { ip_address: SCANNER, kind: 'bad_key', count: 9 },
      { ip_address: SCANNER, kind: 'not_found', count: 7 },
    ]);
    expect((await admin.send('GET', '/security/stats')).json().data).toEqual({
      total_bans: 2,
      permanent_bans: 1,
      temporary_bans: 1,
      suspicious_addresses: 1,
    });
  });

  it('forgets what is counted of an address, of one kind', async () => {
    await bans.addOffences({ ipAddress: SCANNER, kind: 'not_found', count: 7, at: MORNING });
    await bans.addOffences({ ipAddress: SCANNER, kind: 'bad_key', count: 9, at: MORNING });
    const clear = (body: object) => admin.send('POST', '/security/clear-404', body);

    expect((await clear({ ip_address: SCANNER })).statusCode).toBe(200);
    expect((await clear({ ip_address: SCANNER })).json().code).toBe('NOT_COUNTED');
    expect(await bans.offenders(MORNING, 10)).toMatchObject([{ kind: 'bad_key' }]);
    expect((await clear({ ip_address: SCANNER, kind: 'bad_key' })).statusCode).toBe(200);
    expect(await bans.offenders(MORNING, 10)).toEqual([]);
  });
});

describe('who comes in', () => {
  it('is told of all sessions, newest first', async () => {
    const { data } = (await admin.send('GET', '/security/active-sessions')).json();
    expect(data.map(({ username }: { username: string }) => username)).toEqual(['ravi', 'asha']);
  });

  it('is told of logins and attempts, in pages, without the name that was typed in vain', async () => {
    const attempt = (password: string) =>
      api.browser().send('POST', '/auth/login', { username: OTHER.username, password });
    await attempt('wrong');
    await attempt(OTHER.password);
    // The trail is written after the answers.
    const page = async (query: string) =>
      (await admin.send('GET', `/security/login-activity${query}`)).json();
    await expect.poll(async () => (await page('')).data.length, { timeout: 30_000 }).toBe(4);

    const { data } = await page('');
    expect(data.map((one: { status: string; username: string }) => [one.status, one.username])).toEqual([
      ['success', 'ravi'],
      ['failed', null],
      ['success', 'ravi'],
      ['success', 'asha'],
    ]);
    expect(data[1]).toMatchObject({ ip_address: '127.0.0.1', reason: 'LOGIN_FAILED' });
    expect((await page('?status=failed')).data).toHaveLength(1);
    const first = await page('?limit=2');
    const second = await page(`?limit=2&before=${first.next_before}`);
    expect([...first.data, ...second.data]).toEqual(data);
    expect((await page('?status=both')).code).toBe('VALIDATION');
    expect(JSON.stringify(data)).not.toContain(ADMIN.password);
  });
});

import { createHitCounter } from '@openalgo/cache';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createResetMails } from '../src/mail/reset-mails.ts';
import { type FakeSmtp, startFakeSmtp } from './support/fake-smtp.ts';
import { ADMIN, type Browser, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const PASSWORD = 'planted-mail-password';
const NEW_PASSWORD = 'a new password that is long';
const HOUR_MS = 3_600_000;
/** For a busy machine. */
const PATIENCE = { timeout: 30_000 };

let smtp: FakeSmtp;
let api: PeopleApp;
let admin: Browser;
let other: Browser;

beforeEach(async () => {
  smtp = await startFakeSmtp(PASSWORD);
  api = await createPeopleApp();
  ({ admin, other } = await api.twoUsers());
});
afterEach(async () => {
  await api.close();
  await smtp.close();
});

const setUp = (changes: object = {}) =>
  admin.send('POST', '/admin/mail', {
    smtp_server: '127.0.0.1',
    smtp_port: smtp.port,
    smtp_username: 'openalgo',
    smtp_password: PASSWORD,
    smtp_use_tls: false,
    smtp_from_email: 'openalgo@example.org',
    ...changes,
  });
const test = (to = 'asha@example.org') => admin.send('POST', '/admin/mail/test', { to });
const forgot = (email: string) => api.browser().send('POST', '/auth/forgot-password', { email });
const reset = (token: string, password = NEW_PASSWORD) =>
  api.browser().send('POST', '/auth/reset-password', { token, new_password: password });
const mailed = (count: number) =>
  vi.waitFor(() => expect(smtp.mails).toHaveLength(count), PATIENCE).then(() => smtp.mails.at(-1));
const tokenIn = (data = '') => /^[0-9a-f]{64}$/m.exec(data)?.[0] ?? '';

describe('mail', () => {
  it('is set up by administrators alone; its password is encrypted and never shown', async () => {
    for (const [method, path] of [
      ['GET', '/admin/mail'],
      ['POST', '/admin/mail'],
      ['POST', '/admin/mail/test'],
    ] as const) {
      expect((await other.send(method, path, method === 'POST' ? {} : undefined)).statusCode).toBe(403);
    }

    const shown = await setUp();
    expect(shown.json().data).toEqual({
      smtp_server: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_username: 'openalgo',
      smtp_use_tls: false,
      smtp_from_email: 'openalgo@example.org',
      smtp_helo_hostname: null,
      has_password: true,
    });
    const row = await api.databases.main.client.settings.findUnique({ where: { id: 1 } });
    expect(api.keyring.secrets.decrypt(row?.smtpPasswordEncrypted ?? '')).toBe(PASSWORD);
    const read = await admin.send('GET', '/admin/mail');
    await api.app.close();
    const everything = [
      shown.body,
      read.body,
      JSON.stringify(row),
      api.lines.join(''),
      JSON.stringify(api.auditEvents),
    ];
    expect(everything.join('')).not.toContain(PASSWORD);
    expect(api.auditEvents).toContainEqual(
      expect.objectContaining({
        actor: 'asha',
        action: 'setting.changed',
        subject: 'smtp_password',
        detail: {},
      }),
    );
  });

  it('changes what is given and leaves the rest, and forgets a password', async () => {
    await setUp();
    const changed = await admin.send('POST', '/admin/mail', {
      smtp_password: null,
      smtp_helo_hostname: 'me',
    });
    expect(changed.json().data).toMatchObject({
      smtp_username: 'openalgo',
      smtp_helo_hostname: 'me',
      has_password: false,
    });
    expect((await admin.send('POST', '/admin/mail', {})).statusCode).toBe(400);
    expect((await setUp({ smtp_from_email: 'a@b\r\nBcc: c@d' })).statusCode).toBe(400);
    expect((await setUp({ smtp_port: 70_000 })).statusCode).toBe(400);
  });

  it('is tried by a mail, and what is wrong is told without the server’s words', async () => {
    expect((await test()).json().code).toBe('MAIL_NOT_SET_UP');
    await setUp();
    expect((await test()).statusCode).toBe(200);
    expect(smtp.mails).toMatchObject([{ from: 'openalgo@example.org', to: 'asha@example.org' }]);

    expect((await test('nobody@example.org')).json().code).toBe('MAIL_REFUSED');
    await setUp({ smtp_password: 'wrong' });
    const refused = await test();
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'MAIL_REFUSED']);
    expect(refused.body).not.toContain('who are you');
    await setUp({ smtp_port: 1 });
    const away = await test();
    expect([away.statusCode, away.json().code]).toEqual([503, 'MAIL_SERVER_AWAY']);
    expect(smtp.mails).toHaveLength(1);
  });

  it('is not sent in clear where TLS is wanted, and neither is the password', async () => {
    await setUp({ smtp_use_tls: true });
    expect((await test()).statusCode).toBeGreaterThanOrEqual(400);
    expect(smtp.mails).toEqual([]);
    expect(smtp.said.join('')).not.toMatch(/AUTH|MAIL FROM/);
  });
});

describe('a lost password', () => {
  it('is replaced by a mailed code, once and within an hour', async () => {
    await setUp();
    await forgot(OTHER.email);
    const mail = await mailed(1);
    const token = tokenIn(mail?.data);
    expect(mail).toMatchObject({ to: OTHER.email });
    expect(mail?.data).toContain('new password of ravi');
    expect(mail?.data).not.toContain('http');
    const rows = await api.databases.main.client.passwordReset.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);

    expect((await reset(token, 'short')).statusCode).toBe(400);
    expect((await reset(token)).statusCode).toBe(200);
    expect((await reset(token)).json().code).toBe('RESET_INVALID');
    expect((await other.send('GET', '/auth/session')).statusCode).toBe(401);
    await api.login({ ...OTHER, password: NEW_PASSWORD });

    await forgot(OTHER.email);
    const late = tokenIn((await mailed(2))?.data);
    api.advance(HOUR_MS);
    expect((await reset(late)).json().code).toBe('RESET_INVALID');
  });

  it('is given back by whichever came first, a mail or an administrator: neither voids the other, and one is enough', async () => {
    await setUp();
    const issue = async () =>
      (await admin.send('POST', `/admin/users/${OTHER.username}/reset-password`)).json().data.token;
    const replaced = await issue();
    const issued = await issue();
    await forgot(OTHER.email);
    const sent = tokenIn((await mailed(1))?.data);
    expect((await reset(replaced)).json().code).toBe('RESET_INVALID');
    expect((await reset(issued)).statusCode).toBe(200);
    expect((await reset(sent)).json().code).toBe('RESET_INVALID');

    await forgot(OTHER.email);
    const first = tokenIn((await mailed(2))?.data);
    const late = await issue();
    expect((await reset(first)).statusCode).toBe(200);
    expect((await reset(late)).json().code).toBe('RESET_INVALID');
  });

  it('is asked for with one answer, whoever has the address, and nobody else gets mail', async () => {
    await setUp();
    const known = await forgot(OTHER.email);
    const unknown = await forgot('stranger@example.org');
    await mailed(1);
    await api.app.close();

    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([OTHER.email]);
    expect(api.lines.join('')).not.toMatch(/ravi@|stranger@/);
  });

  it('is asked for in vain where there is no mail, whoever has the address', async () => {
    const [known, unknown] = [await forgot(ADMIN.email), await forgot('stranger@example.org')];
    expect([known.statusCode, known.json().code]).toEqual([400, 'MAIL_NOT_SET_UP']);
    expect(unknown.body).toBe(known.body);
  });

  it('fills nobody’s mailbox, and a server that is away is told of in the log alone', async () => {
    await setUp();
    for (let n = 0; n < 5; n += 1) {
      expect((await forgot(OTHER.email)).statusCode).toBe(200);
    }
    await mailed(3);
    await setUp({ smtp_port: 1 });
    expect((await forgot(ADMIN.email)).statusCode).toBe(200);
    await api.app.close();

    expect(smtp.mails).toHaveLength(3);
    expect(api.lines.join('')).toContain('MAIL_SERVER_AWAY');
  });

  it('is not asked for by more at once than the server can take', async () => {
    const held = new Promise<null>(() => undefined);
    const mails = createResetMails({
      passwords: { issueResetFor: () => held },
      mail: { isSetUp: async () => true, send: async () => undefined },
      counter: createHitCounter({ redis: null, secret: 's', clock: { now: () => 0 } }),
      onFailure: () => undefined,
    });
    for (let n = 0; n < 20; n += 1) {
      await mails.request(`user${n}@example.org`);
    }

    await expect(mails.request('one@example.org')).rejects.toMatchObject({ code: 'MAIL_BUSY' });
  });
});

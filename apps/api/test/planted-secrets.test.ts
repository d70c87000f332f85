import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiLogRepository, createAuditTrail, sql } from '@openalgo/db';
import { createAuditKeys } from '@openalgo/security';
import { generateSync } from 'otplib';
import { expect, it } from 'vitest';
import { ADMIN, createPeopleApp, OTHER, type PeopleApp } from './support/people-app.ts';

const TYPED = {
  newPassword: 'planted-new-password-1',
  wrongPassword: 'planted-wrong-password-2',
  asName: 'planted-password-as-name-3',
  wrongKey: 'd'.repeat(64),
  queryKey: 'e'.repeat(64),
  bearer: 'planted-bearer-token-4',
  mailPassword: 'planted-mail-password-5',
};

/** Uses every secret that there is, rightly and wrongly; returns them all. */
async function useSecrets(api: PeopleApp): Promise<Readonly<Record<string, string>>> {
  const { admin, other } = await api.twoUsers();
  const setup = (await other.send('POST', '/auth/totp/setup')).json().data;
  const code = generateSync({ secret: setup.secret, epoch: Math.floor(api.now() / 1_000) });
  const { password } = OTHER;
  const confirm = { setup_token: setup.setup_token, code, password };
  const [recoveryCode, spentCode] = (await other.send('POST', '/auth/totp/confirm', confirm)).json().data
    .recovery_codes;
  const apiKey = (await other.send('POST', '/apikey')).json().data.api_key;
  const login = (body: object) => api.browser().send('POST', '/auth/login', body);
  await login({ username: OTHER.username, password, code: spentCode });
  await login({ username: OTHER.username, password, code: spentCode });
  await login({ username: OTHER.username, password: TYPED.wrongPassword });
  await login({ username: TYPED.asName, password });
  await login({ username: OTHER.username, password, surplus: TYPED.wrongPassword });
  await other.send('POST', '/auth/change-password', { current_password: password });
  const { token } = (await admin.send('POST', '/admin/users/ravi/reset-password')).json().data;
  const kept = (await admin.send('POST', '/admin/users/asha/reset-password')).json().data.token;
  await admin.send('POST', '/admin/mail', { smtp_password: TYPED.mailPassword });
  await admin.send('POST', '/admin/mail', { smtp_password: TYPED.mailPassword, surplus: 1 });
  await api.browser().send('POST', '/auth/reset-password', { token, new_password: TYPED.newPassword });
  await api.browser().send('POST', '/auth/reset-password', { token, new_password: TYPED.newPassword });
  for (const apikey of [apiKey, TYPED.wrongKey]) {
    await api.post('ping', { apikey });
    await api.post(`ping?apikey=${apikey}`, `{"apikey":"${apikey}"`);
  }
  await api.app.inject({
    url: `/nothing?apikey=${TYPED.queryKey}&token=${token}`,
    headers: { authorization: `Bearer ${TYPED.bearer}`, cookie: other.cookie, 'x-api-key': apiKey },
  });

  return {
    ...TYPED,
    adminPassword: ADMIN.password,
    password,
    totpSecret: setup.secret,
    setupToken: setup.setup_token,
    recoveryCode,
    spentCode,
    apiKey,
    token,
    kept,
    adminCookie: admin.cookie.split('=')[1] ?? '',
    cookie: other.cookie.split('=')[1] ?? '',
    adminCsrf: admin.csrf,
    csrf: other.csrf,
  };
}

/** Everything in the folder of the databases, byte by byte: tables, indexes, what was deleted, the journals. */
function rawBytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join('\n');
}

it('no secret that is used, rightly or wrongly, is in a log or in the bytes of a database', async () => {
  // What is queued is written through to the real database, as in production.
  let written: PeopleApp | undefined;
  const api = await createPeopleApp({
    changes: {
      writeApiLogs: async (rows) => {
        if (written !== undefined) {
          await createApiLogRepository(written.databases.logs).insertMany(rows);
        }
      },
      writeAuditEvents: async (events) => {
        if (written !== undefined) {
          await createAuditTrail(written.databases.logs, createAuditKeys(written.keyring.audit)).append(
            events,
          );
        }
      },
    },
  });
  written = api;
  const secrets = await useSecrets(api);
  await api.app.close();
  const [{ requests } = { requests: 0 }] = await api.databases.logs.session.query<{ requests: unknown }>(
    sql`SELECT COUNT(*) AS requests FROM api_logs`,
  );
  const everything = `${api.lines.join('\n')}\n${rawBytes(api.rootDir)}`;
  await api.close();

  expect(Number(requests)).toBeGreaterThan(15);
  expect(everything).toContain('asha@example.org');
  expect(everything).toContain('login.succeeded');
  const found = Object.entries(secrets).filter(
    ([, secret]) => secret.length < 12 || everything.includes(secret),
  );
  expect(found).toEqual([]);
});

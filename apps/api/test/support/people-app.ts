import {
  type ChangeTopic,
  createCalendarRepository,
  createInstrumentRepository,
  createMasterContractRepository,
  createSettingsRepository,
} from '@openalgo/db';
import { createTestDatabases } from '@openalgo/db/testing';
import { DEFAULT_CALENDAR } from '@openalgo/domain';
import { createMasterImport } from '@openalgo/master';
import { createPaperAccounts, settingDefaultsOf } from '@openalgo/sandbox';
import { openKeyring } from '@openalgo/security';
import { deriveKeyOnce } from '@openalgo/security/testing';
import { createTelegram } from '@openalgo/telegram';
import type { LightMyRequestResponse } from 'fastify';
import type { ApiDependencies } from '../../src/dependencies.ts';
import { createMailDesk } from '../../src/mail/mail-desk.ts';
import { sendBySmtp } from '../../src/mail/smtp.ts';
import { createSandboxDesk } from '../../src/sandbox-desk.ts';
import { APP_KEY, openCheapPeople, PEPPER } from './cheap-people.ts';
import { MORNING } from './fake-accounts.ts';
import { SHARE } from './real-accounts.ts';
import { createTestApp } from './test-app.ts';

export const ADMIN = { username: 'asha', password: 'correct horse battery', email: 'asha@example.org' };
export const OTHER = { username: 'ravi', password: 'staple in a haystack', email: 'ravi@example.org' };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Somebody at a browser: keeps the cookie and the CSRF token of a login. */
export interface Browser {
  cookie: string;
  csrf: string;
  send(method: Method, path: string, body?: unknown): Promise<LightMyRequestResponse>;
}

/** The cookie of an answer as a browser sends it back. */
export function cookieOf(response: LightMyRequestResponse): string {
  const [cookie] = response.cookies;
  return cookie === undefined ? '' : `${cookie.name}=${cookie.value}`;
}

/** The API over real people in databases of their own, at a clock that the test moves. */
export async function createPeopleApp(
  options: { readonly openRegistration?: boolean; readonly changes?: Partial<ApiDependencies> } = {},
) {
  const { openRegistration = false, changes = {} } = options;
  const { databases, urls, rootDir, close } = await createTestDatabases();
  let now = MORNING;
  const clock = { now: () => now };
  const keyring = await openKeyring({
    appKeys: [APP_KEY],
    pepper: PEPPER,
    now: clock.now,
    deriveKey: deriveKeyOnce,
  });
  const announced: ChangeTopic[] = [];
  const { client } = databases.main;
  const settingOptions = {
    clock,
    marketClock: 'system' as const,
    numbersTicks: false,
    settingDefaults: settingDefaultsOf({ enforceMarketHours: false }),
    calendar: async () => DEFAULT_CALENDAR,
    findInstrument: async () => SHARE,
  };
  const settings = createSettingsRepository({
    client,
    announce: async (topic) => void announced.push(topic),
  });
  const api = createTestApp({
    clock,
    settings,
    mail: createMailDesk({ settings, secrets: async () => keyring.secrets, sendMail: sendBySmtp }),
    accounts: createPaperAccounts(databases.sandbox, settingOptions),
    sandboxDesk: createSandboxDesk(databases.sandbox, settingOptions),
    telegram: createTelegram({
      main: databases.main,
      secrets: async () => keyring.secrets,
      pepper: PEPPER,
      clock,
    }),
    openPeople: (record) =>
      openCheapPeople(
        { database: databases.main, clock, keyring, policy: { openRegistration, sessionsEndAt: '03:00' } },
        record,
      ),
    calendar: createCalendarRepository({
      ...databases.main,
      announce: async (topic) => void announced.push(topic),
    }),
    masterImport: createMasterImport({
      instruments: createInstrumentRepository(databases.main),
      statuses: createMasterContractRepository(databases.main),
      clock,
    }),
    openDownload: async () => {
      throw new Error('This test downloads nothing');
    },
    ...changes,
  });

  function send(method: Method, path: string, body: unknown, headers: Record<string, string>) {
    const isJson = body !== undefined;
    return api.app.inject({
      method,
      url: path,
      headers: isJson ? { 'content-type': 'application/json', ...headers } : headers,
      ...(isJson && { payload: JSON.stringify(body) }),
    });
  }

  function browser(): Browser {
    const self: Browser = {
      cookie: '',
      csrf: '',
      send: (method, path, body) =>
        send(method, path, body, {
          ...(self.cookie && { cookie: self.cookie }),
          ...(self.csrf && { 'x-csrf-token': self.csrf }),
        }),
    };
    return self;
  }

  async function login(who: { username: string; password: string; code?: string }): Promise<Browser> {
    const { username, password, code } = who;
    const one = browser();
    const response = await one.send('POST', '/auth/login', { username, password, ...(code && { code }) });
    if (response.statusCode !== 200) {
      throw new Error(`The login failed: ${response.body}`);
    }

    one.cookie = cookieOf(response);
    one.csrf = response.json().data.csrf_token;
    return one;
  }

  /** The administrator and another user, both logged in. */
  async function twoUsers() {
    await browser().send('POST', '/auth/register', ADMIN);
    const admin = await login(ADMIN);
    await admin.send('POST', '/admin/users', OTHER);
    return { admin, other: await login(OTHER) };
  }

  return {
    ...api,
    databases,
    /** What other processes were told of by the settings. */
    announced,
    urls,
    rootDir,
    keyring,
    browser,
    login,
    twoUsers,
    advance: (ms: number) => {
      now += ms;
    },
    now: clock.now,
    async close() {
      await api.app.close();
      await close();
    },
  };
}

export type PeopleApp = Awaited<ReturnType<typeof createPeopleApp>>;

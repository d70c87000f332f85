import { createAccounts } from '@openalgo/accounts';
import { openSharing, rememberMain } from '@openalgo/cache';
import { loadConfig } from '@openalgo/config';
import {
  createApiKeyRepository,
  createInstrumentRepository,
  createSandboxRepositories,
  createTelegramUserRepository,
  type Databases,
} from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import { price } from '@openalgo/domain';
import { createApiKeyVerifier, openKeyring } from '@openalgo/security';
import { createLogger } from '@openalgo/service';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../src/app.ts';
import { composeDependencies } from '../src/compose.ts';
import type { ApiDependencies } from '../src/dependencies.ts';
import { createCheckTurns } from '../src/world.ts';
import { MORNING } from './support/fake-accounts.ts';
import { ADMIN, cheapHasher, cookieOf, OTHER, PEPPER } from './support/people-app.ts';
import { SHARE } from './support/real-accounts.ts';
import { fixedClock as clock } from './support/test-app.ts';

const APP_KEY = 'k'.repeat(32);
const CHAT = 77n;
const SYMBOLS = [{ symbol: SHARE.symbol, exchange: SHARE.exchange, quantity: 10 }];
const ORDER = {
  strategy: 'Mine',
  exchange: SHARE.exchange,
  symbol: SHARE.symbol,
  action: 'BUY',
  quantity: 1,
  pricetype: 'LIMIT',
  product: 'CNC',
  price: 100,
  trigger_price: 0,
  disclosed_quantity: 0,
};

/** What belongs to somebody, by which it is asked for. */
interface Ids {
  readonly session: number;
  readonly chart: number;
  readonly scan: number;
  readonly pending: number;
  readonly order: string;
  readonly chat: string;
  readonly username: string;
}

/** What nobody has. */
const NOBODYS: Ids = {
  session: 999_999,
  chart: 999_999,
  scan: 999_999,
  pending: 999_999,
  order: '24010299999999',
  chat: '999999',
  username: 'nobody',
};

type Try = (ids: Ids) => { readonly url: string; readonly body?: object };

function strategyTries(base: string, idOf: (ids: Ids) => number, settings: object): Record<string, Try> {
  const url = (ids: Ids, rest = '') => `${base}/strategy/${idOf(ids)}${rest}`;
  const path = `${base}/strategy/{id}`;
  return {
    [`GET ${path}`]: (ids) => ({ url: url(ids) }),
    [`PUT ${path}`]: (ids) => ({ url: url(ids), body: settings }),
    [`DELETE ${path}`]: (ids) => ({ url: url(ids) }),
    [`POST ${path}/toggle`]: (ids) => ({ url: url(ids, '/toggle') }),
    [`GET ${path}/signals`]: (ids) => ({ url: url(ids, '/signals') }),
  };
}

const CHART = { name: 'Theirs', symbols: SYMBOLS };
const API = '/api/v1';
/** Every route that names an object of somebody, asked for one. */
const TRIES: Readonly<Record<string, Try>> = {
  'DELETE /auth/sessions/{id}': ({ session }) => ({ url: `/auth/sessions/${session}` }),
  ...strategyTries('/strategy/api', ({ chart }) => chart, CHART),
  ...strategyTries('/chartink/api', ({ scan }) => scan, CHART),
  'POST /action-center/approve/{id}': ({ pending }) => ({ url: `/action-center/approve/${pending}` }),
  'POST /action-center/reject/{id}': ({ pending }) => ({
    url: `/action-center/reject/${pending}`,
    body: { reason: 'no' },
  }),
  'DELETE /action-center/delete/{id}': ({ pending }) => ({ url: `/action-center/delete/${pending}` }),
  'GET /telegram/commands': ({ chat }) => ({ url: `/telegram/commands?telegram_id=${chat}` }),
  [`POST ${API}/orderstatus`]: ({ order }) => ({
    url: `${API}/orderstatus`,
    body: { strategy: 'Mine', orderid: order },
  }),
  [`POST ${API}/modifyorder`]: ({ order }) => ({
    url: `${API}/modifyorder`,
    body: { ...ORDER, orderid: order, price: 101 },
  }),
  [`POST ${API}/cancelorder`]: ({ order }) => ({
    url: `${API}/cancelorder`,
    body: { strategy: 'Mine', orderid: order },
  }),
  [`GET ${API}/telegram/preferences`]: ({ chat }) => ({
    url: `${API}/telegram/preferences?telegram_id=${chat}`,
  }),
  [`POST ${API}/telegram/preferences`]: ({ chat }) => ({
    url: `${API}/telegram/preferences`,
    body: { telegram_id: chat, fills: false },
  }),
  [`POST ${API}/telegram/notify`]: ({ username }) => ({
    url: `${API}/telegram/notify`,
    body: { username, message: 'Hello' },
  }),
};

/** Where the name is that of whoever comes, where the id is a secret, or which administrators alone may use. */
const NOT_OF_SOMEBODY = /^\w+ (\/auth\/(login|register)$|\/(strategy|chartink)\/webhook\/|\/admin\/)/;
const NAMES = ['orderid', 'telegram_id', 'username'];

let fixture: TestDatabases;
let app: FastifyInstance;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const isMethod = (text: string): text is Method => ['GET', 'POST', 'PUT', 'DELETE'].includes(text);

/** The API as in production, but for Argon2, which costs a test nothing. */
async function compose(databases: Databases): Promise<ApiDependencies> {
  const { main } = databases;
  const logger = createLogger({ level: 'silent', name: 'api' }, process.stdout);
  const sharing = await openSharing({ url: null, name: 'api', secret: PEPPER, log: logger });
  const keyring = await openKeyring({ appKeys: [APP_KEY], pepper: PEPPER, now: clock.now });
  const apiKeys = createApiKeyRepository(main);
  return {
    ...composeDependencies({
      config: loadConfig({ APP_KEY, API_KEY_PEPPER: PEPPER, RATE_LIMITS: 'false' }),
      databases,
      memory: rememberMain({ main, clock, ...sharing, secret: PEPPER }),
      redis: null,
      turns: createCheckTurns(),
      clock,
      logger,
      registry: new Registry(),
    }),
    verifier: createApiKeyVerifier({
      pepper: PEPPER,
      hasher: cheapHasher,
      now: clock.now,
      freshForMs: 0,
      find: (lookup) => apiKeys.findByLookup(lookup),
    }),
    openPeople: (record) =>
      createAccounts({
        database: main,
        clock,
        pepper: PEPPER,
        hasher: cheapHasher,
        keyring: async () => keyring,
        record,
        onRenewalFailure: () => undefined,
        policy: { openRegistration: false, sessionsEndAt: '03:00' },
      }),
  };
}

/** Somebody with a login and an API key. */
async function comeIn({ username, password }: typeof ADMIN) {
  const headers = { 'content-type': 'application/json' };
  const payload = JSON.stringify({ username, password });
  const login = await app.inject({ method: 'POST', url: '/auth/login', headers, payload });
  const own = { cookie: cookieOf(login), 'x-csrf-token': String(login.json().data.csrf_token) };
  let apikey = '';

  const send = (method: Method, url: string, body?: object) => {
    const isKeyed = url.startsWith(API);
    const isSent = method !== 'GET' && (isKeyed || body !== undefined);
    return app.inject({
      method,
      url: isKeyed && method === 'GET' ? `${url}&apikey=${apikey}` : url,
      headers: { ...(isKeyed ? {} : own), ...(isSent && headers) },
      ...(isSent && { payload: JSON.stringify({ ...body, ...(isKeyed && { apikey }) }) }),
    });
  };
  apikey = (await send('POST', '/apikey')).json().data.api_key;
  return { send };
}

type Person = Awaited<ReturnType<typeof comeIn>>;
let asha: Person;
let ravi: Person;
let ashas: Ids;

async function fillInstallation(): Promise<void> {
  const { main, sandbox } = fixture.databases;
  await createInstrumentRepository(main).upsertMany([SHARE]);
  const unknown = { bid: null, ask: null, low: null, high: null, volume: null, prevClose: null };
  const [ltp, key] = [price('500'), { exchange: SHARE.exchange, symbol: SHARE.symbol }];
  await createSandboxRepositories(sandbox.session).quotes.save([
    { ...key, ...unknown, ltp, open: ltp, openInterest: 0, at: MORNING },
  ]);
  const headers = { 'content-type': 'application/json' };
  await app.inject({ method: 'POST', url: '/auth/register', headers, payload: JSON.stringify(ADMIN) });
  const administrator = await comeIn(ADMIN);
  await administrator.send('POST', '/admin/users', OTHER);
  await administrator.send('POST', '/admin/users', { ...OTHER, username: 'mira', email: 'mira@example.org' });
  await createTelegramUserRepository(main).link({
    telegramId: CHAT,
    username: 'mira',
    encryptedApiKey: null,
    hostUrl: null,
    firstName: null,
    lastName: null,
    broker: 'sandbox',
    createdAt: MORNING,
    told: { toldTradeRow: 0, toldRejectionRow: 0 },
  });
}

/** One of everything; nobody here administers. */
async function makeOneOfEach(person: Person): Promise<Ids> {
  const made = async (method: Method, url: string, body?: object) => {
    const response = await person.send(method, url, body);
    if (response.statusCode !== 200) {
      throw new Error(`${url}: ${response.body}`);
    }
    return response.json();
  };
  const session = (await made('GET', '/auth/session')).data.session_id;
  const chart = (await made('POST', '/strategy/api/strategy', { name: 'Mine', symbols: SYMBOLS })).data.id;
  const scan = (await made('POST', '/chartink/api/strategy', { name: 'Scans', symbols: SYMBOLS })).data.id;
  const order = (await made('POST', `${API}/placeorder`, ORDER)).orderid;
  await made('POST', '/apikey/mode', { mode: 'semi_auto' });
  const pending = (await made('POST', `${API}/placeorder`, ORDER)).pending_order_id;
  await made('POST', '/apikey/mode', { mode: 'auto' });
  return { session, chart, scan, order, pending, chat: String(CHAT), username: 'mira' };
}

/** All that is somebody's, as they see it. */
async function possessions(person: Person): Promise<unknown> {
  const paths = ['/auth/sessions', '/strategy/api/strategies', '/chartink/api/strategies', '/telegram/links'];
  const pages = await Promise.all(
    [...paths, '/action-center/api/data'].map((path) => person.send('GET', path)),
  );
  const book = await person.send('POST', `${API}/orderbook`);
  return [...pages, book].map((response) => response.json().data);
}

beforeAll(async () => {
  fixture = await createTestDatabases();
  app = buildApp(await compose(fixture.databases));
  await fillInstallation();
  asha = await comeIn({ ...OTHER, username: 'mira' });
  ravi = await comeIn(OTHER);
  ashas = await makeOneOfEach(asha);
});
afterAll(async () => {
  await app.close();
  await fixture.close();
});

/** The routes of the documentation that name an object. */
async function objectRoutes(): Promise<string[]> {
  const operation = z.looseObject({
    parameters: z.array(z.looseObject({ name: z.string() })).default([]),
    requestBody: z.unknown().optional(),
  });
  const { paths } = z
    .looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) })
    .parse((await app.inject('/docs/json')).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { parameters, requestBody }]) => {
        const named = parameters.map(({ name }) => name);
        const body = JSON.stringify(requestBody ?? {});
        return (
          path.includes('{') || NAMES.some((name) => named.includes(name) || body.includes(`"${name}":`))
        );
      })
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
}

describe('two users of one installation', () => {
  it('are tried against each other on every route that names an object', async () => {
    const routes = (await objectRoutes()).filter((route) => !NOT_OF_SOMEBODY.test(route));
    expect(routes.sort()).toEqual(Object.keys(TRIES).sort());
  });

  it.each(Object.entries(TRIES))('have nothing of each other: %s', async (route, request) => {
    const [method = ''] = route.split(' ');
    if (!isMethod(method)) {
      throw new Error(`${route} has no method`);
    }

    const before = await possessions(asha);
    const ask = (person: Person, ids: Ids) => {
      const { url, body } = request(ids);
      return person.send(method, url, body);
    };
    const [foreign, unknown] = [await ask(ravi, ashas), await ask(ravi, NOBODYS)];

    expect([foreign.statusCode, foreign.json().code]).toEqual([404, unknown.json().code]);
    expect(unknown.statusCode).toBe(404);
    expect(await possessions(asha)).toEqual(before);
  });

  it('have each what is theirs', async () => {
    expect(JSON.stringify(await possessions(asha))).toContain(ashas.order);
    const mine = await asha.send('GET', `/strategy/api/strategy/${ashas.chart}`);
    expect(mine.statusCode).toBe(200);
  });
});

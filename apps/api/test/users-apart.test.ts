import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { linkChat } from './support/linked-chat.ts';
import { SHARE } from './support/real-accounts.ts';
import { createWholeApp, type Member, type WholeApp } from './support/whole-app.ts';

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

let api: WholeApp;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const isMethod = (text: string): text is Method => ['GET', 'POST', 'PUT', 'DELETE'].includes(text);

/** Asks as a member: under the API with the key, elsewhere with the login. */
function actAs({ cookie, csrf, apiKey }: Member) {
  const send = (method: Method, url: string, body?: object) => {
    const isKeyed = url.startsWith(API);
    const isSent = method !== 'GET' && (isKeyed || body !== undefined);
    return api.app.inject({
      method,
      url: isKeyed && method === 'GET' ? `${url}&apikey=${apiKey}` : url,
      headers: {
        ...(isKeyed ? {} : { cookie, 'x-csrf-token': csrf }),
        ...(isSent && { 'content-type': 'application/json' }),
      },
      ...(isSent && { payload: JSON.stringify({ ...body, ...(isKeyed && { apikey: apiKey }) }) }),
    });
  };
  return { send };
}

type Person = ReturnType<typeof actAs>;
let asha: Person;
let ravi: Person;
let ashas: Ids;

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
  return { session, chart, scan, order, pending, chat: String(CHAT), username: 'asha' };
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
  api = await createWholeApp();
  await api.join('mira', true);
  asha = actAs(await api.join('asha'));
  ravi = actAs(await api.join('ravi'));
  await linkChat(api.databases.main, 'asha', CHAT);
  ashas = await makeOneOfEach(asha);
});
afterAll(() => api.close());

/** The routes of the documentation that name an object. */
async function objectRoutes(): Promise<string[]> {
  const operation = z.looseObject({
    parameters: z.array(z.looseObject({ name: z.string() })).default([]),
    requestBody: z.unknown().optional(),
  });
  const { paths } = z
    .looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) })
    .parse((await api.app.inject('/docs/json')).json());
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

import {
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSignalRepository,
  createStrategyRepository,
} from '@openalgo/db';
import { createActionCenter, createStrategies } from '@openalgo/strategies';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiDependencies } from '../src/dependencies.ts';
import { createFakeAccounts, MORNING } from './support/fake-accounts.ts';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';

const SYMBOL = { symbol: 'SBIN', exchange: 'NSE', quantity: 10 };
const SETTINGS = {
  name: 'Breakout',
  api_type: 'placeorder',
  entry_time: '09:20',
  exit_time: '15:10',
  entry_days: ['Mon', 'Fri'],
  symbols: [{ ...SYMBOL, action: 'BUY' }],
};
const KINDS = [
  ['/strategy/api', SETTINGS, /^\/strategy\/webhook\/[\w-]{36}$/],
  [
    '/chartink/api',
    { name: 'Screener', squareoff_time: '15:10', symbols: [SYMBOL] },
    /^\/chartink\/webhook\/[\w-]{36}$/,
  ],
] as const;

const accounts = createFakeAccounts();
let api: PeopleApp;
let asha: Browser;
let ravi: Browser;

/** The room of strategies over the databases that the people are in. */
function roomOf(): Pick<ApiDependencies, 'strategies' | 'signals' | 'openActionCenter'> {
  const clock = { now: () => MORNING };
  // The app is made with these before its databases are known to the test; each is asked for when it is used.
  const main = () => api.databases.main;
  const lazily = <Room extends object>(make: () => Room): Room =>
    new Proxy({} as Room, { get: (_target, name) => Reflect.get(make(), name) });

  return {
    signals: lazily(() => createSignalRepository(main())),
    strategies: lazily(() =>
      createStrategies({
        strategies: createStrategyRepository(main()),
        chartinkStrategies: createChartinkStrategyRepository(main()),
        findInstrument: async ({ symbol }) => (symbol === 'UNKNOWN' ? null : symbol),
        books: { marketTime: async () => MORNING },
        newId: () => crypto.randomUUID(),
        clock,
      }),
    ),
    openActionCenter: () =>
      lazily(() =>
        createActionCenter({
          pendingOrders: createPendingOrderRepository(main()),
          orders: { check: async () => {} },
          accounts,
          clock,
        }),
      ),
  };
}

beforeAll(async () => {
  api = await createPeopleApp({ changes: roomOf() });
  ({ admin: asha, other: ravi } = await api.twoUsers());
});
afterAll(() => api.close());

const statusOf = async (sent: ReturnType<Browser['send']>) => (await sent).statusCode;

describe.each(KINDS)('%s', (prefix, settings, webhook) => {
  const path = (id: unknown, rest = '') => `${prefix}/strategy/${String(id)}${rest}`;
  let made: { id: number | string; webhook_path: string };
  let count = 0;
  beforeEach(async () => {
    count += 1;
    const answer = await asha.send('POST', `${prefix}/strategy`, {
      ...settings,
      name: `${settings.name} ${count}`,
    });
    expect(answer.statusCode).toBe(200);
    made = answer.json().data;
  });

  it('makes, shows, changes, switches and removes the strategies of whoever is logged in', async () => {
    expect(made).toMatchObject({
      name: `${settings.name} ${count}`,
      is_active: true,
      symbols: settings.symbols,
    });
    expect(made.webhook_path).toMatch(webhook);
    expect((await asha.send('GET', path(made.id))).json().data).toEqual(made);
    expect((await asha.send('GET', `${prefix}/strategies`)).json().data).toContainEqual(made);

    const name = `Renamed ${settings.name}`;
    const changed = (await asha.send('PUT', path(made.id), { ...settings, name, symbols: [] })).json().data;
    expect(changed).toMatchObject({ name, symbols: [], webhook_path: made.webhook_path });
    expect((await asha.send('POST', path(made.id, '/toggle'))).json().data.is_active).toBe(false);
    expect(await statusOf(asha.send('DELETE', path(made.id)))).toBe(200);
    expect(await statusOf(asha.send('GET', path(made.id)))).toBe(404);
  });

  it('is for logged-in users alone, who change nothing without their CSRF token', async () => {
    const stranger = api.browser();
    const forged = { ...asha, csrf: '' };
    const sendForged = api.browser();
    sendForged.cookie = forged.cookie;
    for (const [method, where, body] of [
      ['GET', `${prefix}/strategies`],
      ['POST', `${prefix}/strategy`, settings],
      ['GET', path(made.id)],
      ['PUT', path(made.id), settings],
      ['POST', path(made.id, '/toggle')],
      ['DELETE', path(made.id)],
      ['GET', path(made.id, '/signals')],
    ] as const) {
      expect([method, where, await statusOf(stranger.send(method, where, body))]).toEqual([
        method,
        where,
        401,
      ]);
      if (method !== 'GET') {
        expect([method, where, await statusOf(sendForged.send(method, where, body))]).toEqual([
          method,
          where,
          403,
        ]);
      }
    }
    expect((await asha.send('GET', path(made.id))).json().data).toEqual(made);
  });

  it('answers for somebody else’s strategy as for one that is not there', async () => {
    for (const [method, rest, body] of [
      ['GET', ''],
      ['PUT', '', settings],
      ['POST', '/toggle'],
      ['DELETE', ''],
      ['GET', '/signals'],
    ] as const) {
      const [his, none] = await Promise.all([
        ravi.send(method, path(made.id, rest), body),
        ravi.send(method, path(999, rest), body),
      ]);
      expect([his.statusCode, his.json()]).toEqual([404, none.json()]);
    }
    expect((await asha.send('GET', path(made.id))).json().data).toEqual(made);
  });

  it.each([
    ['a field that is not known', { webhook_id: 'mine' }],
    ['no name', { name: '' }],
    ['SQL where a time belongs', { entry_time: "09:20'; DROP TABLE strategies" }],
    ['a symbol without a quantity', { symbols: [{ symbol: 'SBIN', exchange: 'NSE' }] }],
    ['a symbol that the master does not have', { symbols: [{ ...SYMBOL, symbol: 'UNKNOWN' }] }],
    ['an exchange that is none', { symbols: [{ ...SYMBOL, exchange: 'LSE' }] }],
    [
      '201 symbols',
      { symbols: Array.from({ length: 201 }, (_, index) => ({ ...SYMBOL, symbol: `S${index}` })) },
    ],
  ])('refuses %s', async (_what, changes) => {
    const answer = await asha.send('POST', `${prefix}/strategy`, { ...settings, name: 'Wrong', ...changes });
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, expect.any(Array)]);
  });

  it('keeps a script in a name as the text that it is', async () => {
    const name = `<script>alert("${prefix} ${count}")</script>`;
    const answer = await asha.send('POST', `${prefix}/strategy`, { ...settings, name });
    expect(answer.json().data.name).toBe(name);
    expect(answer.headers['content-type']).toContain('application/json');
  });

  it('tells what became of the signals of the strategy, page by page', async () => {
    const kind = prefix === '/strategy/api' ? 'tradingview' : 'chartink';
    const signals = createSignalRepository(api.databases.main);
    const one = { userId: 'asha', lane: `${kind} ${made.id}`, action: 'BUY', createdAt: MORNING };
    await signals.add(['SBIN', 'INFY', 'TCS'].map((symbol) => ({ ...one, symbol, positionSize: 5n })));
    const [first] = await signals.waitingOf(one.lane, 1);
    await signals.bury(first?.id ?? 0, 'It was wrong.', MORNING + 1);

    const dead = (await asha.send('GET', path(made.id, '/signals?state=dead'))).json();
    expect(dead.data).toEqual([
      {
        id: first?.id,
        symbol: 'SBIN',
        action: 'BUY',
        position_size: 5,
        received_at: new Date(MORNING).toISOString(),
        state: 'dead',
        outcome: null,
        order_id: null,
        reason: 'It was wrong.',
        attempts: 0,
        finished_at: new Date(MORNING + 1).toISOString(),
      },
    ]);
    const page = (await asha.send('GET', path(made.id, '/signals?limit=2'))).json();
    expect(page.data.map(({ symbol }: { symbol: string }) => symbol)).toEqual(['TCS', 'INFY']);
    const rest = (await asha.send('GET', path(made.id, `/signals?limit=2&before=${page.next}`))).json();
    expect([rest.data.length, rest.next]).toEqual([1, null]);
  });
});

describe('/action-center', () => {
  const order = {
    strategy: 'Breakout',
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    quantity: '10',
    pricetype: 'MARKET',
    product: 'MIS',
    price: '0',
    trigger_price: '0',
  };
  const pending = () => createPendingOrderRepository(api.databases.main);
  const queue = (orderData = JSON.stringify(order)) =>
    pending().create({
      userId: 'asha',
      apiType: 'placeorder',
      orderData,
      sourceKey: null,
      createdAt: MORNING,
    });
  beforeEach(() => accounts.placeOrder.mockClear());

  it('lists, counts, approves, rejects and removes the orders of whoever is logged in', async () => {
    const [first, second] = [await queue(), await queue()];
    expect((await asha.send('GET', '/action-center/count')).json().data).toEqual({ pending: 2 });
    const listed = (await asha.send('GET', '/action-center/api/data?status=pending')).json();
    expect(listed.data.map(({ id }: { id: number }) => id)).toEqual([second, first]);
    expect(listed.data[0]).toMatchObject({ api_type: 'placeorder', order, status: 'pending' });

    const approved = (await asha.send('POST', `/action-center/approve/${first}`)).json();
    expect(approved.data).toMatchObject({
      id: first,
      broker_status: 'open',
      broker_order_id: expect.any(String),
    });
    expect(accounts.placeOrder).toHaveBeenCalledOnce();
    expect(await statusOf(asha.send('POST', `/action-center/approve/${first}`))).toBe(400);
    expect(await statusOf(asha.send('POST', `/action-center/reject/${second}`, { reason: 'no' }))).toBe(200);
    expect(await statusOf(asha.send('DELETE', `/action-center/delete/${second}`))).toBe(200);
    expect(await pending().find('asha', second)).toBeNull();
    expect(accounts.placeOrder).toHaveBeenCalledOnce();
  });

  it('approves all at once', async () => {
    const ids = [await queue(), await queue()];
    const approvals = (await asha.send('POST', '/action-center/approve-all')).json().data;
    expect(approvals.map(({ id }: { id: number }) => id)).toEqual(ids);
    expect((await asha.send('POST', '/action-center/approve-all')).json().data).toEqual([]);
  });

  it('is for logged-in users alone, each for their own orders', async () => {
    const id = await queue();
    const stranger = api.browser();
    for (const [method, path, body] of [
      ['GET', '/action-center/api/data'],
      ['GET', '/action-center/count'],
      ['POST', `/action-center/approve/${id}`],
      ['POST', '/action-center/approve-all'],
      ['POST', `/action-center/reject/${id}`, {}],
      ['DELETE', `/action-center/delete/${id}`],
    ] as const) {
      expect([path, await statusOf(stranger.send(method, path, body))]).toEqual([path, 401]);
    }

    expect((await ravi.send('GET', '/action-center/api/data')).json().data).toEqual([]);
    expect((await ravi.send('POST', '/action-center/approve-all')).json().data).toEqual([]);
    expect(await statusOf(ravi.send('POST', `/action-center/approve/${id}`))).toBe(404);
    expect(await statusOf(ravi.send('POST', `/action-center/reject/${id}`, {}))).toBe(404);
    expect(await statusOf(ravi.send('DELETE', `/action-center/delete/${id}`))).toBe(404);
    expect(await pending().find('asha', id)).toMatchObject({ status: 'pending' });
    expect(accounts.placeOrder).not.toHaveBeenCalled();
  });

  it('shows what an older installation has kept, which can be rejected and not approved', async () => {
    const id = await queue('not JSON');
    expect((await asha.send('GET', '/action-center/api/data?limit=1')).json().data[0]).toMatchObject({
      id,
      order: {},
    });
    const answer = await asha.send('POST', `/action-center/approve/${id}`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'ORDER_UNREADABLE']);
    expect(await statusOf(asha.send('POST', `/action-center/reject/${id}`, { reason: 'odd' }))).toBe(200);
  });
});

it('what is done to strategies and orders is on record', async () => {
  await asha.send('POST', '/strategy/api/strategy', { ...SETTINGS, name: 'On record' });
  await api.app.close();
  const actions = api.auditEvents.filter(({ actor }) => actor === 'asha').map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining([
      'strategy.created',
      'strategy.changed',
      'strategy.switched_off',
      'strategy.removed',
      'pending_order.approved',
      'pending_order.rejected',
      'pending_order.removed',
    ]),
  );
});

import { createSandboxRepositories } from '@openalgo/db';
import { istInstant, paise } from '@openalgo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder, aPosition, aTrade, MORNING } from './support/fake-accounts.ts';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';
import { USER_KEY } from './support/test-app.ts';

const EXPORTS = ['daily', 'positions', 'holdings', 'trades'] as const;
let api: PeopleApp;
let asha: Browser;
let ravi: Browser;

const repositories = () => createSandboxRepositories(api.databases.sandbox.session);

/** What asha's account has been through. */
async function fillAccount(): Promise<void> {
  const order = {
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    quantity: 1,
    pricetype: 'LIMIT',
    price: 500,
  };
  await api.post('placeorder', { apikey: USER_KEY, strategy: '', ...order });
  const { orders, trades, positions, holdings, dailyPnl } = repositories();
  const ids = Array.from({ length: 1_001 }, (_, n) => `2401020009${String(n).padStart(4, '0')}`);
  const origin = { shard: 0, receivedAt: MORNING, requestSize: 1, responseSize: 1 };
  await orders.insert(ids.map((orderId) => [anOrder({ orderId, status: 'complete' }), origin] as const));
  await trades.insert(
    ids.map((id) =>
      aTrade({ tradeId: `T${id}`, orderId: id, strategy: '=SUM(A1)', realizedPnl: paise('-12.5') }),
    ),
  );
  await positions.save([aPosition()]);
  const holding = { userId: 'asha', exchange: 'NSE', symbol: 'INFY', quantity: 4n } as const;
  await holdings.save([{ ...holding, costBasis: paise('2000'), settledOn: '2024-01-01' }], MORNING);
  const money = {
    realizedPnl: paise('-12.5'),
    positionsUnrealizedPnl: 0n,
    holdingsUnrealizedPnl: paise('1.25'),
    totalMtm: paise('-11.25'),
    available: paise('9000000'),
    used: 0n,
    portfolioValue: paise('9002000'),
  };
  await dailyPnl.insert([{ userId: 'asha', day: '2024-01-01', ...money }], MORNING);
}

beforeAll(async () => {
  api = await createPeopleApp();
  ({ admin: asha, other: ravi } = await api.twoUsers());
  await fillAccount();
});
afterAll(() => api.close());

describe('what a paper account has come to', () => {
  it('is told at one glance, to its owner', async () => {
    const { data } = (await asha.send('GET', '/sandbox/mypnl/api/data')).json();
    expect(data.daily_pnl).toEqual([
      {
        date: '2024-01-01',
        realized_pnl: -12.5,
        positions_unrealized_pnl: 0,
        holdings_unrealized_pnl: 1.25,
        total_mtm: -11.25,
        available_balance: 9_000_000,
        used_margin: 0,
        portfolio_value: 9_002_000,
      },
    ]);
    expect(data.positions).toMatchObject([{ symbol: 'RELIANCE', quantity: 100 }]);
    expect(data.holdings).toMatchObject([{ symbol: 'INFY', quantity: 4, average_price: 500 }]);
    expect(data.trades).toHaveLength(100);
    expect(data.summary.utiliseddebits).toBeGreaterThan(0);

    const others = (await ravi.send('GET', '/sandbox/mypnl/api/data')).json().data;
    expect([others.daily_pnl, others.positions, others.holdings, others.trades]).toEqual([[], [], [], []]);
  });

  it.each(EXPORTS)('is had as CSV: %s', async (name) => {
    const mine = await asha.send('GET', `/sandbox/mypnl/export/${name}`);
    const others = await ravi.send('GET', `/sandbox/mypnl/export/${name}`);
    const lines = mine.body.trim().split('\n');

    expect(mine.headers['content-type']).toContain('text/csv');
    expect(mine.headers['content-disposition']).toBe(`attachment; filename="${name}.csv"`);
    expect(lines).toHaveLength(name === 'trades' ? 1_002 : 2);
    expect(others.body.trim().split('\n')).toEqual([lines[0]]);
    expect((await api.browser().send('GET', `/sandbox/mypnl/export/${name}`)).statusCode).toBe(401);
  });

  it('has no formulas for a spreadsheet, and minus signs that stay numbers', async () => {
    const { body } = await asha.send('GET', '/sandbox/mypnl/export/trades');
    expect(body).toContain("'=SUM(A1)");
    expect(body).toContain(',-12.5,');
  });
});

it('when intraday positions are closed is told by exchange, also for days without trading', async () => {
  const { data } = (await ravi.send('GET', '/sandbox/squareoff-status')).json();
  const of = (exchange: string) => data.find((one: { exchange: string }) => one.exchange === exchange);

  expect(of('NSE')).toEqual({
    exchange: 'NSE',
    square_off_time: '15:15',
    next_at: new Date(istInstant('2024-01-02', '15:15')).toISOString(),
  });
  expect(of('MCX').square_off_time).toBe('23:30');
  expect(of('CRYPTO')).toBeUndefined();
});

describe('a reset', () => {
  it('lets one’s own account start again, nobody else’s, and is on record', async () => {
    expect((await ravi.send('POST', '/sandbox/reset')).json().code).toBe('ACCOUNT_NOT_FOUND');
    const forged = api.browser();
    forged.cookie = asha.cookie;
    expect((await forged.send('POST', '/sandbox/reset')).json().code).toBe('CSRF_TOKEN_INVALID');
    expect((await asha.send('GET', '/sandbox/mypnl/api/data')).json().data.trades).not.toEqual([]);

    expect((await asha.send('POST', '/sandbox/reset')).statusCode).toBe(200);
    const { data } = (await asha.send('GET', '/sandbox/mypnl/api/data')).json();
    expect([data.positions, data.holdings, data.trades]).toEqual([[], [], []]);
    expect(data.summary).toMatchObject({ availablecash: 10_000_000, utiliseddebits: 0, reset_count: 1 });
    const deeds = (await repositories().deeds.oldest(10)).map(({ event }) => event);
    expect(deeds.at(-1)).toMatchObject({ actor: 'asha', action: 'account.reset', subject: 'asha' });
  });
});

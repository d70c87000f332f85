import { testProviders } from '@openalgo/db/testing';
import { paise, price } from '@openalgo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLedger, changeSetting, resetAccount } from '../src/index.ts';
import { runForAccounts } from '../src/jobs/day-jobs.ts';
import { createDay, type DayWorld, HOLIDAY } from './support/day.ts';
import { brokenIdentities } from './support/world.ts';

const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

const NOTHING = { cancelled: 0, closed: 0, delivered: 0, waiting: [], dailyRows: 0, resets: 0 };
const SHARE = 'NSE:RELIANCE';
const FUTURE = 'NFO:NIFTY25AUG26FUT';
const CALL = 'NFO:NIFTY25AUG2625000CE';
const MIS = { product: 'MIS' } as const;
const CNC = { product: 'CNC' } as const;
const NRML = { product: 'NRML' } as const;
const limit = (at: string, quantity = 100n) => ({ priceType: 'LIMIT', price: price(at), quantity }) as const;

let day: DayWorld;
const rupees = (amounts: Record<'available' | 'used' | 'realized' | 'today', string>) => ({
  available: paise(amounts.available),
  used: paise(amounts.used),
  realized: paise(amounts.realized),
  today: paise(amounts.today),
});
const positionOf = async (symbol: string, userId = 'asha') =>
  (await day.world.repositories.positions.ofUser(userId)).find((one) => one.symbol === symbol)?.quantity ??
  0n;
const holdings = () => day.world.repositories.holdings.ofUsers(['asha']);

async function expectSound(...users: string[]): Promise<void> {
  for (const user of users.length === 0 ? ['asha'] : users) {
    expect(await brokenIdentities(day.world, user), user).toEqual([]);
    for await (const { findings } of auditLedger(day.world.database, day.options, user)) {
      expect(findings).toEqual([]);
    }
  }
}

/** A job that is run again finds nothing to do. */
async function runTwice(time: string): Promise<void> {
  await day.run(time);
  const before = await day.money();
  expect(await day.run(time)).toEqual(NOTHING);
  expect(await day.money()).toEqual(before);
  await expectSound();
}

describe.each(providers)('the square-off on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
  });
  afterAll(() => day.world.close());

  it('cancels resting orders and closes at the bid, at its time and not before (row 49)', async () => {
    day.now('2026-08-19 15:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', MIS);
    const resting = await day.place(SHARE, { ...MIS, ...limit('1100') });
    await day.quote(SHARE, '1190', { bid: '1189', ask: '1191' });
    expect(await day.run('2026-08-19 15:14')).toEqual(NOTHING);

    expect(await day.run('2026-08-19 15:15')).toEqual({ ...NOTHING, cancelled: 1, closed: 1 });
    expect(await day.money()).toEqual(
      rupees({ available: '9998900', used: '0', realized: '-1100', today: '-1100' }),
    );
    expect(await day.world.accounts.orderBook('asha')).toMatchObject([
      {
        strategy: 'AUTO_SQUARE_OFF',
        action: 'SELL',
        quantity: 100n,
        status: 'complete',
        averagePrice: price('1189'),
      },
      { orderId: resting.order.orderId, status: 'cancelled', version: 2, ackedAt: null },
      { status: 'complete' },
    ]);
    await runTwice('2026-08-19 15:15');
  });

  it('closes shorts at the ask, and leaves CNC, NRML and other exchanges alone', async () => {
    day.now('2026-08-19 14:00');
    await day.trade(SHARE, 'SELL', 10n, '1200', MIS);
    await day.trade('NSE:SBIN', 'BUY', 10n, '800', CNC);
    await day.trade(FUTURE, 'BUY', 65n, '25000', NRML);
    await day.trade('MCX:GOLD05OCT26FUT', 'BUY', 1n, '70000', MIS);
    await day.quote(SHARE, '1200', { bid: '1199', ask: '1201' });

    expect(await day.run('2026-08-19 15:15')).toMatchObject({ closed: 1 });
    expect(await day.money()).toMatchObject({ realized: paise('-10') });
    expect(await day.run('2026-08-19 23:30')).toMatchObject({ closed: 1 });
    expect(await positionOf('SBIN')).toBe(10n);
    await expectSound();
  });

  it('waits for a good quote, and is done when it comes', async () => {
    day.now('2026-08-19 14:00');
    await day.trade(SHARE, 'BUY', 10n, '1200', MIS);
    await day.world.repositories.quotes.clear();
    expect(await day.run('2026-08-19 15:15')).toEqual({ ...NOTHING, waiting: ['asha'] });
    await day.quote(SHARE, '1210');
    day.now('2026-08-19 15:20');
    expect(await day.jobs.retry(day.options.clock.now(), ['asha'])).toEqual({ ...NOTHING, closed: 1 });
    await expectSound();
  });

  it('that was missed is made up after midnight, not at the next square-off time (row 54)', async () => {
    day.now('2026-08-19 22:00');
    await day.trade('MCX:CRUDEOIL18SEP26FUT', 'BUY', 100n, '6000', MIS);
    expect(await day.money()).toMatchObject({ used: paise('60000') });
    expect(await day.run('2026-08-20 00:10')).toMatchObject({ closed: 1 });
    expect(await day.money()).toMatchObject({ used: 0n });
    await expectSound();
  });

  it('of yesterday’s position is made up in the morning and counts in today’s P&L (row 61)', async () => {
    day.now('2026-08-18 14:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', MIS);
    await day.quote(SHARE, '1230');
    expect(await day.run('2026-08-19 08:30')).toMatchObject({ closed: 1 });
    expect(await day.money()).toEqual(
      rupees({ available: '10003000', used: '0', realized: '3000', today: '3000' }),
    );
    await expectSound();
  });

  it('of yesterday’s order is made up though a younger one rests in the same book, which stays', async () => {
    day.now('2026-08-18 14:00');
    const old = await day.place(SHARE, { ...MIS, ...limit('1100') });
    day.now('2026-08-19 10:00');
    const young = await day.place(SHARE, { ...MIS, ...limit('1101') });

    expect(await day.run('2026-08-19 10:00')).toMatchObject({ cancelled: 1, closed: 0 });
    expect(await day.world.accounts.orderBook('asha')).toMatchObject([
      { orderId: young.order.orderId, status: 'open' },
    ]);
    expect((await day.world.repositories.orders.find([old.order.orderId]))[0]?.status).toBe('cancelled');
    await expectSound();
  });

  it('leaves a position of today alone that uses yesterday’s row (row 62)', async () => {
    day.now('2026-08-18 10:00');
    await day.trade(SHARE, 'BUY', 10n, '1200', MIS);
    await day.trade(SHARE, 'SELL', 10n, '1200', MIS);
    day.now('2026-08-19 10:00');
    await day.trade(SHARE, 'BUY', 10n, '1200', MIS);
    expect(await day.run('2026-08-19 10:00')).toMatchObject({ closed: 0 });
    expect(await positionOf('RELIANCE')).toBe(10n);
  });

  it('waits over a holiday for the next trading day', async () => {
    day.now('2026-09-14 15:20');
    await day.trade(SHARE, 'BUY', 10n, '1200', MIS);
    expect(await day.run(`${HOLIDAY} 15:15`)).toMatchObject({ closed: 0 });
    expect(await day.run('2026-09-16 15:15')).toMatchObject({ closed: 1 });
  });

  it('is the same whether it is done at once, or killed after the first group and done again', async () => {
    for (const userId of ['asha', 'ravi', 'mira']) {
      day.now('2026-08-19 14:00');
      await day.trade(SHARE, 'BUY', 10n, '1200', { ...MIS, userId });
      await day.place(SHARE, { ...MIS, ...limit('1100'), userId });
    }

    const { funds } = day.world.repositories;
    day.now('2026-08-19 15:15');
    const now = day.options.clock.now();
    const firstGroup = await funds.page(0, 1);
    expect(await runForAccounts(day.world.database, day.options, firstGroup, now)).toMatchObject({
      closed: 1,
    });
    expect(await positionOf('RELIANCE', 'asha')).toBe(0n);
    expect(await positionOf('RELIANCE', 'ravi')).toBe(10n);

    expect(await day.run('2026-08-19 15:15')).toMatchObject({ closed: 2, cancelled: 2 });
    expect(await day.run('2026-08-19 15:15')).toEqual(NOTHING);
    expect(await day.money('ravi')).toEqual(await day.money('asha'));
    await expectSound('asha', 'ravi', 'mira');
  });

  it('done by two at once closes each position once', async () => {
    day.now('2026-08-19 14:00');
    for (const userId of ['asha', 'ravi']) await day.trade(SHARE, 'BUY', 10n, '1200', { ...MIS, userId });
    day.now('2026-08-19 15:15');
    await Promise.all([day.run('2026-08-19 15:15'), day.run('2026-08-19 15:15')]);
    expect(await day.world.accounts.tradeBook('asha')).toHaveLength(2);
    await expectSound('asha', 'ravi');
  });
});

describe.each(providers)('hours on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider, { enforceMarketHours: true });
  });
  beforeEach(async () => {
    await day.empty();
  });
  afterAll(() => day.world.close());

  it.each([
    ['2026-08-19 08:59', 'rejected'],
    ['2026-08-19 09:14', 'rejected'],
    ['2026-08-19 09:15', 'open'],
    ['2026-08-19 15:14', 'open'],
    ['2026-08-19 15:15', 'rejected'],
    [`${HOLIDAY} 11:00`, 'rejected'],
  ])('at %s a MIS order is %s (row 50)', async (time, status) => {
    day.now(time);
    await day.quote(SHARE, '1200');
    expect((await day.place(SHARE, MIS)).order.status).toBe(status);
  });

  it('after the square-off time MIS orders close, and never beyond flat (row 51)', async () => {
    day.now('2026-08-19 15:00');
    await day.trade(SHARE, 'BUY', 1n, '1200', MIS);
    day.now('2026-08-19 15:15');
    const sell = { ...MIS, action: 'SELL' } as const;
    expect((await day.place(SHARE, { ...sell, quantity: 5n })).order.status).toBe('rejected');
    expect((await day.place(SHARE, { ...sell, quantity: 1n })).order.status).toBe('open');
  });
});

describe.each(providers)('delivery on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
    day.now('2026-08-18 11:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', CNC);
  });
  afterAll(() => day.world.close());

  it('makes Tuesday’s shares a holding when Wednesday begins (row 41)', async () => {
    expect(await day.run('2026-08-19 02:59')).toMatchObject({ delivered: 0 });
    expect(await day.run('2026-08-19 03:00')).toMatchObject({ delivered: 1 });
    expect(await holdings()).toMatchObject([
      { symbol: 'RELIANCE', quantity: 100n, costBasis: paise('120000'), settledOn: '2026-08-19' },
    ]);
    expect(await positionOf('RELIANCE')).toBe(0n);
    expect(await day.money()).toEqual(rupees({ available: '9880000', used: '0', realized: '0', today: '0' }));
    await runTwice('2026-08-19 03:00');
  });

  it('keeps what is sellable the same to the share (row 42)', async () => {
    await day.run('2026-08-19 03:00');
    day.now('2026-08-19 11:00');
    await day.trade(SHARE, 'SELL', 40n, '1250', CNC);
    expect(await day.money()).toMatchObject({ available: paise('9880000') });
    const { order } = await day.place(SHARE, { ...CNC, action: 'SELL', quantity: 70n });
    expect(order.rejectionReason).toBe(
      'Only 60 shares available to sell (Position: -40, Holdings: 100, Resting sells: 0).',
    );
    await expectSound();
  });

  it('realises what sold shares brought over their basis, and leaves no holding (rows 42, 43)', async () => {
    await day.run('2026-08-19 03:00');
    day.now('2026-08-19 11:00');
    await day.trade(SHARE, 'SELL', 40n, '1250', CNC);
    await day.run('2026-08-20 03:00');
    expect(await day.money()).toEqual(
      rupees({ available: '9930000', used: '0', realized: '2000', today: '2000' }),
    );
    expect(await holdings()).toMatchObject([{ quantity: 60n, costBasis: paise('72000') }]);

    day.now('2026-08-20 11:00');
    await day.trade(SHARE, 'SELL', 60n, '1300', CNC);
    await day.run('2026-08-21 03:00');
    expect(await day.money()).toEqual(
      rupees({ available: '10008000', used: '0', realized: '8000', today: '6000' }),
    );
    expect(await holdings()).toEqual([]);
    await runTwice('2026-08-21 03:00');
  });

  it('has nothing to do with shares that were bought back on the day (row 44)', async () => {
    await day.run('2026-08-19 03:00');
    day.now('2026-08-19 11:00');
    await day.trade(SHARE, 'SELL', 40n, '1250', CNC);
    await day.trade(SHARE, 'BUY', 40n, '1240', CNC);
    expect(await day.money()).toMatchObject({ available: paise('9880400'), realized: paise('400') });
    expect(await day.run('2026-08-20 03:00')).toMatchObject({ delivered: 0 });
    await expectSound();
  });

  it.each([
    ['2026-08-21', ['2026-08-22 03:00', '2026-08-23 12:00'], '2026-08-24 03:00'],
    ['2026-09-14', [`${HOLIDAY} 03:00`, `${HOLIDAY} 12:00`], '2026-09-16 03:00'],
  ])('of shares bought on %s waits for the next trading day (row 47)', async (bought, early, due) => {
    await day.run('2026-08-19 03:00');
    day.now(`${bought} 11:00`);
    await day.trade('NSE:SBIN', 'BUY', 10n, '800', CNC);
    for (const time of early) expect(await day.run(time)).toMatchObject({ delivered: 0 });
    expect(await day.run(due)).toMatchObject({ delivered: 1 });
    await expectSound();
  });

  it('pays what leverage had left unpaid', async () => {
    await changeSetting(day.world.database, day.options, 'equity_cnc_leverage', '4');
    expect(await day.money()).toMatchObject({ available: paise('9970000'), used: paise('30000') });
    await day.run('2026-08-19 03:00');
    expect(await day.money()).toMatchObject({ available: paise('9880000'), used: 0n });
    await expectSound();
  });

  it('leaves its place among the trades, for a replay', async () => {
    await day.run('2026-08-19 03:00');
    const [delivery] = await day.world.repositories.settlements.ofUser('asha');
    const newest = await day.world.repositories.trades.newestRows(['asha']);
    expect(delivery).toMatchObject({ quantity: 100n, afterTrade: newest.get('asha') });
  });
});

describe.each(providers)('expiry on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
    day.now('2026-08-25 11:00');
  });
  afterAll(() => day.world.close());

  it('settles a future at its last price at the close and cancels what rests (row 58)', async () => {
    await day.trade(FUTURE, 'SELL', 65n, '25000', NRML);
    await day.place(FUTURE, { ...NRML, ...limit('24000', 130n) });
    await day.quote(FUTURE, '24900');
    expect(await day.run('2026-08-25 15:39')).toEqual(NOTHING);
    expect(await day.run('2026-08-25 15:40')).toEqual({ ...NOTHING, cancelled: 1, closed: 1 });
    expect(await day.money()).toEqual(
      rupees({ available: '10006500', used: '0', realized: '6500', today: '6500' }),
    );
    expect((await day.world.accounts.orderBook('asha'))[0]).toMatchObject({ strategy: 'EXPIRY_SETTLEMENT' });
    expect((await day.world.accounts.positionBook('asha'))[0]).toMatchObject({ pnl: paise('6500') });
    await runTwice('2026-08-25 15:40');
  });

  it.each([
    ['BUY', 'ltp', null, '9996750', '-3250'],
    ['BUY', 'zero', null, '9993500', '-6500'],
    ['SELL', 'zero', null, '10006500', '6500'],
    ['BUY', 'zero', '25080', '9998700', '-1300'],
    ['BUY', 'ltp', '24900', '9993500', '-6500'],
    ['SELL', 'ltp', '25120', '9998700', '-1300'],
  ] as const)(
    'settles %s 65@100 of a call with %s and the index at %s (rows 55, 56, 57)',
    async (action, mode, index, available, realized) => {
      await changeSetting(day.world.database, day.options, 'option_expiry_settlement', mode);
      await day.trade(CALL, action, 65n, '100', NRML);
      await day.quote(CALL, '50');
      if (index !== null) await day.quote('NSE_INDEX:NIFTY', index);
      await day.run('2026-08-25 15:40');
      expect(await day.money()).toEqual(rupees({ available, used: '0', realized, today: realized }));
      await expectSound();
    },
  );

  it('leaves no way to buy the expired contract (row 59)', async () => {
    await day.quote(CALL, '50');
    day.now('2026-08-25 15:41');
    await expect(day.place(CALL, { ...NRML, quantity: 65n })).rejects.toMatchObject({
      fields: { symbol: [expect.stringMatching(/expired/)] },
    });
  });

  it('waits for the next day where the setting says so', async () => {
    await changeSetting(day.world.database, day.options, 'expiry_settlement_timing', 'next_day');
    await day.trade(FUTURE, 'BUY', 65n, '25000', NRML);
    expect(await day.run('2026-08-25 23:00')).toEqual(NOTHING);
    expect(await day.run('2026-08-26 03:00')).toMatchObject({ closed: 1 });
  });

  it('counts a contract’s value', async () => {
    await day.trade('CRYPTO:BTC25AUG26FUT', 'BUY', 1000n, '50000', NRML);
    await day.quote('CRYPTO:BTC25AUG26FUT', '50100');
    await day.run('2026-08-26 00:00');
    expect(await day.money()).toMatchObject({ realized: paise('100'), used: 0n });
    await expectSound();
  });

  it('partial covers of a short realise their part (row 63)', async () => {
    await day.trade(SHARE, 'SELL', 100n, '1000', MIS);
    await day.trade(SHARE, 'BUY', 40n, '1030', MIS);
    expect(await day.money()).toMatchObject({
      realized: paise('-1200'),
      used: paise('12000'),
      available: paise('9986800'),
    });
    expect((await day.world.accounts.positionBook('asha'))[0]).toMatchObject({
      unrealizedPnl: paise('-1800'),
      pnl: paise('-3000'),
      pnlPercent: -50_000n,
    });
  });
});

describe.each(providers)('the row of the day on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
    day.now('2026-08-18 11:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', CNC);
    await day.run('2026-08-19 03:00');
  });
  afterAll(() => day.world.close());

  it('tells a trading day, holdings included, and is written once', async () => {
    day.now('2026-08-19 11:00');
    await day.trade('NSE:SBIN', 'BUY', 10n, '800', CNC);
    await day.trade('NSE:SBIN', 'SELL', 4n, '810', CNC);
    await day.quote(SHARE, '1210');
    await day.quote('NSE:SBIN', '820');
    expect(await day.run('2026-08-19 23:58')).toMatchObject({ dailyRows: 0 });
    expect(await day.run('2026-08-19 23:59')).toMatchObject({ dailyRows: 1 });
    expect((await day.world.repositories.dailyPnl.ofUser('asha')).at(-1)).toEqual({
      userId: 'asha',
      day: '2026-08-19',
      realizedPnl: paise('40'),
      positionsUnrealizedPnl: paise('120'),
      holdingsUnrealizedPnl: paise('1000'),
      totalMtm: paise('1160'),
      available: paise('9875240'),
      used: paise('4800'),
      portfolioValue: paise('10001160'),
    });
    expect(await day.run('2026-08-20 02:00')).toMatchObject({ dailyRows: 0 });
  });

  it('is made up at the first chance, and skips days without trading', async () => {
    await day.run('2026-08-24 08:00');
    const rows = await day.world.repositories.dailyPnl.ofUser('asha');
    expect(rows.map((row) => row.day)).toEqual(['2026-08-18', '2026-08-21']);
  });
});

describe.each(providers)('starting again on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
    day.now('2026-08-18 11:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', CNC);
    await day.trade(SHARE, 'BUY', 10n, '1200', { ...CNC, userId: 'ravi' });
    await day.run('2026-08-19 03:00');
    day.now('2026-08-19 11:00');
    await day.place(SHARE, { ...MIS, ...limit('1100') });
    await day.trade(FUTURE, 'BUY', 65n, '25000', NRML);
  });
  afterAll(() => day.world.close());

  async function expectNew(orderSeq = 3): Promise<void> {
    const { funds } = await day.world.accounts.funds('asha');
    expect(funds).toMatchObject({
      available: paise('10000000'),
      used: 0n,
      realizedPnl: 0n,
      resetCount: 1,
      orderSeq,
    });
    expect(await day.world.repositories.orders.sinceOfUser('asha', 0)).toEqual([]);
    expect(await day.world.repositories.positions.ofUser('asha')).toEqual([]);
    expect(await holdings()).toEqual([]);
    await expectSound('asha', 'ravi');
  }

  it('leaves nothing of the account but its order count, and others alone', async () => {
    await resetAccount(day.world.database, day.options, 'asha');
    await expectNew();
    const { order } = await day.place(SHARE, { ...MIS, ...limit('1100') });
    expect(order.orderId.endsWith('0000004')).toBe(true);
    expect(await day.world.repositories.holdings.ofUsers(['ravi'])).toHaveLength(1);
  });

  it('comes by the week, once, and never for a time before it was set', async () => {
    const set = (key: string, text: string) => changeSetting(day.world.database, day.options, key, text);
    await set('reset_day', 'Wednesday');
    await set('reset_time', '06:30');
    expect(await day.run('2026-08-19 12:00')).toMatchObject({ resets: 0 });
    expect(await day.run('2026-08-26 06:29')).toMatchObject({ resets: 0 });
    expect(await day.run('2026-08-26 06:30')).toMatchObject({ resets: 2 });
    await expectNew(4);
    expect(await day.run('2026-08-26 06:30')).toMatchObject({ resets: 0 });
    const deeds = (await day.world.repositories.deeds.oldest(100)).map(({ event }) => event);
    expect(deeds.filter(({ detail }) => detail.weekly === true)).toMatchObject(
      ['asha', 'ravi'].map((subject) => ({ actor: 'system', action: 'account.reset', subject })),
    );
    expect(await day.run('2026-09-03 10:00')).toMatchObject({ resets: 2 });
  });

  it('needs an account', async () => {
    await expect(resetAccount(day.world.database, day.options, 'nobody')).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    });
  });

  it('is followed by no fill of an order that it removed', async () => {
    const [order] = await day.world.repositories.orders.sinceOfUser('asha', 0);
    await resetAccount(day.world.database, day.options, 'asha');
    expect((await day.world.fill('1100', order === undefined ? [] : [order])).trades).toEqual([]);
    await expectNew();
  });
});

describe.each(providers)('a changed setting on %s', (provider) => {
  beforeAll(async () => {
    day = await createDay(provider);
  });
  beforeEach(async () => {
    await day.empty();
    day.now('2026-08-19 11:00');
    await day.trade(SHARE, 'BUY', 100n, '1200', MIS);
    await day.place(SHARE, { ...MIS, ...limit('1100') });
  });
  afterAll(() => day.world.close());
  const set = (key: string, text: string) => changeSetting(day.world.database, day.options, key, text);

  it('of capital moves what is available by the difference, and nothing else', async () => {
    await set('starting_capital', '500000');
    await set('starting_capital', '500000');
    expect((await day.world.accounts.funds('asha')).funds).toMatchObject({
      capital: paise('500000'),
      available: paise('454000'),
      used: paise('46000'),
    });
    await expectSound();
  });

  it('of leverage rebooks the margin of all that is open', async () => {
    await set('equity_mis_leverage', '10');
    expect(await day.money()).toMatchObject({ used: paise('23000'), available: paise('9977000') });
    await set('equity_mis_leverage', '1');
    expect(await day.money()).toMatchObject({ used: paise('230000') });
    await expectSound();
  });

  it('to margin written options by notional blocks a percentage of strike × quantity', async () => {
    await day.trade(CALL, 'SELL', 65n, '100', NRML);
    expect(await day.money()).toMatchObject({ used: paise('52500') });
    await set('option_sell_margin_mode', 'notional');
    expect(await day.money()).toMatchObject({ used: paise('289750') });
    await set('option_sell_margin_percent', '12.5');
    expect(await day.money()).toMatchObject({ used: paise('249125') });
    await expectSound();
  });

  it('of a square-off time is heeded by the next run', async () => {
    await set('nse_bse_square_off_time', '14:00');
    expect(await day.run('2026-08-19 14:00')).toMatchObject({ closed: 1, cancelled: 1 });
  });

  it('must be a value of its key', async () => {
    await expect(set('equity_mis_leverage', '51')).rejects.toMatchObject({ code: 'SETTING_INVALID' });
    await expect(set('no_such_key', '1')).rejects.toMatchObject({ kind: 'invalid' });
  });
});

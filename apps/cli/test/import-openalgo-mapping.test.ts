import { paise, price, readSandboxSettings } from '@openalgo/domain';
import { describe, expect, it } from 'vitest';
import { convertAccount } from '../src/import/openalgo/sandbox-account.ts';
import {
  fundsShape,
  mapHolding,
  mapOrder,
  mapPosition,
  orderShape,
} from '../src/import/openalgo/sandbox-rows.ts';
import { createTally } from '../src/import/openalgo/tally.ts';
import { mapUser, userShape } from '../src/import/openalgo/users.ts';
import {
  flag,
  istInstant,
  money,
  price as priceColumn,
  timeOfDay,
  utcInstant,
} from '../src/import/openalgo/values.ts';

const ONE = 10n ** 8n;
const AT = Date.parse('2026-08-19T06:00:00Z');

describe('a column of OpenAlgo', () => {
  it.each([
    ['Indian time', istInstant, '2026-08-19 11:00:00.123456', '2026-08-19T05:30:00.123Z'],
    ['Indian time before half past five', istInstant, '2026-08-19 03:00:00', '2026-08-18T21:30:00Z'],
    ['UTC', utcInstant, '2026-08-19 11:00:00', '2026-08-19T11:00:00Z'],
    ['its own zone, whatever the column’s', istInstant, '2026-08-19T11:00:00+00:00', '2026-08-19T11:00:00Z'],
  ])('is %s', (_case, column, text, instant) => {
    expect(column.parse(text)).toBe(Date.parse(instant));
  });

  it.each(['', 'yesterday', '2026-13-45 11:00:00', '19/08/2026'])('is no time when it holds %j', (text) => {
    expect(istInstant.safeParse(text).success).toBe(false);
  });

  it.each([
    [money, 833.33, paise('833.33')],
    [money, 0.1 + 0.2, paise('0.30')],
    [money, -5_000_000, paise('-5000000')],
    [money, undefined, 0n],
    [priceColumn, 83.0025, price('83.0025')],
    [priceColumn, '12.5', price('12.5')],
  ])('is exact money %#', (column, stored, expected) => {
    expect(column.parse(stored)).toBe(expected);
  });

  it.each([
    [flag(true), undefined, true],
    [flag(true), 0, false],
    [flag(false), 1, true],
    [timeOfDay, '9:15', null],
    [timeOfDay, '09:15', '09:15'],
  ])('that is missing or odd takes its fallback %#', (column, stored, expected) => {
    expect(column.parse(stored)).toBe(expected);
  });
});

const orderRow = (changes: object) =>
  orderShape.parse({
    orderid: '1',
    user_id: 'asha',
    symbol: 'SBIN',
    exchange: 'NSE',
    action: 'BUY',
    quantity: 10,
    price: 500,
    trigger_price: 490,
    price_type: 'LIMIT',
    product: 'MIS',
    order_status: 'open',
    order_timestamp: '2026-08-19 11:00:00',
    ...changes,
  });

describe('an order of OpenAlgo', () => {
  it.each([
    ['MARKET', { price: null, triggerPrice: null, marginPrice: price('500') }],
    ['LIMIT', { price: price('500'), triggerPrice: null, marginPrice: price('500') }],
    ['SL', { price: price('500'), triggerPrice: price('490'), marginPrice: price('490') }],
    ['SL-M', { price: null, triggerPrice: price('490'), marginPrice: price('490') }],
  ])('of type %s keeps the prices that mean something', (price_type, prices) => {
    expect(mapOrder(orderRow({ price_type }), ONE)).toMatchObject({ item: prices });
  });

  it.each([
    ['complete', { filledQuantity: 10n, averagePrice: price('499.5') }],
    ['cancelled', { filledQuantity: 0n, averagePrice: null }],
    ['trigger pending', { filledQuantity: 0n, averagePrice: null }],
  ])('that is %s is filled whole or not at all', (order_status, fill) => {
    const row = orderRow({ order_status, average_price: 499.5, filled_quantity: 10 });
    expect(mapOrder(row, ONE)).toMatchObject({
      item: { ...fill, ackedAt: Date.parse('2026-08-19T05:30:00Z') },
    });
  });

  it.each([
    ['LIMIT', 'open', { price: null }],
    ['SL-M', 'trigger pending', { trigger_price: 0 }],
  ])('of type %s that is %s needs the price that it waits for', (price_type, order_status, prices) => {
    expect(mapOrder(orderRow({ price_type, order_status, ...prices }), ONE)).toHaveProperty('leftOut');
  });

  it('never changed before it was made', () => {
    const mapped = mapOrder(orderRow({ update_timestamp: '2026-08-19 05:00:00' }), ONE);
    expect(mapped).toMatchObject({ item: { updatedAt: Date.parse('2026-08-19T05:30:00Z') } });
  });
});

describe('an account of OpenAlgo', () => {
  const funds = (changes: object) =>
    fundsShape.parse({ user_id: 'asha', total_capital: 10_000_000, ...changes });
  const settings = readSandboxSettings(new Map());
  const position = (quantity: number, average: number) =>
    mapPosition(
      {
        user_id: 'asha',
        symbol: 'SBIN',
        exchange: 'NSE',
        product: 'MIS',
        quantity: BigInt(quantity),
        average_price: price(String(average)),
        ltp: null,
        accumulated_realized_pnl: 0n,
        today_realized_pnl: 0n,
        created_at: null,
        updated_at: null,
      },
      ONE,
      AT,
    );

  it.each([
    [
      'that reversed has the margin of what is open',
      -50,
      1010,
      9_997_633.33,
      3_366.67,
      '9990900.00',
      '10100.00',
    ],
    ['that leaked margin has it back', 0, 0, 9_978_000, 22_000, '10000000.00', '0.00'],
    ['that is in debt stays so', 100, 1000, -5_020_000, 20_000, '-5020000.00', '20000.00'],
  ])('%s', (_case, quantity, average, available_balance, used_margin, available, used) => {
    const state = { positions: [position(quantity, average)], holdings: [], resting: [] };
    const { funds: converted } = convertAccount(
      funds({ available_balance, used_margin }),
      state,
      settings,
      AT,
    );

    expect(converted).toMatchObject({ available: paise(available), used: paise(used) });
    expect(converted.available + converted.used).toBe(converted.capital + converted.realizedPnl);
  });

  it.each([
    [5n, 'item'],
    [0n, 'leftOut'],
    [-5n, 'leftOut'],
  ])('keeps a holding of %d as %s', (quantity, outcome) => {
    const row = {
      user_id: 'asha',
      symbol: 'TCS',
      exchange: 'NSE',
      quantity,
      average_price: 1n,
      settlement_date: '2026-08-19',
    } as const;
    expect(mapHolding(row)).toHaveProperty(outcome);
  });
});

describe('a user of OpenAlgo', () => {
  const secrets = {
    reveal: (token: string | null) => (token === 'sealed' ? 'SECRET' : null),
    seal: (text: string) => `[${text}]`,
  };
  const user = (changes: object) =>
    mapUser(
      userShape.parse({ username: 'asha', email: 'a@b.c', password_hash: 'hash', ...changes }),
      secrets,
      AT,
    );

  it.each([
    ['whose login asks for it', { totp_secret: 'sealed', totp_enabled: 1 }, '[SECRET]'],
    [
      'whose secret is in clear',
      { totp_secret: 'JBSWY3DPEHPK3PXP', totp_required_for_login: 1 },
      '[JBSWY3DPEHPK3PXP]',
    ],
    ['whose login does not ask', { totp_secret: 'sealed', totp_enabled: 0 }, null],
    ['of a release without the flags', { totp_secret: 'sealed' }, null],
  ])('%s', (_case, row, totpSecret) => {
    expect(user(row)).toMatchObject({ item: { totpSecret } });
  });

  it('is left out rather than let in without the second factor', () => {
    expect(user({ totp_secret: 'of another key', totp_enabled: 1 })).toHaveProperty('leftOut');
  });
});

describe('a tally', () => {
  it('counts every row, and names the first few of each reason', () => {
    const tally = createTally({ file: 'openalgo.db', table: 'users', becomes: 'users' }, true);
    tally.use(10);
    tally.wrote(4);
    for (const row of [1, 2, 3, 4, 5]) {
      tally.leaveOut(row, 'odd');
    }

    expect(tally.report()).toMatchObject({
      rows: 15,
      usable: 10,
      written: 4,
      leftOut: [{ reason: 'odd', count: 5, rows: [1, 2, 3] }],
    });
  });
});

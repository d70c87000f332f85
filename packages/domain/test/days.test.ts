import { describe, expect, it } from 'vitest';
import {
  changeCapital,
  DEFAULT_CALENDAR,
  deliveryDue,
  type ExpiringContract,
  expiringContract,
  expiryDue,
  type Holiday,
  istInstant,
  istTimestamp,
  type MarketCalendar,
  newestDailyPnlDay,
  newestReset,
  nextDueMoment,
  nextTradingDay,
  paise,
  price,
  readSandboxSettings,
  resetFunds,
  settlementPrice,
  squareOffAfter,
} from '../src/index.ts';
import { funds, SETTINGS } from './support/fixtures.ts';

const HOLIDAY = '2026-09-15';
const holiday: Holiday = {
  day: HOLIDAY,
  kind: 'TRADING_HOLIDAY',
  description: 'A Tuesday',
  closed: ['NSE', 'BSE', 'NFO'],
  sessions: [],
};
const calendar: MarketCalendar = { ...DEFAULT_CALENDAR, holidays: new Map([[HOLIDAY, [holiday]]]) };
const at = (text: string) => istInstant(text.slice(0, 10), text.slice(11));
const shown = (instant: number | null) => (instant === null ? null : istTimestamp(instant).slice(0, 16));
const settings = (texts: Record<string, string>) => readSandboxSettings(new Map(Object.entries(texts)));

describe('square-off', () => {
  it.each([
    ['NSE', '2026-08-19 11:00', '2026-08-19 15:15'],
    ['NSE', '2026-08-19 15:15', '2026-08-20 15:15'],
    ['NSE', '2026-08-21 15:20', '2026-08-24 15:15'],
    ['NSE', '2026-09-14 16:00', '2026-09-16 15:15'],
    ['MCX', '2026-09-14 23:40', '2026-09-15 23:30'],
    ['MCX', '2026-08-20 00:10', '2026-08-20 23:30'],
    ['CDS', '2026-08-19 11:00', '2026-08-19 16:45'],
    ['NCO', '2026-08-19 11:00', '2026-08-19 23:30'],
    ['CRYPTO', '2026-08-19 11:00', null],
  ] as const)('on %s of what was opened %s is at %s', (exchange, opened, due) => {
    expect(shown(squareOffAfter(SETTINGS, calendar, exchange, at(opened)))).toBe(due);
  });
});

describe('delivery', () => {
  it.each([
    ['2026-08-18 11:00', '2026-08-19 03:00'],
    ['2026-08-19 02:00', '2026-08-19 03:00'],
    ['2026-08-21 11:00', '2026-08-24 03:00'],
    ['2026-09-14 11:00', '2026-09-16 03:00'],
  ])('of what was opened %s is at %s', (opened, due) => {
    expect(shown(deliveryDue(calendar, { exchange: 'NSE', openedAt: at(opened) }))).toBe(due);
  });

  it('has no next trading day where an exchange never trades', () => {
    expect(nextTradingDay(calendar, 'GLOBAL_INDEX', '2026-08-18')).toBeNull();
  });
});

describe('a contract', () => {
  const call = (key = 'NIFTY25AUG2625000CE') =>
    expiringContract({ exchange: 'NFO', symbol: key }, null) as ExpiringContract;

  it('tells its expiry by its symbol when the master has dropped it, else by the master', () => {
    expect(call()).toMatchObject({
      expiry: '2026-08-25',
      option: { strike: price('25000'), right: 'CE' },
      underlyings: [
        { exchange: 'NSE_INDEX', symbol: 'NIFTY' },
        { exchange: 'NSE', symbol: 'NIFTY' },
      ],
    });
    const future = { exchange: 'NFO', symbol: 'NIFTY25AUG26FUT' } as const;
    expect(expiringContract(future, { expiry: '2026-08-24' })).toMatchObject({
      expiry: '2026-08-24',
      option: null,
    });
    expect(expiringContract({ exchange: 'NSE', symbol: 'SBIN' }, null)).toBeNull();
    expect(expiringContract({ exchange: 'CRYPTO', symbol: 'BTCUSD.P' }, null)).toBeNull();
  });

  it.each([
    ['NFO', 'expiry_day_close', '2026-08-25 15:40'],
    ['MCX', 'expiry_day_close', '2026-08-25 23:55'],
    ['NFO', 'next_day', '2026-08-26 03:00'],
  ] as const)('of %s is settled by %s at %s', (exchange, timing, due) => {
    const chosen = settings({ expiry_settlement_timing: timing });
    expect(shown(expiryDue(chosen, calendar, { exchange, expiry: '2026-08-25' }))).toBe(due);
  });

  it.each([
    ['NIFTY25AUG2625000CE', 'ltp', '25100', '60', '100'],
    ['NIFTY25AUG2625000CE', 'ltp', '24900', '60', '0'],
    ['NIFTY25AUG2625000PE', 'zero', '24900', '60', '100'],
    ['NIFTY25AUG2625000PE', 'zero', null, '60', '0'],
    ['NIFTY25AUG2625000PE', 'ltp', null, '60', '60'],
    ['NIFTY25AUG2625000PE', 'ltp', null, null, '75'],
    ['NIFTY25AUG26FUT', 'zero', '25100', '25090', '25090'],
    ['NIFTY25AUG26FUT', 'zero', null, null, '75'],
  ])('%s with %s, underlying %s and last %s is worth %s', (symbol, mode, underlying, last, worth) => {
    const known = (text: string | null) => (text === null ? null : price(text));
    const prices = { underlying: known(underlying), last: known(last) };
    const chosen = settings({ option_expiry_settlement: mode });
    expect(settlementPrice(call(symbol), prices, { lastPrice: price('75') }, chosen)).toBe(price(worth));
  });
});

describe('starting again', () => {
  it.each([
    ['Never', '00:00', '2026-08-19 11:00', null],
    ['Wednesday', '06:30', '2026-08-19 06:30', '2026-08-19 06:30'],
    ['Wednesday', '06:30', '2026-08-19 06:29', '2026-08-12 06:30'],
    ['Sunday', '00:00', '2026-08-19 11:00', '2026-08-16 00:00'],
    ['Thursday', '00:00', '2026-08-19 11:00', '2026-08-13 00:00'],
  ] as const)('on %s at %s: at %s the newest was %s', (resetDay, resetTime, now, newest) => {
    expect(shown(newestReset({ resetDay, resetTime }, at(now)))).toBe(newest);
  });

  it('leaves of the funds only the name, the number and the order count', () => {
    const used = funds({
      available: 5n,
      used: 7n,
      realizedPnl: 9n,
      orderSeq: 12,
      resetCount: 1,
      pnlDay: 'x',
    });
    expect(resetFunds(used, paise('500000'), 77)).toEqual(
      funds({ capital: paise('500000'), orderSeq: 12, resetCount: 2, lastResetAt: 77 }),
    );
  });

  it('is not what a change of capital does', () => {
    const used = funds({ available: paise('1000'), used: paise('50'), realizedPnl: paise('-3') });
    const changed = changeCapital(used, paise('5000000'));
    expect(changed).toEqual({ ...used, capital: paise('5000000'), available: paise('-4999000') });
  });
});

describe('the day', () => {
  it.each([
    ['2026-08-19 23:58', '2026-08-18'],
    ['2026-08-19 23:59', '2026-08-19'],
    ['2026-08-23 12:00', '2026-08-21'],
  ])('at %s owes the row of %s', (now, day) => {
    expect(newestDailyPnlDay(calendar, at(now))).toBe(day);
  });

  it('has a moment for whatever may become due, and no more', () => {
    const moments: string[] = [];
    for (let now = at('2026-08-19 00:00'); now < at('2026-08-20 00:00'); ) {
      now = nextDueMoment(SETTINGS, calendar, now);
      moments.push(istTimestamp(now).slice(11, 16));
    }

    const squareOffs = ['15:15', '16:45', '17:00', '23:30'];
    const closes = ['15:30', '15:40', '17:00', '23:55', '00:00'];
    const expected = new Set(['03:00', ...squareOffs, ...closes, '23:59']);
    expect(moments).toHaveLength(expected.size);
    expect(new Set(moments)).toEqual(expected);
  });
});

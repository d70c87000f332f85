import { describe, expect, it } from 'vitest';
import {
  addDays,
  DEFAULT_CALENDAR,
  dayBoundary,
  type Holiday,
  isMarketOpen,
  isTradingDay,
  istDay,
  istInstant,
  istTimestamp,
  type MarketCalendar,
  sessionsOn,
  tradingDay,
} from '../src/index.ts';

const DIWALI = '2026-11-08';
const CHRISTMAS = '2026-12-25';
const holidays: Holiday[] = [
  {
    day: DIWALI,
    kind: 'SPECIAL_SESSION',
    description: 'Muhurat',
    closed: [],
    sessions: [
      { exchange: 'NSE', openAt: istInstant(DIWALI, '18:00'), closeAt: istInstant(DIWALI, '19:00') },
    ],
  },
  {
    day: CHRISTMAS,
    kind: 'TRADING_HOLIDAY',
    description: 'Christmas',
    closed: ['NSE', 'NFO'],
    sessions: [
      { exchange: 'MCX', openAt: istInstant(CHRISTMAS, '17:00'), closeAt: istInstant(CHRISTMAS, '23:55') },
    ],
  },
];
const calendar: MarketCalendar = {
  ...DEFAULT_CALENDAR,
  holidays: new Map(holidays.map((h) => [h.day, [h]])),
};

describe('a trading day', () => {
  it('runs from 03:00 to 03:00 in India', () => {
    expect(tradingDay(istInstant('2026-08-19', '02:59'))).toBe('2026-08-18');
    expect(tradingDay(istInstant('2026-08-19', '03:00'))).toBe('2026-08-19');
    expect(dayBoundary(istInstant('2026-08-20', '01:00'))).toBe(istInstant('2026-08-19', '03:00'));
  });

  it('is computed in India wherever the process runs', () => {
    const lateUtc = Date.parse('2026-08-18T22:00:00Z');
    expect(istDay(lateUtc)).toBe('2026-08-19');
    expect(istTimestamp(lateUtc)).toBe('2026-08-19 03:30:00');
  });

  it('is followed by the next, over months and leap years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});

describe('an exchange', () => {
  it('is open from its first minute to the instant before its close', () => {
    expect(isMarketOpen(calendar, 'NSE', istInstant('2026-08-19', '09:15') - 1)).toBe(false);
    expect(isMarketOpen(calendar, 'NSE', istInstant('2026-08-19', '09:15'))).toBe(true);
    expect(isMarketOpen(calendar, 'NSE', istInstant('2026-08-19', '15:30') - 1)).toBe(true);
    expect(isMarketOpen(calendar, 'NSE', istInstant('2026-08-19', '15:30'))).toBe(false);
  });

  it('rests at the weekend, but for a special session, and then only where it is held', () => {
    expect(isTradingDay(calendar, 'NSE', '2026-11-07')).toBe(false);
    expect(isMarketOpen(calendar, 'NSE', istInstant(DIWALI, '18:30'))).toBe(true);
    expect(isTradingDay(calendar, 'BSE', DIWALI)).toBe(false);
  });

  it('keeps its own holidays: one may be closed while another has an evening session', () => {
    expect(sessionsOn(calendar, 'NSE', CHRISTMAS)).toEqual([]);
    expect(isMarketOpen(calendar, 'MCX', istInstant(CHRISTMAS, '12:00'))).toBe(false);
    expect(isMarketOpen(calendar, 'MCX', istInstant(CHRISTMAS, '18:00'))).toBe(true);
    expect(isTradingDay(calendar, 'BSE', CHRISTMAS)).toBe(true);
  });

  it('of crypto never closes', () => {
    expect(isMarketOpen(calendar, 'CRYPTO', istInstant('2026-11-07', '04:00'))).toBe(true);
  });
});

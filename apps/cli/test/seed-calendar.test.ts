import { createCalendarRepository } from '@openalgo/db';
import { createTestDatabases, type TestDatabases } from '@openalgo/db/testing';
import {
  isMarketOpen,
  isTradingDay,
  istInstant,
  isWeekend,
  type MarketCalendar,
  nextTradingDay,
  systemClock,
} from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLIDAYS } from '../src/commands/init/holidays.ts';
import { seedCalendar } from '../src/commands/init/seed-calendar.ts';

let test: TestDatabases;
beforeEach(async () => {
  test = await createTestDatabases('sqlite');
});
afterEach(() => test.close());
const repository = () => createCalendarRepository(test.databases.main);

async function seeded(): Promise<MarketCalendar> {
  await seedCalendar(repository(), systemClock);
  return repository().read();
}

describe('the calendar that comes with the product', () => {
  it.each([
    ['NSE', '2026-11-24 11:00', false],
    ['MCX', '2026-11-24 11:00', false],
    ['MCX', '2026-11-24 18:00', true],
    ['MCX', '2026-10-02 18:00', false],
    ['NSE', '2026-02-01 11:00', true],
    ['MCX', '2026-02-01 11:00', false],
    ['NSE', '2025-10-21 14:00', true],
    ['NSE', '2025-10-21 11:00', false],
    ['NCDEX', '2025-10-21 14:00', false],
    ['NSE', '2026-11-08 18:30', true],
    ['NSE', '2026-11-08 11:00', false],
    ['NFO', '2026-11-25 15:35', true],
  ] as const)('has %s at %s open: %s', async (exchange, time, isOpen) => {
    const [day = '', clock = ''] = time.split(' ');
    expect(isMarketOpen(await seeded(), exchange, istInstant(day, clock))).toBe(isOpen);
  });

  it('leads from Christmas over the weekend to Monday', async () => {
    const calendar = await seeded();
    expect(isTradingDay(calendar, 'NSE', '2026-12-25')).toBe(false);
    expect(nextTradingDay(calendar, 'NSE', '2026-12-24')).toBe('2026-12-28');
  });

  it('names each day once, and no weekend but for special sessions', () => {
    expect(new Set(HOLIDAYS.map(({ day }) => day)).size).toBe(HOLIDAYS.length);
    const weekends = HOLIDAYS.filter(({ day }) => isWeekend(day)).map(({ kind }) => kind);
    expect(new Set(weekends)).toEqual(new Set(['SPECIAL_SESSION']));
  });

  it('is added once, and never over a year that an operator filled in', async () => {
    const own = {
      day: '2026-05-05',
      kind: 'TRADING_HOLIDAY',
      description: 'Own',
      closed: ['NSE'],
      sessions: [],
    } as const;
    await repository().saveHolidays([own], systemClock.now());
    await repository().saveTimings({ NSE: { opens: '10:00', closes: '15:00' } });
    const calendar = await seeded();
    expect(await seedCalendar(repository(), systemClock)).toBe(0);
    expect(calendar.holidays.has('2026-12-25')).toBe(false);
    expect(calendar.holidays.has('2025-12-25')).toBe(true);
    expect(calendar.timings.NSE).toEqual({ opens: '10:00', closes: '15:00' });
  });
});

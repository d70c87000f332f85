import { join } from 'node:path';
import {
  createAuditReader,
  createCalendarRepository,
  openLogsDatabase,
  openMainDatabase,
} from '@openalgo/db';
import { isTradingDay, type MarketCalendar, sessionsOn } from '@openalgo/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

/** A Tuesday and a Sunday. */
const TUESDAY = '2027-01-26';
const SUNDAY = '2027-10-31';

let folder: string;

beforeEach(async () => {
  folder = await makeInitialised();
});

const calendar = (...args: string[]) => openalgo(['calendar', ...args], folder);

async function read(): Promise<MarketCalendar> {
  const main = await openMainDatabase(`file:${join(folder, 'db', 'openalgo.db')}`, { rootDir: folder });
  return createCalendarRepository(main)
    .read()
    .finally(() => main.close());
}

/** What the audit trail says of the calendar. */
async function onRecord() {
  const logs = await openLogsDatabase(`file:${join(folder, 'db', 'logs.db')}`, { rootDir: folder });
  const events = await createAuditReader(logs)
    .after(0, 100)
    .finally(() => logs.close());
  return events
    .filter(({ action }) => action === 'calendar.changed')
    .map(({ actor, subject }) => [actor, subject]);
}

describe('openalgo calendar', () => {
  it('closes exchanges on a day and opens them again, on record', async () => {
    const closed = await calendar('set', TUESDAY, 'Republic Day', '--closed', 'NSE', 'BSE');
    expect(closed).toEqual({ code: 0, data: [`${TUESDAY} is Republic Day.`], progress: [] });
    expect(isTradingDay(await read(), 'NSE', TUESDAY)).toBe(false);
    expect(isTradingDay(await read(), 'MCX', TUESDAY)).toBe(true);
    expect((await calendar('list', '--year', '2027')).data.slice(1)).toEqual([
      expect.stringMatching(/^2027-01-26 +TRADING_HOLIDAY +Republic Day +NSE BSE$/),
    ]);

    expect((await calendar('remove', TUESDAY)).code).toBe(0);
    expect(isTradingDay(await read(), 'NSE', TUESDAY)).toBe(true);
    expect(await onRecord()).toEqual([
      ['system', TUESDAY],
      ['system', TUESDAY],
    ]);
  });

  it('opens an exchange at hours of their own, and changes them when told again', async () => {
    const session = (hours: string) =>
      calendar('set', SUNDAY, 'Muhurat', '--kind', 'SPECIAL_SESSION', '--session', `NSE=${hours}`);
    await session('18:00-19:00');
    expect((await session('18:15-19:15')).code).toBe(0);

    const [only, ...others] = sessionsOn(await read(), 'NSE', SUNDAY);
    expect(others).toEqual([]);
    expect(new Date(only?.openAt ?? 0).toISOString()).toBe('2027-10-31T12:45:00.000Z');
  });

  it('changes the usual hours of an exchange', async () => {
    expect((await calendar('hours', 'NFO', '09:15', '15:30')).code).toBe(0);

    expect((await read()).timings.NFO).toEqual({ opens: '09:15', closes: '15:30' });
    expect((await read()).timings.NSE).toEqual({ opens: '09:15', closes: '15:30' });
    expect((await calendar('hours')).data).toContainEqual(expect.stringMatching(/^NFO +09:15 +15:30$/));
  });

  it.each([
    [['set', '2027-02-30', 'No day', '--closed', 'NSE'], /day: Must be a day as YYYY-MM-DD\./],
    [['set', TUESDAY, 'Nothing'], /needs an exchange that is closed/],
    [['set', TUESDAY, 'Nobody', '--closed', 'LSE'], /LSE is none of NSE, /],
    [['set', TUESDAY, 'Never', '--closed', 'CRYPTO'], /CRYPTO never closes/],
    [['set', TUESDAY, 'Late', '--session', 'NSE=19:00-18:00'], /NSE: It must close later than it opens/],
    [['set', TUESDAY, 'When', '--session', 'NSE'], /Hours must be times of day/],
    [
      ['set', TUESDAY, 'Both', '--closed', 'NSE', '--session', 'NSE=18:00-19:00'],
      /cannot be closed and have/,
    ],
    [['set', TUESDAY, 'Twice', '--session', 'NSE=09:00-12:00', 'NSE=11:00-13:00'], /must not overlap/],
    [['remove', TUESDAY], /the calendar has nothing on 2027-01-26/],
    [['remove', "' OR 1=1"], /the calendar has nothing on/],
    [['hours', 'NSE', '15:30', '09:15'], /must close later than it opens/],
    [['hours', 'NSE'], /Hours must be times of day/],
  ])('refuses %j and changes nothing', async (args, reason) => {
    const before = await read();
    const { code, progress } = await calendar(...args);

    expect(code).toBe(1);
    expect(progress.join('\n')).toMatch(reason);
    expect(progress.join('\n')).not.toMatch(/this is a bug/);
    expect(await read()).toEqual(before);
    expect(await onRecord()).toEqual([]);
  });
});

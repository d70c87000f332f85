import { createCalendarRepository } from '@openalgo/db';
import { isTradingDay, sessionsOn } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';

/** A Tuesday and a Sunday. */
const TUESDAY = '2027-01-26';
const SUNDAY = '2027-10-31';
const HOLIDAY = {
  date: TUESDAY,
  holiday_type: 'TRADING_HOLIDAY',
  description: 'Republic Day',
  closed_exchanges: ['NSE', 'BSE'],
};

let api: PeopleApp;
let admin: Browser;

beforeEach(async () => {
  api = await createPeopleApp();
  ({ admin } = await api.twoUsers());
});
afterEach(() => api.close());

const set = (body: object) => admin.send('PUT', '/admin/calendar/holidays', body);
const read = () => createCalendarRepository(api.databases.main).read();

describe('the calendar of the exchanges', () => {
  it('closes and opens them by the day; other processes are told, and the trail has who it was', async () => {
    const response = await set(HOLIDAY);
    expect([response.statusCode, response.json().data]).toEqual([200, [{ ...HOLIDAY, open_exchanges: [] }]]);
    expect((await admin.send('GET', '/admin/calendar?year=2027')).json().data).toHaveLength(1);
    expect(isTradingDay(await read(), 'NSE', TUESDAY)).toBe(false);

    const removed = await admin.send('DELETE', `/admin/calendar/holidays/${TUESDAY}`);
    expect(removed.json().data).toEqual({ removed: 1 });
    expect(isTradingDay(await read(), 'NSE', TUESDAY)).toBe(true);
    expect(api.announced).toEqual(['calendar', 'calendar']);
    await api.app.close();
    const events = api.auditEvents.filter(({ action }) => action === 'calendar.changed');
    expect(events.map(({ actor, subject }) => [actor, subject])).toEqual([
      ['asha', TUESDAY],
      ['asha', TUESDAY],
    ]);
  });

  it('has sessions at hours of their own', async () => {
    await set({
      date: SUNDAY,
      holiday_type: 'SPECIAL_SESSION',
      description: 'Muhurat',
      open_exchanges: [{ exchange: 'NSE', opens: '18:00', closes: '19:00' }],
    });

    const [only, ...others] = sessionsOn(await read(), 'NSE', SUNDAY);
    expect(others).toEqual([]);
    expect(new Date(only?.openAt ?? 0).toISOString()).toBe('2027-10-31T12:30:00.000Z');
  });

  it('has usual hours, which change by the exchange', async () => {
    const hours = { opens: '09:15', closes: '15:30' };
    const response = await admin.send('PUT', '/admin/calendar/hours/NFO', hours);

    expect([response.statusCode, response.json().data]).toEqual([200, { exchange: 'NFO', ...hours }]);
    expect((await read()).timings.NFO).toEqual(hours);
  });

  it.each([
    [{ date: '2027-02-30' }, 'date'],
    [{ closed_exchanges: [] }, 'kind'],
    [{ closed_exchanges: ['CRYPTO'] }, 'closed'],
    [{ open_exchanges: [{ exchange: 'NSE', opens: '18:00', closes: '19:00' }] }, 'sessions'],
  ])('refuses %j and stays as it is', async (wrong, field) => {
    const response = await set({ ...HOLIDAY, ...wrong });

    expect([response.statusCode, Object.keys(response.json().errors)]).toEqual([400, [field]]);
    expect((await read()).holidays.size).toBe(0);
    expect(api.announced).toEqual([]);
  });
});

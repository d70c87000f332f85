import { createSandboxRepositories } from '@openalgo/db';
import { paise } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, createPeopleApp, type PeopleApp } from './support/people-app.ts';

let api: PeopleApp;
let admin: Browser;

beforeEach(async () => {
  api = await createPeopleApp();
  ({ admin } = await api.twoUsers());
});
afterEach(() => api.close());

/** What the trail says of settings, as actor, setting, value; the application is closed by it. */
async function changesOnRecord() {
  await api.app.close();
  return api.auditEvents
    .filter(({ action }) => action === 'setting.changed')
    .map(({ actor, subject, detail }) => [actor, subject, detail.value]);
}

/** The same of the paper accounts' settings, which are on their way to the trail. */
async function changesWrittenDown() {
  const { deeds } = createSandboxRepositories(api.databases.sandbox.session);
  return (await deeds.oldest(100)).map(({ event }) => [event.actor, event.subject, event.detail.value]);
}

describe('the settings of security', () => {
  const change = (body: object) => admin.send('POST', '/security/settings', body);
  const DEFAULTS = {
    security_auto_ban_enabled: false,
    security_404_threshold: 100,
    security_404_ban_duration: 0,
    security_api_threshold: 100,
    security_api_ban_duration: 0,
    security_repeat_offender_limit: 2,
  };

  it('change as far as they are given; other processes are told, and the trail has who it was', async () => {
    expect((await admin.send('GET', '/security/settings')).json().data).toEqual(DEFAULTS);
    const changes = { security_auto_ban_enabled: true, security_404_ban_duration: 24 };
    const response = await change(changes);

    expect([response.statusCode, response.json().data]).toEqual([200, { ...DEFAULTS, ...changes }]);
    expect((await admin.send('GET', '/security/settings')).json().data).toEqual({ ...DEFAULTS, ...changes });
    expect(api.announced).toEqual(['settings']);
    expect(await changesOnRecord()).toEqual([
      ['asha', 'security_auto_ban_enabled', true],
      ['asha', 'security_404_ban_duration', 24],
    ]);
  });

  it.each([
    [{}, 'body', 'Must have at least one setting.'],
    [{ security_404_threshold: 0 }, 'security_404_threshold', 'Must be 1 or more.'],
    [{ security_api_threshold: 1.5 }, 'security_api_threshold', 'Must be a whole number.'],
    [{ security_api_ban_duration: 87_601 }, 'security_api_ban_duration', 'Must be at most 87600.'],
    [{ security_repeat_offender_limit: -1 }, 'security_repeat_offender_limit', 'Must be 1 or more.'],
    [{ smtp_server: 'mail' }, 'smtp_server', 'Is not a field of this request.'],
  ])('refuse %o and stay as they are', async (wrong, field, reason) => {
    const response = await change({ ...(field !== 'body' && { security_auto_ban_enabled: true }), ...wrong });

    expect([response.statusCode, response.json().errors]).toEqual([400, { [field]: [reason] }]);
    expect((await admin.send('GET', '/security/settings')).json().data).toEqual(DEFAULTS);
    expect(await changesOnRecord()).toEqual([]);
  });
});

describe('the settings of the paper accounts', () => {
  const setMany = (configs: object) => admin.send('PUT', '/sandbox/api/configs', { configs });
  const setOne = (key: string, value: string) =>
    admin.send('POST', '/sandbox/update', { config_key: key, config_value: value });

  async function shownValue(key: string) {
    const { data } = (await admin.send('GET', '/sandbox/api/configs')).json();
    const found = data.find((one: { key: string }) => one.key === key);
    return [found.value, found.is_default];
  }

  it('are shown with what they mean; what this installation defaults to is no change', async () => {
    const { data } = (await admin.send('GET', '/sandbox/api/configs')).json();

    expect(data).toContainEqual({
      key: 'futures_leverage',
      value: '10',
      is_default: true,
      description: 'Leverage of futures',
    });
    expect(await shownValue('enforce_market_hours')).toEqual(['false', true]);
  });

  it('hold for every account when the answer comes, and the trail has who changed them', async () => {
    const { funds } = createSandboxRepositories(api.databases.sandbox.session);
    await funds.open(['asha', 'ravi'], paise('10000000'), api.now());

    expect((await setOne('starting_capital', '500000')).statusCode).toBe(200);
    expect((await setMany({ futures_leverage: '5', reset_day: 'Sunday' })).statusCode).toBe(200);

    expect((await funds.ofUser('ravi'))?.available).toBe(paise('500000'));
    expect(await shownValue('futures_leverage')).toEqual(['5', false]);
    expect(await changesWrittenDown()).toEqual([
      ['asha', 'starting_capital', '500000'],
      ['asha', 'futures_leverage', '5'],
      ['asha', 'reset_day', 'Sunday'],
    ]);
  });

  it('change all or none: each that is wrong is told', async () => {
    const response = await setMany({ futures_leverage: '5', reset_day: 'Someday', leverage: '1' });

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      code: 'SETTING_INVALID',
      errors: { reset_day: [expect.any(String)], leverage: [expect.stringContaining('Unknown setting')] },
    });
    expect(await shownValue('futures_leverage')).toEqual(['10', true]);
    expect(await changesWrittenDown()).toEqual([]);
  });

  it.each([
    ['futures_leverage', '51'],
    ['__proto__', '5'],
    ["futures_leverage' OR 1=1 --", '5'],
    ['reset_day', '<script>alert(1)</script>'],
  ])('refuse %s = %s', async (key, value) => {
    const response = await setOne(key, value);
    expect([response.statusCode, response.json().code]).toEqual([400, 'SETTING_INVALID']);
  });

  it.each([{}, { futures_leverage: 5 }, { futures_leverage: '' }, { x: 'y'.repeat(101) }])(
    'refuse %o as malformed',
    async (configs) => {
      const response = await setMany(configs);
      expect([response.statusCode, response.json().code]).toEqual([400, 'VALIDATION']);
    },
  );
});

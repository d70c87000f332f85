import { expect, it } from 'vitest';
import { checkSetting, leverage, paise, readSandboxSettings, SANDBOX_SETTINGS } from '../src/index.ts';

it('every setting has a default that is a value of it', () => {
  const settings = readSandboxSettings(new Map());
  for (const setting of SANDBOX_SETTINGS) {
    expect(setting.parse(setting.fallback), setting.key).not.toBeNull();
    expect(settings[setting.name], setting.key).toEqual(setting.parse(setting.fallback));
  }
});

it('a stored text wins over the default given, which wins over the engine’s own', () => {
  const stored = new Map([['futures_leverage', '20']]);
  const defaults = new Map([
    ['futures_leverage', '5'],
    ['enforce_market_hours', 'false'],
  ]);
  const settings = readSandboxSettings(stored, defaults);
  expect(settings).toMatchObject({
    futuresLeverage: leverage('20'),
    enforceMarketHours: false,
    startingCapital: paise('10000000'),
  });
});

it.each([
  ['futures_leverage', '0.5'],
  ['futures_leverage', '51'],
  ['futures_leverage', 'ten'],
  ['starting_capital', '123'],
  ['mcx_square_off_time', '24:00'],
  ['enforce_market_hours', 'yes'],
  ['option_sell_margin_mode', 'span'],
  ['option_sell_margin_percent', '0'],
  ['option_sell_margin_percent', '100.01'],
  ['option_expiry_settlement', 'last'],
  ['reset_day', 'Someday'],
  ['order_check_interval', '31'],
  ['order_check_interval', '2.5'],
  ['smart_order_delay', '-1'],
  ['no_such_key', '1'],
])('refuses %s = %s with a reason', (key, text) => {
  expect(checkSetting(key, text)).toMatch(/Must be|Unknown setting/);
});

it('accepts every documented value', () => {
  expect(checkSetting('starting_capital', '500000')).toBeNull();
  expect(checkSetting('equity_mis_leverage', '2.5')).toBeNull();
  expect(checkSetting('option_sell_margin_percent', '12.5')).toBeNull();
  expect(checkSetting('reset_day', 'Sunday')).toBeNull();
  expect(checkSetting('smart_order_delay', '0.25')).toBeNull();
});

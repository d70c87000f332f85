/** The settings of the sandbox engine: the reference's keys (its §2.14), typed, with its defaults and bounds. */
import type { Leverage, Paise, Percent } from './money.ts';
import {
  capital,
  flag,
  leverageFactor,
  numberFrom,
  oneOf,
  percent,
  type SettingKind,
  timeOfDay,
} from './setting-values.ts';
import type { TimeOfDay } from './trading-day.ts';

/** In the order of `Date.getUTCDay`. */
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface SandboxSettings {
  readonly startingCapital: Paise;
  readonly equityMisLeverage: Leverage;
  readonly equityCncLeverage: Leverage;
  readonly futuresLeverage: Leverage;
  readonly optionBuyLeverage: Leverage;
  readonly optionSellLeverage: Leverage;
  /** What writing an option blocks: its premium ÷ leverage, or a percentage of its strike × quantity. */
  readonly optionSellMarginMode: 'premium' | 'notional';
  readonly optionSellMarginPercent: Percent;
  readonly equitySquareOff: TimeOfDay;
  readonly currencySquareOff: TimeOfDay;
  readonly mcxSquareOff: TimeOfDay;
  readonly ncdexSquareOff: TimeOfDay;
  readonly ncoSquareOff: TimeOfDay;
  /** Whether orders outside the exchange's session are refused. */
  readonly enforceMarketHours: boolean;
  readonly expirySettlementTiming: 'expiry_day_close' | 'next_day';
  /** What an option is worth at its expiry when the underlying's price is not known. */
  readonly optionExpirySettlement: 'ltp' | 'zero';
  readonly resetDay: Weekday | 'Never';
  readonly resetTime: TimeOfDay;
  /** Kept for the reference's clients: this engine is woken by changes and computes P&L when it is read. Seconds. */
  readonly orderCheckInterval: number;
  readonly mtmUpdateInterval: number;
  /** Requests a second. */
  readonly orderRateLimit: number;
  readonly apiRateLimit: number;
  readonly smartOrderRateLimit: number;
  /** Seconds. */
  readonly smartOrderDelay: number;
}

interface Setting<Value> extends SettingKind<Value> {
  readonly name: keyof SandboxSettings;
  readonly key: string;
  readonly fallback: string;
  readonly description: string;
}

function setting<Name extends keyof SandboxSettings>(
  kind: SettingKind<SandboxSettings[Name]>,
  name: Name,
  key: string,
  fallback: string,
  description: string,
): Setting<SandboxSettings[Name]> {
  return { ...kind, name, key, fallback, description };
}

const marginMode = oneOf(['premium', 'notional']);
const expiryTiming = oneOf(['expiry_day_close', 'next_day']);
const expiryValue = oneOf(['ltp', 'zero']);
const resetDay = oneOf(['Never', ...WEEKDAYS]);
const perSecond = numberFrom(1, 1000);

/** Every setting: its key in the table, its default and what its text must be. */
export const SANDBOX_SETTINGS: readonly Setting<SandboxSettings[keyof SandboxSettings]>[] = [
  setting(
    capital,
    'startingCapital',
    'starting_capital',
    '10000000.00',
    'Capital of every account, in rupees; a change moves what is available by the difference',
  ),
  setting(leverageFactor, 'equityMisLeverage', 'equity_mis_leverage', '5', 'Leverage of intraday shares'),
  setting(leverageFactor, 'equityCncLeverage', 'equity_cnc_leverage', '1', 'Leverage of delivered shares'),
  setting(leverageFactor, 'futuresLeverage', 'futures_leverage', '10', 'Leverage of futures'),
  setting(leverageFactor, 'optionBuyLeverage', 'option_buy_leverage', '1', 'Leverage of bought options'),
  setting(leverageFactor, 'optionSellLeverage', 'option_sell_leverage', '1', 'Leverage of written options'),
  setting(
    marginMode,
    'optionSellMarginMode',
    'option_sell_margin_mode',
    'premium',
    'What written options block: their premium, or a percentage of strike × quantity',
  ),
  setting(
    percent,
    'optionSellMarginPercent',
    'option_sell_margin_percent',
    '15',
    'Percent of strike × quantity that written options block in the mode notional',
  ),
  setting(
    timeOfDay,
    'equitySquareOff',
    'nse_bse_square_off_time',
    '15:15',
    'MIS square-off on NSE, BSE, NFO, BFO',
  ),
  setting(timeOfDay, 'currencySquareOff', 'cds_bcd_square_off_time', '16:45', 'MIS square-off on CDS, BCD'),
  setting(timeOfDay, 'mcxSquareOff', 'mcx_square_off_time', '23:30', 'MIS square-off on MCX'),
  setting(timeOfDay, 'ncdexSquareOff', 'ncdex_square_off_time', '17:00', 'MIS square-off on NCDEX'),
  setting(timeOfDay, 'ncoSquareOff', 'nco_square_off_time', '23:30', 'MIS square-off on NCO'),
  setting(
    flag,
    'enforceMarketHours',
    'enforce_market_hours',
    'true',
    'Refuse orders outside the exchange’s session',
  ),
  setting(
    expiryTiming,
    'expirySettlementTiming',
    'expiry_settlement_timing',
    'expiry_day_close',
    'Settle contracts at the close of their expiry day, or when the next day begins (03:00)',
  ),
  setting(
    expiryValue,
    'optionExpirySettlement',
    'option_expiry_settlement',
    'ltp',
    'Worth of an expiring option whose underlying has no price: its last price, or nothing',
  ),
  setting(resetDay, 'resetDay', 'reset_day', 'Never', 'Weekday on which all accounts start again'),
  setting(timeOfDay, 'resetTime', 'reset_time', '00:00', 'Time of that reset'),
  setting(
    numberFrom(1, 30),
    'orderCheckInterval',
    'order_check_interval',
    '5',
    'Seconds between order checks; this engine is woken by changes instead',
  ),
  setting(
    numberFrom(0, 60),
    'mtmUpdateInterval',
    'mtm_update_interval',
    '5',
    'Seconds between P&L updates; this engine computes P&L when it is read instead',
  ),
  setting(perSecond, 'orderRateLimit', 'order_rate_limit', '10', 'Orders a second'),
  setting(perSecond, 'apiRateLimit', 'api_rate_limit', '50', 'Requests a second'),
  setting(perSecond, 'smartOrderRateLimit', 'smart_order_rate_limit', '2', 'Smart orders a second'),
  setting(
    numberFrom(0, 60, 2),
    'smartOrderDelay',
    'smart_order_delay',
    '0.5',
    'Seconds between smart orders',
  ),
];

/**
 * The settings from the texts of the table. A key that is missing takes its value from `defaults`, else from the
 * engine's own default. A text that is no value of its key counts as missing: it cannot have come through `checkSetting`.
 */
export function readSandboxSettings(
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string> = new Map(),
): SandboxSettings {
  const entries = SANDBOX_SETTINGS.map((one) => {
    const candidates = [texts.get(one.key), defaults.get(one.key), one.fallback];
    const values = candidates.flatMap((text) => (text === undefined ? [] : [one.parse(text)]));
    return [one.name, values.find((value) => value !== null)] as const;
  });

  // Every setting of the list has a fallback that parses, and the list has every name: a test holds both.
  return Object.fromEntries(entries) as unknown as SandboxSettings;
}

/** Why `text` cannot be the value of `key`, or null when it can. */
export function checkSetting(key: string, text: string): string | null {
  const known = SANDBOX_SETTINGS.find((candidate) => candidate.key === key);
  if (known === undefined) {
    return `Unknown setting. Known: ${SANDBOX_SETTINGS.map((one) => one.key).join(', ')}.`;
  }

  return known.parse(text) === null ? `Must be ${known.expects}.` : null;
}

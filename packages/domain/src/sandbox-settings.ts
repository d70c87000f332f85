/** The settings of the sandbox engine: the reference's keys (its §2.14), typed, with its defaults and bounds. */
import {
  LEVERAGE_DECIMALS,
  type Leverage,
  leverage,
  PAISE_DECIMALS,
  type Paise,
  paise,
  parseDecimal,
} from './money.ts';
import type { TimeOfDay } from './trading-day.ts';

export interface SandboxSettings {
  readonly startingCapital: Paise;
  readonly equityMisLeverage: Leverage;
  readonly equityCncLeverage: Leverage;
  readonly futuresLeverage: Leverage;
  readonly optionBuyLeverage: Leverage;
  readonly optionSellLeverage: Leverage;
  readonly equitySquareOff: TimeOfDay;
  readonly currencySquareOff: TimeOfDay;
  readonly mcxSquareOff: TimeOfDay;
  readonly ncdexSquareOff: TimeOfDay;
  readonly ncoSquareOff: TimeOfDay;
  /** Whether orders outside the exchange's session are refused. */
  readonly enforceMarketHours: boolean;
}

interface Setting<Value> {
  readonly name: keyof SandboxSettings;
  readonly key: string;
  readonly fallback: string;
  readonly description: string;
  /** The value of a text, or null when the text is none. */
  readonly parse: (text: string) => Value | null;
  readonly expects: string;
}

const CAPITALS = new Set(
  ['100000', '500000', '1000000', '2500000', '5000000', '10000000'].map((c) => paise(c)),
);

function parseCapital(text: string): Paise | null {
  const amount = parseDecimal(text, PAISE_DECIMALS);
  return amount !== null && CAPITALS.has(amount) ? amount : null;
}

function parseLeverage(text: string): Leverage | null {
  const value = parseDecimal(text, LEVERAGE_DECIMALS);
  return value !== null && value >= leverage('1') && value <= leverage('50') ? value : null;
}

function parseTime(text: string): TimeOfDay | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
}

function parseFlag(text: string): boolean | null {
  return text === 'true' ? true : text === 'false' ? false : null;
}

const capitalSetting = (name: keyof SandboxSettings, key: string, fallback: string, description: string) =>
  ({
    name,
    key,
    fallback,
    description,
    parse: parseCapital,
    expects: 'one of 100000, 500000, 1000000, 2500000, 5000000, 10000000',
  }) as const;
const leverageSetting = (name: keyof SandboxSettings, key: string, fallback: string, description: string) =>
  ({ name, key, fallback, description, parse: parseLeverage, expects: 'a number from 1 to 50' }) as const;
const timeSetting = (name: keyof SandboxSettings, key: string, fallback: string, description: string) =>
  ({ name, key, fallback, description, parse: parseTime, expects: 'a time as HH:MM' }) as const;

/** Every setting: its key in the table, its default and what its text must be. */
export const SANDBOX_SETTINGS: readonly Setting<SandboxSettings[keyof SandboxSettings]>[] = [
  capitalSetting(
    'startingCapital',
    'starting_capital',
    '10000000.00',
    'Capital of a new or reset account, in rupees',
  ),
  leverageSetting('equityMisLeverage', 'equity_mis_leverage', '5', 'Leverage of intraday shares'),
  leverageSetting('equityCncLeverage', 'equity_cnc_leverage', '1', 'Leverage of delivered shares'),
  leverageSetting('futuresLeverage', 'futures_leverage', '10', 'Leverage of futures'),
  leverageSetting('optionBuyLeverage', 'option_buy_leverage', '1', 'Leverage of bought options'),
  leverageSetting('optionSellLeverage', 'option_sell_leverage', '1', 'Leverage of written options'),
  timeSetting('equitySquareOff', 'nse_bse_square_off_time', '15:15', 'MIS square-off on NSE, BSE, NFO, BFO'),
  timeSetting('currencySquareOff', 'cds_bcd_square_off_time', '16:45', 'MIS square-off on CDS, BCD'),
  timeSetting('mcxSquareOff', 'mcx_square_off_time', '23:30', 'MIS square-off on MCX'),
  timeSetting('ncdexSquareOff', 'ncdex_square_off_time', '17:00', 'MIS square-off on NCDEX'),
  timeSetting('ncoSquareOff', 'nco_square_off_time', '23:30', 'MIS square-off on NCO'),
  {
    name: 'enforceMarketHours',
    key: 'enforce_market_hours',
    fallback: 'true',
    description: 'Refuse orders outside the exchange’s session',
    parse: parseFlag,
    expects: 'true or false',
  },
];

/**
 * The settings from the texts of the table. A key that is missing takes its value from `defaults`, else from the
 * engine's own default. A text that is no value of its key counts as missing: it cannot have come through `checkSetting`.
 */
export function readSandboxSettings(
  texts: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string> = new Map(),
): SandboxSettings {
  const entries = SANDBOX_SETTINGS.map((setting) => {
    const candidates = [texts.get(setting.key), defaults.get(setting.key), setting.fallback];
    const values = candidates.flatMap((text) => (text === undefined ? [] : [setting.parse(text)]));
    return [setting.name, values.find((value) => value !== null)] as const;
  });

  // Every setting of the list has a fallback that parses, and the list has every name: a test holds both.
  return Object.fromEntries(entries) as unknown as SandboxSettings;
}

/** Why `text` cannot be the value of `key`, or null when it can. */
export function checkSetting(key: string, text: string): string | null {
  const setting = SANDBOX_SETTINGS.find((candidate) => candidate.key === key);
  if (setting === undefined) {
    return `Unknown setting. Known: ${SANDBOX_SETTINGS.map((known) => known.key).join(', ')}.`;
  }

  return setting.parse(text) === null ? `Must be ${setting.expects}.` : null;
}

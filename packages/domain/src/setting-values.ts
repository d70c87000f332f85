/** What the texts of settings may be. Each parser gives the value of a text, or null when the text is none. */
import {
  LEVERAGE_DECIMALS,
  type Leverage,
  leverage,
  PAISE_DECIMALS,
  type Paise,
  PERCENT_SETTING_DECIMALS,
  type Percent,
  paise,
  parseDecimal,
} from './money.ts';
import type { TimeOfDay } from './trading-day.ts';

/** How a kind of setting is read, and what to tell of a text that cannot be. */
export interface SettingKind<Value> {
  readonly parse: (text: string) => Value | null;
  readonly expects: string;
}

const CAPITALS = new Set(
  ['100000', '500000', '1000000', '2500000', '5000000', '10000000'].map((c) => paise(c)),
);

export const capital: SettingKind<Paise> = {
  parse(text) {
    const amount = parseDecimal(text, PAISE_DECIMALS);
    return amount !== null && CAPITALS.has(amount) ? amount : null;
  },
  expects: 'one of 100000, 500000, 1000000, 2500000, 5000000, 10000000',
};

export const leverageFactor: SettingKind<Leverage> = {
  parse(text) {
    const value = parseDecimal(text, LEVERAGE_DECIMALS);
    return value !== null && value >= leverage('1') && value <= leverage('50') ? value : null;
  },
  expects: 'a number from 1 to 50',
};

const PERCENT_MAX: Percent = 100n * 10n ** BigInt(PERCENT_SETTING_DECIMALS);

export const percent: SettingKind<Percent> = {
  parse(text) {
    const value = parseDecimal(text, PERCENT_SETTING_DECIMALS);
    return value !== null && value > 0n && value <= PERCENT_MAX ? value : null;
  },
  expects: 'a percentage above 0, at most 100',
};

export const timeOfDay: SettingKind<TimeOfDay> = {
  parse: (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null),
  expects: 'a time as HH:MM',
};

export const flag: SettingKind<boolean> = {
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  expects: 'true or false',
};

/** A number from `min` to `max`, of at most `decimals` decimals. */
export function numberFrom(min: number, max: number, decimals = 0): SettingKind<number> {
  return {
    parse(text) {
      const value = parseDecimal(text, decimals) === null ? Number.NaN : Number(text);
      return value >= min && value <= max ? value : null;
    },
    expects: `a ${decimals === 0 ? 'whole ' : ''}number from ${min} to ${max}`,
  };
}

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): SettingKind<Word> {
  return {
    parse: (text) => words.find((word) => word === text) ?? null,
    expects: `one of ${words.join(', ')}`,
  };
}

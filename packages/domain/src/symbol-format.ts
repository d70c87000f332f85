/**
 * The symbols of the reference system (reference §6): a share or an index is its base (`M&M`), a future is
 * BASE + DDMMMYY + `FUT`, an option BASE + DDMMMYY + STRIKE + `CE`|`PE` with the strike's trailing zeros left out,
 * a perpetual of a crypto exchange BASE + `.P`.
 */
import { dayOf, MONTH_NAMES } from './expiry-text.ts';
import { classOf } from './instrument-class.ts';
import { formatPrice, PRICE_DECIMALS, type Price, parseDecimal } from './money.ts';
import type { Day } from './trading-day.ts';
import type { Exchange } from './vocabulary.ts';

export type OptionRight = 'CE' | 'PE';
export type SymbolKind = 'EQ' | 'INDEX' | 'FUT' | 'PERPFUT' | OptionRight;

/** What a symbol says of its instrument. */
export interface ParsedSymbol {
  /** The underlying's name; the symbol itself where it has no parts. */
  readonly base: string;
  readonly expiry: Day | null;
  readonly strike: Price | null;
  readonly kind: SymbolKind;
}

/** "NIFTY25AUG26FUT" of "NIFTY" and "2026-08-25". */
export function futureSymbol(base: string, expiry: Day): string {
  return `${base}${expiryCode(expiry)}FUT`;
}

/** "VEDL25APR24292.5CE" of "VEDL", "2024-04-25", 292.5 and "CE". */
export function optionSymbol(base: string, expiry: Day, strike: Price, right: OptionRight): string {
  return `${base}${expiryCode(expiry)}${formatStrike(strike)}${right}`;
}

/** Takes a symbol apart. Null for one that has no form of its exchange, such as another broker's spelling of a contract. */
export function parseSymbol(exchange: Exchange, symbol: string): ParsedSymbol | null {
  switch (classOf({ exchange, symbol })) {
    case 'equity':
      return { base: symbol, expiry: null, strike: null, kind: 'EQ' };
    case 'index':
      return { base: symbol, expiry: null, strike: null, kind: 'INDEX' };
    default:
      return exchange === 'CRYPTO' && symbol.endsWith('.P')
        ? { base: symbol.slice(0, -2), expiry: null, strike: null, kind: 'PERPFUT' }
        : parseContract(symbol);
  }
}

/** A base may end in digits (NIFTYNXT50), so it is the month that shows where the expiry starts. */
const CONTRACT = new RegExp(
  `^(.+?)(\\d\\d)(${MONTH_NAMES.join('|')})(\\d\\d)(?:FUT|(\\d+(?:\\.\\d+)?)(CE|PE))$`,
);

function parseContract(symbol: string): ParsedSymbol | null {
  const match = CONTRACT.exec(symbol);
  if (match === null) {
    return null;
  }

  const [, base = '', day = '', month = '', year = '', strikeText, right] = match;
  const expiry = dayOf(day, month, year);
  if (expiry === null) {
    return null;
  }

  if (strikeText === undefined) {
    return { base, expiry, strike: null, kind: 'FUT' };
  }

  const strike = parseDecimal(strikeText, PRICE_DECIMALS);
  const isStrike = strike !== null && strike > 0n;
  return isStrike ? { base, expiry, strike, kind: right === 'CE' ? 'CE' : 'PE' } : null;
}

function expiryCode(expiry: Day): string {
  const [year = '', month = '', day = ''] = expiry.split('-');
  return `${day}${MONTH_NAMES[Number(month) - 1] ?? ''}${year.slice(-2)}`;
}

const formatStrike = (strike: Price): string => formatPrice(strike).replace(/\.?0+$/, '');

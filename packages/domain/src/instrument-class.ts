/** What kind of instrument a symbol is, which decides its leverage and what may be done with it (reference §2.5, §2.3). */
import type { InstrumentKey } from './instrument.ts';
import type { Leverage } from './money.ts';
import { ONE_LEVERAGE } from './money.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import type { TimeOfDay } from './trading-day.ts';
import type { Action, Exchange, Product } from './vocabulary.ts';

export type InstrumentClass = 'equity' | 'future' | 'option' | 'index' | 'other';

const EQUITY_EXCHANGES: ReadonlySet<Exchange> = new Set(['NSE', 'BSE']);
const INDEX_EXCHANGES: ReadonlySet<Exchange> = new Set([
  'NSE_INDEX',
  'BSE_INDEX',
  'MCX_INDEX',
  'GLOBAL_INDEX',
]);

/** Exchanges of contracts: quantities come in lots there, and nothing is delivered. */
export function isDerivativeExchange(exchange: Exchange): boolean {
  return !EQUITY_EXCHANGES.has(exchange) && !INDEX_EXCHANGES.has(exchange);
}

export function classOf(key: InstrumentKey): InstrumentClass {
  if (EQUITY_EXCHANGES.has(key.exchange)) {
    return 'equity';
  }

  if (INDEX_EXCHANGES.has(key.exchange)) {
    return 'index';
  }

  if (/\d(CE|PE)$/.test(key.symbol)) {
    return 'option';
  }

  return key.symbol.endsWith('FUT') || key.exchange === 'CRYPTO' ? 'future' : 'other';
}

/** The leverage at which an order, or a position on that side, is margined. */
export function leverageFor(
  settings: SandboxSettings,
  key: InstrumentKey,
  product: Product,
  action: Action,
): Leverage {
  switch (classOf(key)) {
    case 'equity':
      return product === 'MIS' ? settings.equityMisLeverage : settings.equityCncLeverage;
    case 'future':
      return settings.futuresLeverage;
    case 'option':
      return action === 'BUY' ? settings.optionBuyLeverage : settings.optionSellLeverage;
    default:
      return ONE_LEVERAGE;
  }
}

/** When MIS positions of the exchange are squared off; null where they never are, and so cannot be opened. */
export function squareOffTime(settings: SandboxSettings, exchange: Exchange): TimeOfDay | null {
  switch (exchange) {
    case 'NSE':
    case 'BSE':
    case 'NFO':
    case 'BFO':
      return settings.equitySquareOff;
    case 'CDS':
    case 'BCD':
      return settings.currencySquareOff;
    case 'MCX':
      return settings.mcxSquareOff;
    case 'NCDEX':
      return settings.ncdexSquareOff;
    case 'NCO':
      return settings.ncoSquareOff;
    default:
      return null;
  }
}

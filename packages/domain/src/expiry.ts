/** The end of contracts (rules of the engine, §7): when they are settled, and at what price. */
import type { Position } from './account.ts';
import { closeOfDay, type MarketCalendar } from './calendar.ts';
import { type BookChange, closeBook, EXPIRY_SETTLEMENT } from './close-book.ts';
import type { Instrument, InstrumentKey } from './instrument.ts';
import type { AccountSlice } from './instrument-book.ts';
import { isDerivativeExchange } from './instrument-class.ts';
import type { Price } from './money.ts';
import type { RuleContext } from './order-rules.ts';
import type { SandboxSettings } from './sandbox-settings.ts';
import { type ParsedSymbol, parseSymbol } from './symbol-format.ts';
import type { Instant } from './time.ts';
import { addDays, DAY_STARTS_AT, type Day, istInstant } from './trading-day.ts';
import type { Exchange } from './vocabulary.ts';

/** What expires: an instrument, the day, and what its worth then depends on. */
export interface ExpiringContract extends InstrumentKey {
  readonly expiry: Day;
  /** Null for futures. */
  readonly option: { readonly strike: Price; readonly right: 'CE' | 'PE' } | null;
  /** Where the underlying may have a price, the likeliest first. */
  readonly underlyings: readonly InstrumentKey[];
}

/** Prices that are known at the settlement; null where none is. */
export interface SettlementPrices {
  readonly last: Price | null;
  readonly underlying: Price | null;
}

/**
 * What expires of an instrument; null for what does not. The symbol tells it even when the master has already dropped
 * the contract; where the master knows the day, the master is right.
 */
export function expiringContract(
  key: InstrumentKey,
  instrument: Pick<Instrument, 'expiry'> | null,
): ExpiringContract | null {
  const parsed = isDerivativeExchange(key.exchange) ? parseSymbol(key.exchange, key.symbol) : null;
  const expiry = instrument?.expiry ?? parsed?.expiry ?? null;
  if (expiry === null) {
    return null;
  }

  return {
    exchange: key.exchange,
    symbol: key.symbol,
    expiry,
    option: parsed === null ? null : optionOf(parsed),
    underlyings: parsed === null ? [] : underlyingsOf(key.exchange, parsed.base),
  };
}

function optionOf({ strike, kind }: ParsedSymbol): ExpiringContract['option'] {
  return strike !== null && (kind === 'CE' || kind === 'PE') ? { strike, right: kind } : null;
}

const SPOT_EXCHANGES: Readonly<Partial<Record<Exchange, readonly Exchange[]>>> = {
  NFO: ['NSE_INDEX', 'NSE'],
  BFO: ['BSE_INDEX', 'BSE'],
  MCX: ['MCX_INDEX'],
};

function underlyingsOf(exchange: Exchange, symbol: string): readonly InstrumentKey[] {
  return (SPOT_EXCHANGES[exchange] ?? []).map((spot) => ({ exchange: spot, symbol }));
}

/** When a contract is settled: at its exchange's close on the day, or when the day after begins. */
export function expiryDue(
  settings: SandboxSettings,
  calendar: MarketCalendar,
  { exchange, expiry }: Pick<ExpiringContract, 'exchange' | 'expiry'>,
): Instant {
  return settings.expirySettlementTiming === 'next_day'
    ? istInstant(addDays(expiry, 1), DAY_STARTS_AT)
    : closeOfDay(calendar, exchange, expiry);
}

/**
 * The price at which a position of the contract is settled. A future: its last price. An option: what exercising it is
 * worth at the underlying's last price; where that is not known, its own last price or nothing, as the setting says.
 * Where the contract has no last price, that of the position's newest fill stands for it.
 */
export function settlementPrice(
  { option }: ExpiringContract,
  { last, underlying }: SettlementPrices,
  position: Pick<Position, 'lastPrice'>,
  settings: SandboxSettings,
): Price {
  if (option !== null && underlying !== null) {
    const gain = option.right === 'CE' ? underlying - option.strike : option.strike - underlying;
    return gain > 0n ? gain : 0n;
  }

  return option !== null && settings.optionExpirySettlement === 'zero' ? 0n : (last ?? position.lastPrice);
}

/** Settles a book of an expired contract: what rests is cancelled, the position closed. Null before its time. */
export function settleExpiry(
  slice: AccountSlice,
  contract: ExpiringContract,
  prices: SettlementPrices,
  ackedAt: Instant,
  context: RuleContext,
): BookChange | null {
  const { settings, calendar, now } = context;
  if (now < expiryDue(settings, calendar, contract)) {
    return null;
  }

  const { position } = slice.book;
  const price = position === null ? 0n : settlementPrice(contract, prices, position, settings);
  return closeBook(slice, { strategy: EXPIRY_SETTLEMENT, price, ackedAt }, context);
}

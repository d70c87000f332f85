/** What the bot says of the market, of itself and of how orders are treated. */
import {
  EXCHANGES,
  type Exchange,
  formatPrice,
  type Instant,
  type InstrumentKey,
  istTimestamp,
  type OrderMode,
  type Price,
  type Quote,
} from '@openalgo/domain';
import { bold, listMessage } from '../html.ts';

const SYMBOL_LENGTH_MAX = 50;
const DEFAULT_EXCHANGE: Exchange = 'NSE';

/** "SBIN", "SBIN NSE" or "NSE:SBIN" as what is meant; null for anything else. */
export function parseInstrument(argument: string): InstrumentKey | null {
  const words = argument
    .toUpperCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '');
  const exchange = EXCHANGES.find((one) => words.length === 2 && words.includes(one));
  const [symbol, another] = words.filter((word) => word !== exchange);
  if (symbol === undefined || another !== undefined || symbol.length > SYMBOL_LENGTH_MAX) {
    return null;
  }

  return { exchange: exchange ?? DEFAULT_EXCHANGE, symbol };
}

export function quoteText(key: InstrumentKey, quote: Quote | null): string {
  if (quote === null) {
    return `No price of ${bold(key.symbol)} (${key.exchange}) has come yet.`;
  }

  const price = (value: Price | null): string => (value === null ? '–' : `₹${formatPrice(value)}`);
  return listMessage(`${quote.symbol} (${quote.exchange})`, [
    `Last: ${price(quote.ltp)}`,
    `Bid: ${price(quote.bid)}, ask: ${price(quote.ask)}`,
    `Open: ${price(quote.open)}, high: ${price(quote.high)}, low: ${price(quote.low)}`,
    `Previous close: ${price(quote.prevClose)}`,
    `As of ${istTimestamp(quote.at)} IST`,
  ]);
}

/** @param mode null without an API key */
export function modeText(mode: OrderMode | null): string {
  const orders: Record<OrderMode, string> = {
    auto: 'Orders of your API key are placed at once.',
    semi_auto: 'Orders of your API key wait for your approval in the Action Center.',
  };
  return listMessage('Mode', [
    'Paper trading: no order reaches a broker.',
    mode === null ? 'You have no API key.' : orders[mode],
  ]);
}

export interface StatusFacts {
  readonly username: string;
  readonly marketTime: Instant;
  readonly openOrders: number;
  readonly openPositions: number;
  readonly notifications: boolean;
}

export function statusText(facts: StatusFacts): string {
  return listMessage('Status', [
    `Linked to ${bold(facts.username)}`,
    `Market time: ${istTimestamp(facts.marketTime)} IST`,
    `Open orders: ${facts.openOrders}, open positions: ${facts.openPositions}`,
    `Notifications: ${facts.notifications ? 'on' : 'off'}`,
  ]);
}

import {
  ACTIONS,
  isGoodQuote,
  type MatchedOrder,
  matchOrder,
  PRICE_TYPES,
  price,
  type Tick,
} from '@openalgo/domain';
import { expect, it } from 'vitest';
import { documentedRows } from './support/documented.ts';

/** "1200 bid 1199 ask 1201" */
function tickOf(words: string): Tick {
  const [ltp = '', ...named] = words.split(' ');
  const value = (name: string) => {
    const at = named.indexOf(name);
    return at < 0 ? null : price(named[at + 1] ?? '');
  };
  const sides = { bid: value('bid'), ask: value('ask'), low: value('low'), high: value('high') };
  return { exchange: 'NSE', symbol: 'RELIANCE', ltp: price(ltp), ...sides, volume: null, at: 0 };
}

const ORDER = /^(BUY|SELL) (MARKET|LIMIT|SL-M|SL)(?: (\S+))?(?: LIMIT (\S+))?$/;

/** "BUY SL 1210 LIMIT 1215" */
function orderOf(words: string): MatchedOrder {
  const [, side, type, first = '0', second = '0'] = ORDER.exec(words) ?? [];
  const priceType = PRICE_TYPES.find((one) => one === type) ?? 'MARKET';
  return {
    action: ACTIONS.find((one) => one === side) ?? 'BUY',
    priceType,
    price: priceType === 'LIMIT' ? price(first) : price(second),
    triggerPrice: price(first),
    status: priceType === 'SL' || priceType === 'SL-M' ? 'trigger pending' : 'open',
  };
}

/** The price at which an order fills that sees these quotes one after the other, the first good one on arrival. */
function fillOf(order: MatchedOrder, quotes: readonly Tick[]): string {
  let [seen, moment] = [order, 'arrival' as 'arrival' | 'resting'];
  for (const quote of quotes.filter(isGoodQuote)) {
    const decision = matchOrder(seen, quote, moment);
    if (decision.kind === 'fill') return String(Number(decision.price) / 10_000);
    if (decision.kind === 'trigger') seen = { ...seen, status: 'open' };
    moment = 'resting';
  }

  return '–';
}

it.each(documentedRows('Order', 'Arrives at', 'Rests at', 'Fills at'))(
  '%s that arrives at %s and rests at %s fills at %s',
  (order = '', arrival = '', resting = '', fill = '') => {
    const quotes = [arrival, ...resting.split('; ')].filter((words) => words !== '').map(tickOf);
    expect(fillOf(orderOf(order), quotes)).toBe(fill);
  },
);

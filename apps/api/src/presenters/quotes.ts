import type { Price, Quote } from '@openalgo/domain';
import type { QuoteOfMany } from '@openalgo/sandbox';
import type { DepthData, MultiQuote } from '../schemas/market-replies.ts';
import type { QuotesData } from '../schemas/replies.ts';
import { presentData, presentPrice } from './values.ts';

/** 0 stands for what the feed does not tell, as in the reference. */
function toData(quote: Quote): QuotesData {
  return {
    open: presentPrice(quote.open),
    high: presentPrice(quote.high),
    low: presentPrice(quote.low),
    ltp: presentPrice(quote.ltp),
    ask: presentPrice(quote.ask),
    bid: presentPrice(quote.bid),
    prev_close: presentPrice(quote.prevClose),
    volume: quote.volume ?? 0,
    oi: quote.openInterest,
  };
}

export const presentQuote = (quote: Quote) => presentData(toData(quote));

/** An instrument without a quote has an error instead, and spoils no other. */
export function presentQuotes(found: readonly QuoteOfMany[]) {
  const results = found.map(({ key: { symbol, exchange }, isListed, quote }): MultiQuote => {
    if (quote !== null) {
      return { symbol, exchange, data: toData(quote) };
    }

    const error = isListed ? 'No quote has come yet.' : `Symbol ${symbol} not found on ${exchange}`;
    return { symbol, exchange, error };
  });
  return { status: 'success', results, mode: 'analyze' } as const;
}

const LEVELS = 5;
const EMPTY_LEVEL = { price: 0, quantity: 0 };

/** The feed tells the top of the book: the levels below it are empty, and no quantity is known. */
export function presentDepth(quote: Quote) {
  const { ask: _best, bid: _asked, ...rest } = toData(quote);
  const data: DepthData = {
    ...rest,
    bids: levels(quote.bid),
    asks: levels(quote.ask),
    ltq: 0,
    totalbuyqty: 0,
    totalsellqty: 0,
  };
  return presentData(data);
}

function levels(best: Price | null): DepthData['bids'] {
  const top = { price: presentPrice(best), quantity: 0 };
  return [top, ...Array.from({ length: LEVELS - 1 }, () => EMPTY_LEVEL)];
}

import type { Quote } from '@openalgo/domain';
import type { QuotesData } from '../schemas/replies.ts';
import { presentData, presentPrice } from './values.ts';

/** 0 stands for what the feed does not tell, as in the reference. */
export function presentQuote(quote: Quote) {
  const data: QuotesData = {
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
  return presentData(data);
}

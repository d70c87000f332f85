import type { DerivativeFilter, InstrumentRepository, ListedInstrument } from '@openalgo/db';
import type { Day, Exchange, InstrumentKey, MarketCalendar } from '@openalgo/domain';
import { createMasterSearch, type InstrumentSearch, masterPages } from '@openalgo/master';

/** What everybody may know of the market besides prices: the instrument master and the exchanges' calendar. */
export interface MarketData {
  find(key: InstrumentKey): Promise<ListedInstrument | null>;
  search(search: InstrumentSearch): Promise<readonly ListedInstrument[]>;
  /** The days on which such contracts expire, ascending. */
  expiries(filter: DerivativeFilter): Promise<readonly Day[]>;
  /**
   * All instruments of these exchanges, page by page and never more than a page in memory. Throws `unavailable` when the
   * master was replaced between two pages: what was read is of the old one, and what follows would be of the new.
   */
  pages(exchanges: readonly Exchange[]): AsyncIterable<readonly ListedInstrument[]>;
  calendar(): Promise<MarketCalendar>;
}

export interface MarketDataOptions {
  readonly instruments: Pick<InstrumentRepository, 'findListing' | 'expiries' | 'pageOf' | 'revision'>;
  readonly readCalendar: () => Promise<MarketCalendar>;
}

/** Reads the master and the calendar. */
export function createMarketData({ instruments, readCalendar }: MarketDataOptions): MarketData {
  return {
    find: (key) => instruments.findListing(key),
    search: createMasterSearch({ instruments }),
    expiries: (filter) => instruments.expiries(filter),
    calendar: readCalendar,
    pages: (exchanges) => masterPages(instruments, exchanges),
  };
}

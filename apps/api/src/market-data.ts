import type {
  DerivativeFilter,
  InstrumentRepository,
  InstrumentSearch,
  ListedInstrument,
} from '@openalgo/db';
import { AppError, type Day, type Exchange, type InstrumentKey, type MarketCalendar } from '@openalgo/domain';

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
  readonly instruments: Pick<
    InstrumentRepository,
    'findListing' | 'search' | 'expiries' | 'pageOf' | 'revision'
  >;
  readonly readCalendar: () => Promise<MarketCalendar>;
}

const PAGE_ROWS = 1_000;

/** Reads the master and the calendar. */
export function createMarketData({ instruments, readCalendar }: MarketDataOptions): MarketData {
  return {
    find: (key) => instruments.findListing(key),
    search: (search) => instruments.search(search),
    expiries: (filter) => instruments.expiries(filter),
    calendar: readCalendar,

    async *pages(exchanges) {
      const revision = await instruments.revision();
      for (const exchange of exchanges) {
        for await (const page of pagesOf(instruments, exchange)) {
          if ((await instruments.revision()) !== revision) {
            throw new AppError('unavailable', 'MASTER_REPLACED', 'The master was just replaced. Try again.');
          }

          yield page;
        }
      }
    },
  };
}

async function* pagesOf(
  instruments: Pick<InstrumentRepository, 'pageOf'>,
  exchange: Exchange,
): AsyncGenerator<readonly ListedInstrument[]> {
  let page = await instruments.pageOf(exchange, { limit: PAGE_ROWS });
  while (page.length > 0) {
    yield page;
    const after = page.at(-1)?.symbol;
    const isLast = after === undefined || page.length < PAGE_ROWS;
    page = isLast ? [] : await instruments.pageOf(exchange, { limit: PAGE_ROWS, after });
  }
}

import type { InstrumentRepository, ListedInstrument } from '@openalgo/db';
import { AppError, type Exchange } from '@openalgo/domain';

const PAGE_ROWS = 1_000;

/**
 * All instruments of these exchanges, page by page and never more than a page in memory. Throws `unavailable` when the
 * master was replaced between two pages: what was read is of the old one, and what follows would be of the new.
 */
export async function* masterPages(
  instruments: Pick<InstrumentRepository, 'pageOf' | 'revision'>,
  exchanges: readonly Exchange[],
): AsyncGenerator<readonly ListedInstrument[]> {
  const revision = await instruments.revision();
  for (const exchange of exchanges) {
    for await (const page of pagesOf(instruments, exchange)) {
      if ((await instruments.revision()) !== revision) {
        throw new AppError('unavailable', MASTER_REPLACED, 'The master was just replaced. Try again.');
      }

      if (page.length > 0) {
        yield page;
      }
    }
  }
}

/** The code of what is thrown where the master was replaced while it was read. */
export const MASTER_REPLACED = 'MASTER_REPLACED';

/** One after the other, the last of which may be empty: that nothing follows is of one master, too. */
async function* pagesOf(
  instruments: Pick<InstrumentRepository, 'pageOf'>,
  exchange: Exchange,
): AsyncGenerator<readonly ListedInstrument[]> {
  let page = await instruments.pageOf(exchange, { limit: PAGE_ROWS });
  yield page;
  for (let after = lastOf(page); after !== null; after = lastOf(page)) {
    page = await instruments.pageOf(exchange, { limit: PAGE_ROWS, after });
    yield page;
  }
}

/** Behind which the next page begins; null where none follows. */
function lastOf(page: readonly ListedInstrument[]): string | null {
  return page.length < PAGE_ROWS ? null : (page.at(-1)?.symbol ?? null);
}

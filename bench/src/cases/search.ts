import { createInstrumentRepository } from '@openalgo/db';
import { createMasterSearch } from '@openalgo/master';
import { makeInstallation, plainShares } from '../installation.ts';
import { type Result, sample } from '../measure.ts';
import type { Sizes } from '../sizes.ts';

/** What people type: a symbol, its beginning, words of a name, a single character, nothing that there is. */
const QUERIES = ['S777', 'S12', 'share number 4242', 'number 99', 'share', '7', 'nowhere'];
/** As many as the API returns. */
const LIMIT = 500;

/** Ranked search over an instrument master, of which an index has been made by then. */
export async function benchSearch({ master, searches, launch }: Sizes): Promise<readonly Result[]> {
  const installation = await makeInstallation({ launch, traders: 0, instruments: plainShares(master) });
  try {
    const search = createMasterSearch({
      instruments: createInstrumentRepository(installation.databases.main),
    });
    const found = await sample(searches, (index) =>
      search({ query: QUERIES[index % QUERIES.length] ?? '', limit: LIMIT }),
    );
    return [
      {
        name: 'master_search',
        engine: 'sqlite',
        value: found.p50,
        unit: 'ms',
        baseline: null,
        ratio: null,
        p50: found.p50,
        p99: found.p99,
        n: found.n,
        goal: { p99Max: 5 },
      },
    ];
  } finally {
    await installation.close();
  }
}

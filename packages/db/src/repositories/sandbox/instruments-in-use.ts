import type { InstrumentKey } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { sql } from '../../sql/template.ts';
import { type RawRow, readWord } from './columns.ts';
import { RESTING } from './order-selection.ts';

/** What prices are needed for. */
export interface InstrumentsInUse {
  /** The instruments of all resting orders, open positions and holdings, each once, in a fixed order. */
  list(): Promise<readonly InstrumentKey[]>;
}

export function createInstrumentsInUse(session: SqlSession): InstrumentsInUse {
  return {
    async list() {
      const rows = await session.query<RawRow>(sql`
        SELECT o.exchange, o.symbol FROM sandbox_orders o WHERE ${RESTING}
        UNION SELECT p.exchange, p.symbol FROM sandbox_positions p WHERE p.quantity <> 0
        UNION SELECT h.exchange, h.symbol FROM sandbox_holdings h WHERE h.quantity <> 0
        ORDER BY exchange, symbol`);
      return rows.map((row) => ({ exchange: readWord(row.exchange), symbol: String(row.symbol) }));
    },
  };
}

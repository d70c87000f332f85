import { averagePrice, type Holding, type Instant } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toBigInt } from '../../sql/decode.ts';
import { inList } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { raw, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type RawRow, readMoney, readWord, writeMoney, writePrice } from './columns.ts';
import { holdingsTable } from './tables.ts';

export interface HoldingRepository {
  /** Writes holdings that the transaction has claimed, whether they have a row already or not. */
  save(holdings: readonly Holding[], at: Instant): Promise<void>;
  /** The holdings of these accounts; one that was sold out is none. */
  ofUsers(userIds: readonly string[]): Promise<Holding[]>;
}

const HOLDING_COLUMNS = raw(
  ['user_id', 'exchange', 'symbol', 'quantity', 'cost_basis', 'settlement_date'].join(', '),
);

/** The rows of sandbox_holdings, over a session: inside a transaction when the session is one. */
export function createHoldingRepository(session: SqlSession): HoldingRepository {
  return {
    async save(holdings, at) {
      await insertRows(
        session,
        holdingsTable,
        holdings.map((holding) => toRow(holding, at)),
        {
          onConflict: {
            key: ['user_id', 'symbol', 'exchange'],
            update: ['quantity', 'average_price', 'cost_basis', 'settlement_date', 'updated_at'],
          },
        },
      );
    },

    async ofUsers(userIds) {
      const rows = await session.query<RawRow>(sql`SELECT ${HOLDING_COLUMNS} FROM sandbox_holdings
        WHERE user_id ${inList(session, text(50), userIds)} AND quantity <> 0 ORDER BY id`);
      return rows.map(toHolding);
    },
  };
}

function toRow(holding: Holding, at: Instant) {
  return {
    user_id: holding.userId,
    exchange: holding.exchange,
    symbol: holding.symbol,
    quantity: holding.quantity,
    average_price: writePrice(averagePrice(holding.costBasis, holding.quantity)),
    settlement_date: holding.settledOn,
    cost_basis: writeMoney(holding.costBasis),
    created_at: at,
    updated_at: at,
  };
}

function toHolding(row: RawRow): Holding {
  return {
    userId: String(row.user_id),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    quantity: toBigInt(row.quantity),
    costBasis: readMoney(row.cost_basis),
    settledOn: String(row.settlement_date),
  };
}

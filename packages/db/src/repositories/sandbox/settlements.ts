import type { Delivery } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toBigInt, toInstant } from '../../sql/decode.ts';
import { raw, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type RawRow, readMoney, readWord, writeMoney } from './columns.ts';
import { settlementsTable } from './tables.ts';

/** A delivery with its place among the trades of its account. */
export interface StoredDelivery extends Delivery {
  /** The row number of the newest trade of the account when it was delivered; 0 for none. */
  readonly afterTrade: number;
}

export interface SettlementRepository {
  insert(deliveries: readonly StoredDelivery[]): Promise<void>;
  /** All deliveries of an account, oldest first. */
  ofUser(userId: string): Promise<StoredDelivery[]>;
}

const SETTLEMENT_COLUMNS = raw(Object.keys(settlementsTable.columns).join(', '));

/** The rows of sandbox_settlements, over a session: inside a transaction when the session is one. */
export function createSettlementRepository(session: SqlSession): SettlementRepository {
  return {
    async insert(deliveries) {
      await insertRows(session, settlementsTable, deliveries.map(toRow));
    },

    async ofUser(userId) {
      const rows = await session.query<RawRow>(
        sql`SELECT ${SETTLEMENT_COLUMNS} FROM sandbox_settlements WHERE user_id = ${userId} ORDER BY id`,
      );
      return rows.map(toDelivery);
    },
  };
}

function toRow(delivery: StoredDelivery) {
  return {
    user_id: delivery.userId,
    symbol: delivery.symbol,
    exchange: delivery.exchange,
    quantity: delivery.quantity,
    cost_basis: writeMoney(delivery.costBasis),
    proceeds: writeMoney(delivery.proceeds),
    realized_pnl: writeMoney(delivery.realizedPnl),
    settlement_date: delivery.settledOn,
    settled_at: delivery.settledAt,
    after_trade: delivery.afterTrade,
  };
}

function toDelivery(row: RawRow): StoredDelivery {
  return {
    userId: String(row.user_id),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    quantity: toBigInt(row.quantity),
    costBasis: readMoney(row.cost_basis),
    proceeds: readMoney(row.proceeds),
    realizedPnl: readMoney(row.realized_pnl),
    settledOn: String(row.settlement_date),
    settledAt: toInstant(row.settled_at),
    afterTrade: Number(row.after_trade),
  };
}

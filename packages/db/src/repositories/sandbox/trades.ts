import type { Instant, Trade } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toBigInt, toInstant } from '../../sql/decode.ts';
import { instantParameter } from '../../sql/fragments.ts';
import { raw, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import {
  type RawRow,
  readContractValue,
  readMoney,
  readOptionalText,
  readPrice,
  readWord,
  writeContractValue,
  writeMoney,
  writePrice,
} from './columns.ts';
import { tradesTable } from './tables.ts';

export interface TradeRepository {
  /** Throws `conflict` when one of the trades is there already: an order is filled once. */
  insert(trades: readonly Trade[]): Promise<void>;
  /** The trades since an instant, newest first. */
  sinceOfUser(userId: string, since: Instant): Promise<Trade[]>;
}

const TRADE_COLUMNS = raw(Object.keys(tradesTable.columns).join(', '));

/** The rows of sandbox_trades, over a session: inside a transaction when the session is one. */
export function createTradeRepository(session: SqlSession): TradeRepository {
  return {
    async insert(trades) {
      await insertRows(session, tradesTable, trades.map(toRow));
    },

    async sinceOfUser(userId, since) {
      const rows = await session.query<RawRow>(sql`SELECT ${TRADE_COLUMNS} FROM sandbox_trades
        WHERE user_id = ${userId} AND trade_timestamp >= ${instantParameter(session, since)} ORDER BY id DESC`);
      return rows.map(toTrade);
    },
  };
}

function toRow(trade: Trade) {
  return {
    tradeid: trade.tradeId,
    orderid: trade.orderId,
    user_id: trade.userId,
    symbol: trade.symbol,
    exchange: trade.exchange,
    action: trade.action,
    quantity: trade.quantity,
    price: writePrice(trade.price),
    product: trade.product,
    strategy: trade.strategy,
    trade_timestamp: trade.tradedAt,
    contract_value: writeContractValue(trade.contractValue),
    realized_pnl: writeMoney(trade.realizedPnl),
  };
}

function toTrade(row: RawRow): Trade {
  return {
    tradeId: String(row.tradeid),
    orderId: String(row.orderid),
    userId: String(row.user_id),
    strategy: readOptionalText(row.strategy),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    action: readWord(row.action),
    quantity: toBigInt(row.quantity),
    price: readPrice(row.price),
    product: readWord(row.product),
    contractValue: readContractValue(row.contract_value),
    realizedPnl: readMoney(row.realized_pnl),
    tradedAt: toInstant(row.trade_timestamp),
  };
}

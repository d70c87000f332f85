import type { BookKey, Instant, Quantity, Trade } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toBigInt, toInstant } from '../../sql/decode.ts';
import { inList, instantParameter, tuplesSource } from '../../sql/fragments.ts';
import { instant, text } from '../../sql/table.ts';
import { empty, raw, type Sql, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import { type NewestOptions, type OldestOptions, type Page, toPage } from '../page.ts';
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
import { bookKeyColumns, toBookKey, toBookKeyRow } from './positions.ts';
import { tradesTable } from './tables.ts';

/** A book, as far as one strategy traded in it since an instant. */
export interface StrategyBook extends BookKey {
  readonly strategy: string;
  readonly since: Instant;
}

/** What a strategy bought less what it sold. */
export interface StrategyNet extends BookKey {
  readonly strategy: string;
  readonly net: Quantity;
}

/** A trade with the number of its row, which rises with every fill. */
export interface NumberedTrade {
  readonly row: number;
  readonly trade: Trade;
}

export interface TradeRepository {
  /** Throws `conflict` when one of the trades is there already: an order is filled once. */
  insert(trades: readonly Trade[]): Promise<void>;
  /** The row number of the newest trade of each of these accounts that has one. */
  newestRows(userIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The trades since an instant, newest first. */
  sinceOfUser(userId: string, since: Instant): Promise<Trade[]>;
  /** The trades of these orders. */
  ofOrders(orderIds: readonly string[]): Promise<Trade[]>;
  /** An account's newest trades, newest first. */
  newestOfUser(userId: string, options: NewestOptions): Promise<Page<NumberedTrade>>;
  /** An account's trades in the order of their fills. */
  pageOfUser(userId: string, options: OldestOptions): Promise<Page<NumberedTrade>>;
  /** The signed quantities that strategies traded in these books; books without a trade of theirs are left out. */
  netOf(books: readonly StrategyBook[]): Promise<StrategyNet[]>;
}

const STRATEGY_BOOK_COLUMNS = { ...bookKeyColumns, strategy: text(100), since: instant } as const;

const TRADE_COLUMNS = raw(Object.keys(tradesTable.columns).join(', '));

/** The rows of sandbox_trades, over a session: inside a transaction when the session is one. */
export function createTradeRepository(session: SqlSession): TradeRepository {
  async function page(condition: Sql, limit: number): Promise<Page<NumberedTrade>> {
    const rows = await session.query<RawRow>(
      sql`SELECT id, ${TRADE_COLUMNS} FROM sandbox_trades WHERE ${condition} LIMIT ${limit}`,
    );
    const trades = rows.map((row) => ({ row: Number(row.id), trade: toTrade(row) }));
    return toPage(trades, limit, ({ row }) => row);
  }

  return {
    async insert(trades) {
      await insertRows(session, tradesTable, trades.map(toRow));
    },

    async newestRows(userIds) {
      if (userIds.length === 0) {
        return new Map();
      }

      const rows = await session.query<RawRow>(sql`SELECT user_id, MAX(id) AS newest FROM sandbox_trades
        WHERE user_id ${inList(session, text(50), userIds)} GROUP BY user_id`);
      return new Map(rows.map((row) => [String(row.user_id), Number(row.newest)]));
    },

    async ofOrders(orderIds) {
      const rows = await session.query<RawRow>(
        sql`SELECT ${TRADE_COLUMNS} FROM sandbox_trades WHERE orderid ${inList(session, text(50), orderIds)}`,
      );
      return rows.map(toTrade);
    },

    newestOfUser: (userId, { limit, before }) =>
      page(
        sql`user_id = ${userId} ${before === undefined ? empty : sql`AND id < ${before}`} ORDER BY id DESC`,
        limit,
      ),

    pageOfUser: (userId, { limit, after }) =>
      page(
        sql`user_id = ${userId} ${after === undefined ? empty : sql`AND id > ${after}`} ORDER BY id`,
        limit,
      ),

    async sinceOfUser(userId, since) {
      const rows = await session.query<RawRow>(sql`SELECT ${TRADE_COLUMNS} FROM sandbox_trades
        WHERE user_id = ${userId} AND trade_timestamp >= ${instantParameter(session, since)} ORDER BY id DESC`);
      return rows.map(toTrade);
    },

    async netOf(books) {
      if (books.length === 0) {
        return [];
      }

      const wanted = books.map((book) => ({
        ...toBookKeyRow(book),
        strategy: book.strategy,
        since: book.since,
      }));
      const rows =
        await session.query<RawRow>(sql`SELECT t.user_id, t.exchange, t.symbol, t.product, t.strategy,
          SUM(CASE t.action WHEN 'BUY' THEN t.quantity ELSE -t.quantity END) AS net
        FROM ${tuplesSource(session, 'wanted', STRATEGY_BOOK_COLUMNS, wanted)}
        CROSS JOIN sandbox_trades t
        WHERE t.user_id = wanted.user_id AND t.symbol = wanted.symbol AND t.exchange = wanted.exchange
          AND t.product = wanted.product AND t.strategy = wanted.strategy AND t.trade_timestamp >= wanted.since
        GROUP BY t.user_id, t.exchange, t.symbol, t.product, t.strategy`);
      return rows.map((row) => ({
        ...toBookKey(row),
        strategy: String(row.strategy),
        net: toBigInt(row.net),
      }));
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

import { averagePrice, type BookKey, type Position } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { toBigInt, toInstant } from '../../sql/decode.ts';
import { inList, tuplesSource } from '../../sql/fragments.ts';
import { text } from '../../sql/table.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import { insertRows } from '../../sql/write.ts';
import {
  type RawRow,
  readContractValue,
  readMoney,
  readPrice,
  readWord,
  writeContractValue,
  writeMoney,
  writePrice,
} from './columns.ts';
import { positionsTable } from './tables.ts';

export interface PositionRepository {
  /** Writes positions that the transaction has claimed, whether they have a row already or not. */
  save(positions: readonly Position[]): Promise<void>;
  find(books: readonly BookKey[]): Promise<Position[]>;
  ofUser(userId: string): Promise<Position[]>;
  /** The positions of these accounts that are not flat. */
  openOfUsers(userIds: readonly string[]): Promise<Position[]>;
}

/** What finds a position, and the resting orders beside it. */
export const bookKeyColumns = {
  user_id: text(50),
  exchange: text(20),
  symbol: text(50),
  product: text(20),
} as const;

export function toBookKeyRow({ userId, exchange, symbol, product }: BookKey) {
  return { user_id: userId, exchange, symbol, product };
}

export function toBookKey(row: RawRow): BookKey {
  return {
    userId: String(row.user_id),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    product: readWord(row.product),
  };
}

const POSITION_COLUMNS = raw(
  Object.keys(positionsTable.columns)
    .map((name) => `p.${name}`)
    .join(', '),
);

const REPLACED_COLUMNS = [
  'quantity',
  'average_price',
  'ltp',
  'created_at',
  'updated_at',
  'cost_basis',
  'contract_value',
  'margin_blocked',
  'accumulated_realized_pnl',
  'today_realized_pnl',
  'pnl_day',
] as const;

/** The rows of sandbox_positions, over a session: inside a transaction when the session is one. */
export function createPositionRepository(session: SqlSession): PositionRepository {
  async function select(source: Sql): Promise<Position[]> {
    const rows = await session.query<RawRow>(sql`SELECT ${POSITION_COLUMNS} FROM ${source}`);
    return rows.map(toPosition);
  }

  return {
    async save(positions) {
      await insertRows(session, positionsTable, positions.map(toRow), {
        onConflict: { key: ['user_id', 'symbol', 'exchange', 'product'], update: REPLACED_COLUMNS },
      });
    },

    async find(books) {
      if (books.length === 0) {
        return [];
      }

      return select(sql`${tuplesSource(session, 'wanted', bookKeyColumns, books.map(toBookKeyRow))}
        CROSS JOIN sandbox_positions p
        WHERE p.user_id = wanted.user_id AND p.symbol = wanted.symbol AND p.exchange = wanted.exchange
          AND p.product = wanted.product`);
    },

    ofUser: (userId) => select(sql`sandbox_positions p WHERE p.user_id = ${userId} ORDER BY p.id`),

    async openOfUsers(userIds) {
      if (userIds.length === 0) {
        return [];
      }

      return select(sql`sandbox_positions p
        WHERE p.user_id ${inList(session, text(50), userIds)} AND p.quantity <> 0 ORDER BY p.id`);
    },
  };
}

function toRow(position: Position) {
  return {
    quantity: position.quantity,
    average_price: writePrice(averagePrice(position.costBasis, position.quantity)),
    ltp: writePrice(position.lastPrice),
    created_at: position.openedAt,
    updated_at: position.updatedAt,
    cost_basis: writeMoney(position.costBasis),
    contract_value: writeContractValue(position.contractValue),
    margin_blocked: writeMoney(position.marginBlocked),
    accumulated_realized_pnl: writeMoney(position.realizedPnl),
    today_realized_pnl: writeMoney(position.realizedPnlToday),
    pnl_day: position.pnlDay,
    ...toBookKeyRow(position),
  };
}

function toPosition(row: RawRow): Position {
  return {
    quantity: toBigInt(row.quantity),
    costBasis: readMoney(row.cost_basis),
    contractValue: readContractValue(row.contract_value),
    marginBlocked: readMoney(row.margin_blocked),
    realizedPnl: readMoney(row.accumulated_realized_pnl),
    realizedPnlToday: readMoney(row.today_realized_pnl),
    pnlDay: String(row.pnl_day),
    lastPrice: row.ltp === null ? 0n : readPrice(row.ltp),
    openedAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    ...toBookKey(row),
  };
}

/** What the queries for orders have in common. */
import type { Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { raw, type Sql, sql } from '../../sql/template.ts';
import type { RawRow } from './columns.ts';
import { toOrder } from './order-rows.ts';
import { ordersTable } from './tables.ts';

/** The columns that make an order, of the table by the name of `o`. */
export const ORDER_COLUMNS = raw(
  Object.keys(ordersTable.columns)
    .filter((name) => !['shard', 'received_at', 'request_size', 'response_size', 'latency_at'].includes(name))
    .map((name) => `o.${name}`)
    .join(', '),
);

/** Orders that can be filled, modified and cancelled. */
export const RESTING = sql`o.order_status IN ('open', 'trigger pending')`;

/** Selects orders from what follows FROM, where the table goes by `o`. */
export function orderSelector(session: SqlSession): (source: Sql) => Promise<Order[]> {
  return async (source) => {
    const rows = await session.query<RawRow>(sql`SELECT ${ORDER_COLUMNS} FROM ${source}`);
    return rows.map(toOrder);
  };
}

/** Orders in ascending order of their rows, for reading on after the last. */
export interface OrderPage {
  readonly orders: Order[];
  readonly lastRow: number;
}

/** A page of those orders after a row that the condition picks. */
export async function selectPage(
  session: SqlSession,
  condition: Sql,
  afterRow: number,
  limit: number,
): Promise<OrderPage> {
  const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
    WHERE ${condition} AND o.id > ${afterRow} ORDER BY o.id LIMIT ${limit}`);
  return { orders: rows.map(toOrder), lastRow: Number(rows.at(-1)?.id ?? afterRow) };
}

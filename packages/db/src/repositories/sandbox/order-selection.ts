/** What the queries for orders have in common. */
import type { Order } from '@openalgo/domain';
import type { SqlSession } from '../../connect/database.ts';
import { empty, raw, type Sql, sql } from '../../sql/template.ts';
import { type Page, toPage } from '../page.ts';
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

/** A page of an account's orders, by the numbers of their rows: ascending, or descending. */
export async function pageOfAccount(
  session: SqlSession,
  userId: string,
  { limit, beyond, order }: { limit: number; beyond: number | undefined; order: 'ASC' | 'DESC' },
): Promise<Page<Order>> {
  const comparison = raw(order === 'ASC' ? '>' : '<');
  const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
    WHERE o.user_id = ${userId} ${beyond === undefined ? empty : sql`AND o.id ${comparison} ${beyond}`}
    ORDER BY o.id ${raw(order)} LIMIT ${limit}`);
  const { next } = toPage(rows, limit, ({ id }) => Number(id));
  return { rows: rows.map(toOrder), next };
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

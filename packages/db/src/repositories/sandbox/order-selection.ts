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

/** Which page: of so many orders, beyond a row in ascending or descending order. */
interface PageOptions {
  readonly limit: number;
  readonly beyond: number | undefined;
  readonly order: 'ASC' | 'DESC';
}

/** A page of an account's orders, by the numbers of their rows. */
export function pageOfAccount(
  session: SqlSession,
  userId: string,
  options: PageOptions,
): Promise<Page<Order>> {
  return pageOfOrders(session, sql`o.user_id = ${userId}`, options);
}

/** A page of the orders that a condition picks, by the numbers of their rows. */
export async function pageOfOrders(
  session: SqlSession,
  condition: Sql,
  { limit, beyond, order }: PageOptions,
): Promise<Page<Order>> {
  const comparison = raw(order === 'ASC' ? '>' : '<');
  const rows = await session.query<RawRow>(sql`SELECT o.id, ${ORDER_COLUMNS} FROM sandbox_orders o
    WHERE ${condition} ${beyond === undefined ? empty : sql`AND o.id ${comparison} ${beyond}`}
    ORDER BY o.id ${raw(order)} LIMIT ${limit}`);
  const { next } = toPage(rows, limit, ({ id }) => Number(id));
  return { rows: rows.map(toOrder), next };
}

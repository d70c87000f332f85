import { type InstrumentKey, isResting, type Order } from '@openalgo/domain';
import type { z } from 'zod';
import type { AccountState } from './sandbox-account.ts';
import {
  dailyPnlShape,
  holdingShape,
  mapDailyPnl,
  mapHolding,
  mapOrder,
  mapPosition,
  mapTrade,
  orderShape,
  positionShape,
  tradeShape,
} from './sandbox-rows.ts';
import type { Shape } from './source.ts';
import type { MapContext } from './step.ts';
import type { Mapped, Tally } from './tally.ts';

/** The tables that an account's rows are in. */
export const ACCOUNT_TABLES = [
  'sandbox_orders',
  'sandbox_trades',
  'sandbox_positions',
  'sandbox_holdings',
  'sandbox_daily_pnl',
] as const;
export type AccountTable = (typeof ACCOUNT_TABLES)[number];

/** Some rows of a table in the form that they have here, and those that have none. */
interface MappedPage<Item> {
  readonly items: readonly Item[];
  readonly leftOut: readonly { readonly row: number; readonly reason: string }[];
}

const FILE = 'sandbox.db';

/** The rows of one account, page by page, as often as they are asked for. */
export function createAccountReader(context: MapContext, userId: string) {
  const { source, facts, at } = context;
  const contractValueOf = (key: InstrumentKey) => facts.contractValueOf(key);

  function* pages<Row extends Shape, Item>(
    table: AccountTable,
    shape: Row,
    map: (row: z.output<Row>) => Mapped<Item>,
  ): Generator<MappedPage<Item>> {
    for (const page of source.pages(FILE, table, shape, { column: 'user_id', equals: userId })) {
      const mapped = page.map((row) => ({
        row: row.number,
        result: 'problem' in row ? { leftOut: row.problem } : map(row.value),
      }));
      yield {
        items: mapped.flatMap(({ result }) => ('item' in result ? [result.item] : [])),
        leftOut: mapped.flatMap(({ row, result }) =>
          'leftOut' in result ? [{ row, reason: result.leftOut }] : [],
        ),
      };
    }
  }

  /** A trade belongs to its order, so it comes along only where that does. */
  function hasOrder(orderId: string): boolean {
    const order = source.find(FILE, 'sandbox_orders', orderShape, { column: 'orderid', equals: orderId });
    return order?.user_id === userId && 'item' in mapOrder(order, contractValueOf(order));
  }

  return {
    orders: () => pages('sandbox_orders', orderShape, (row) => mapOrder(row, contractValueOf(row))),
    trades: () =>
      pages('sandbox_trades', tradeShape, (row) =>
        hasOrder(row.orderid)
          ? { item: mapTrade(row, contractValueOf(row)) }
          : { leftOut: 'its order is not taken over' },
      ),
    positions: () =>
      pages('sandbox_positions', positionShape, (row) => ({
        item: mapPosition(row, contractValueOf(row), at),
      })),
    holdings: () => pages('sandbox_holdings', holdingShape, mapHolding),
    dailyPnl: () => pages('sandbox_daily_pnl', dailyPnlShape, (row) => ({ item: mapDailyPnl(row) })),
  };
}

export type AccountReader = ReturnType<typeof createAccountReader>;

/** Counts an account's rows, and keeps those that its money follows from. */
export function surveyAccount(
  reader: AccountReader,
  tallies: Readonly<Record<AccountTable, Tally>>,
): AccountState {
  const resting: Order[] = [];
  for (const page of reader.orders()) {
    count(page, tallies.sandbox_orders);
    resting.push(...page.items.filter((order) => isResting(order.status)));
  }

  for (const page of reader.trades()) {
    count(page, tallies.sandbox_trades);
  }

  for (const page of reader.dailyPnl()) {
    count(page, tallies.sandbox_daily_pnl);
  }

  return {
    resting,
    positions: [...reader.positions()].flatMap((page) => count(page, tallies.sandbox_positions)),
    holdings: [...reader.holdings()].flatMap((page) => count(page, tallies.sandbox_holdings)),
  };
}

function count<Item>({ items, leftOut }: MappedPage<Item>, tally: Tally): readonly Item[] {
  tally.use(items.length);
  for (const { row, reason } of leftOut) {
    tally.leaveOut(row, reason);
  }

  return items;
}

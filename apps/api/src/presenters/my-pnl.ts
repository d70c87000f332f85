import {
  type DailyPnl,
  type HoldingValuation,
  notional,
  type PositionValuation,
  paiseToNumber,
  type Trade,
} from '@openalgo/domain';
import type { FundsView } from '@openalgo/sandbox';
import type { CsvColumn } from '../csv.ts';
import { presentFunds, presentPosition } from './account.ts';
import { presentHolding } from './portfolio.ts';
import { presentPrice, presentTimestamp } from './values.ts';

export const DAILY_COLUMNS: readonly CsvColumn<DailyPnl>[] = [
  ['date', (row) => row.day],
  ['realized_pnl', (row) => paiseToNumber(row.realizedPnl)],
  ['positions_unrealized_pnl', (row) => paiseToNumber(row.positionsUnrealizedPnl)],
  ['holdings_unrealized_pnl', (row) => paiseToNumber(row.holdingsUnrealizedPnl)],
  ['total_mtm', (row) => paiseToNumber(row.totalMtm)],
  ['available_balance', (row) => paiseToNumber(row.available)],
  ['used_margin', (row) => paiseToNumber(row.used)],
  ['portfolio_value', (row) => paiseToNumber(row.portfolioValue)],
];

export const TRADE_COLUMNS: readonly CsvColumn<Trade>[] = [
  ['tradeid', (row) => row.tradeId],
  ['orderid', (row) => row.orderId],
  ['timestamp', (row) => presentTimestamp(row.tradedAt)],
  ['symbol', (row) => row.symbol],
  ['exchange', (row) => row.exchange],
  ['product', (row) => row.product],
  ['action', (row) => row.action],
  ['quantity', (row) => Number(row.quantity)],
  ['price', (row) => presentPrice(row.price)],
  ['trade_value', (row) => paiseToNumber(notional(row.quantity, row.price, row.contractValue))],
  ['realized_pnl', (row) => paiseToNumber(row.realizedPnl)],
  ['strategy', (row) => row.strategy],
];

/** Columns that a row of the book has under the same names. */
function columnsOf<Row, Shown extends Readonly<Record<string, string | number>>>(
  present: (row: Row) => Shown,
  names: readonly (keyof Shown & string)[],
): readonly CsvColumn<Row>[] {
  return names.map((name) => [name, (row) => present(row)[name] ?? null] as const);
}

export const POSITION_COLUMNS: readonly CsvColumn<PositionValuation>[] = columnsOf(presentPosition, [
  'symbol',
  'exchange',
  'product',
  'quantity',
  'average_price',
  'ltp',
  'pnl',
  'pnlpercent',
  'unrealized_pnl',
  'today_realized_pnl',
]);

export const HOLDING_COLUMNS: readonly CsvColumn<HoldingValuation>[] = columnsOf(presentHolding, [
  'symbol',
  'exchange',
  'quantity',
  'average_price',
  'ltp',
  'pnl',
  'pnlpercent',
  'current_value',
  'settlement_date',
]);

interface MyPnl {
  readonly funds: FundsView;
  readonly daily: readonly DailyPnl[];
  readonly positions: readonly PositionValuation[];
  readonly holdings: readonly HoldingValuation[];
  readonly trades: readonly Trade[];
}

const rowsOf = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]) =>
  rows.map((row) => Object.fromEntries(columns.map(([name, cellOf]) => [name, cellOf(row)])));

/** An account's result at one glance. */
export function presentMyPnl({ funds, daily, positions, holdings, trades }: MyPnl) {
  const data = {
    summary: presentFunds(funds).data,
    daily_pnl: rowsOf(DAILY_COLUMNS, daily),
    positions: rowsOf(POSITION_COLUMNS, positions),
    holdings: rowsOf(HOLDING_COLUMNS, holdings),
    trades: rowsOf(TRADE_COLUMNS, trades),
  };
  return { status: 'success', data } as const;
}

import {
  formatDecimal,
  type HoldingValuation,
  type Paise,
  PERCENT_DECIMALS,
  type PositionValuation,
  paiseToNumber,
  percentOf,
  type Quantity,
} from '@openalgo/domain';
import type { HoldingRow, PnlBySymbolReply } from '../schemas/portfolio-replies.ts';
import { presentPositionBook } from './account.ts';
import { presentData, presentPrice } from './values.ts';

const presentPercent = (percent: bigint): number => Number(formatDecimal(percent, PERCENT_DECIMALS));

/** A holding as the book shows it. */
export function presentHolding(view: HoldingValuation): HoldingRow {
  const { holding } = view;
  return {
    symbol: holding.symbol,
    exchange: holding.exchange,
    product: 'CNC',
    quantity: Number(holding.quantity),
    average_price: presentPrice(view.averagePrice),
    ltp: presentPrice(view.lastPrice),
    pnl: paiseToNumber(view.pnl),
    pnlpercent: presentPercent(view.pnlPercent),
    current_value: paiseToNumber(view.currentValue),
    settlement_date: holding.settledOn,
  };
}

/** The holdings, and their totals beside them. */
export function presentHoldings(views: readonly HoldingValuation[]) {
  const total = (amountOf: (view: HoldingValuation) => Paise) =>
    views.reduce((sum, view) => sum + amountOf(view), 0n);
  const invested = total(({ holding }) => holding.costBasis);
  const pnl = total((view) => view.pnl);

  return presentData({
    holdings: views.map(presentHolding),
    statistics: {
      totalholdingvalue: paiseToNumber(total((view) => view.currentValue)),
      totalinvvalue: paiseToNumber(invested),
      totalprofitandloss: paiseToNumber(pnl),
      totalpnlpercentage: presentPercent(percentOf(pnl, invested)),
    },
  });
}

export function presentOpenPosition(quantity: Quantity) {
  return { status: 'success', quantity: Number(quantity), mode: 'analyze' } as const;
}

/** The position book without its prices. */
export function presentPnlBySymbol(views: readonly PositionValuation[]): PnlBySymbolReply {
  const book = presentPositionBook(views);
  const rows = book.data.map((row) => ({
    symbol: row.symbol,
    exchange: row.exchange,
    product: row.product,
    quantity: row.quantity,
    pnl: row.pnl,
    unrealized_pnl: row.unrealized_pnl,
    today_realized_pnl: row.today_realized_pnl,
    total_pnl_today: row.total_pnl_today,
  }));

  return { ...book, data: rows, total_pnl_today: book.total_pnl };
}

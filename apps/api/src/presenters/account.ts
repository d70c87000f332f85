import {
  formatContractValue,
  formatDecimal,
  notional,
  type Paise,
  PERCENT_DECIMALS,
  type PositionValuation,
  paiseToNumber,
  type Trade,
} from '@openalgo/domain';
import type { FundsView } from '@openalgo/sandbox';
import type { FundsData, PositionBookReply, TradeBookRow } from '../schemas/replies.ts';
import { presentData, presentPrice, presentTimestamp } from './values.ts';

function presentTrade(trade: Trade): TradeBookRow {
  const price = presentPrice(trade.price);
  return {
    tradeid: trade.tradeId,
    orderid: trade.orderId,
    symbol: trade.symbol,
    exchange: trade.exchange,
    action: trade.action,
    quantity: Number(trade.quantity),
    average_price: price,
    price,
    trade_value: paiseToNumber(notional(trade.quantity, trade.price, trade.contractValue)),
    product: trade.product,
    strategy: trade.strategy ?? '',
    timestamp: presentTimestamp(trade.tradedAt),
  };
}

export function presentTradeBook(trades: readonly Trade[]) {
  return presentData(trades.map(presentTrade));
}

/** A position as the book shows it. */
export function presentPosition(view: PositionValuation): PositionBookReply['data'][number] {
  const { position } = view;
  return {
    symbol: position.symbol,
    exchange: position.exchange,
    product: position.product,
    quantity: Number(position.quantity),
    average_price: presentPrice(view.averagePrice),
    ltp: presentPrice(view.lastPrice),
    pnl: paiseToNumber(view.pnl),
    pnlpercent: Number(formatDecimal(view.pnlPercent, PERCENT_DECIMALS)),
    unrealized_pnl: paiseToNumber(view.unrealizedPnl),
    today_realized_pnl: paiseToNumber(view.realizedPnlToday),
    total_pnl_today: paiseToNumber(view.pnl),
    lot_size: Number(formatContractValue(position.contractValue)),
  };
}

/** The positions, and their totals beside them. */
export function presentPositionBook(views: readonly PositionValuation[]): PositionBookReply {
  const total = (amountOf: (view: PositionValuation) => Paise) =>
    paiseToNumber(views.reduce((sum, view) => sum + amountOf(view), 0n));

  return {
    ...presentData(views.map(presentPosition)),
    total_pnl: total((view) => view.pnl),
    total_unrealized_pnl: total((view) => view.unrealizedPnl),
    total_today_realized_pnl: total((view) => view.realizedPnlToday),
  };
}

/** Several names for one amount are the reference's, whose clients read the one or the other. */
export function presentFunds({ funds, unrealizedPnl, realizedPnlToday, totalPnl }: FundsView) {
  const used = paiseToNumber(funds.used);
  const today = paiseToNumber(realizedPnlToday);
  const data: FundsData = {
    availablecash: paiseToNumber(funds.available),
    collateral: 0,
    m2munrealized: paiseToNumber(unrealizedPnl),
    m2mrealized: today,
    utiliseddebits: used,
    grossexposure: used,
    totalpnl: paiseToNumber(totalPnl),
    total_realized_pnl: paiseToNumber(funds.realizedPnl),
    today_realized_pnl: today,
    last_reset: presentTimestamp(funds.lastResetAt),
    reset_count: funds.resetCount,
  };
  return presentData(data);
}

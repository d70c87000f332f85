/** What the bot says of an account: pure functions from what the account shows to a message. */
import {
  type Action,
  formatDecimal,
  formatPaise,
  formatPrice,
  type HoldingValuation,
  type Order,
  type Paise,
  PERCENT_DECIMALS,
  type PositionValuation,
  type Price,
  type Quantity,
} from '@openalgo/domain';
import type { FundsView } from '@openalgo/sandbox';
import { bold, escapeHtml, listMessage } from '../html.ts';

const rupees = (amount: Paise): string => `₹${formatPaise(amount)}`;
const priced = (value: Price): string => `₹${formatPrice(value)}`;
const signed = (amount: Paise): string => `${amount > 0n ? '+' : ''}${formatPaise(amount)}`;
const percent = (value: bigint): string => `${formatDecimal(value, PERCENT_DECIMALS)}%`;

/** "BUY 10 SBIN (NSE, MIS)". */
export function describeDeal(deal: {
  readonly action: Action;
  readonly quantity: Quantity;
  readonly symbol: string;
  readonly exchange: string;
  readonly product: string;
}): string {
  return `${deal.action} ${deal.quantity} ${bold(deal.symbol)} (${deal.exchange}, ${deal.product})`;
}

export function ordersText(orders: readonly Order[]): string {
  return orders.length === 0 ? 'No orders today.' : listMessage('Orders of today', orders.map(orderLine));
}

function orderLine(order: Order): string {
  const at = order.averagePrice ?? order.price ?? order.triggerPrice;
  const price = at === null ? '' : ` at ${priced(at)}`;
  const reason = order.rejectionReason === null ? '' : `: ${escapeHtml(order.rejectionReason)}`;
  return `• ${describeDeal(order)} ${order.priceType}${price}: ${order.status}${reason}`;
}

export function positionsText(positions: readonly PositionValuation[]): string {
  return positions.length === 0 ? 'No positions.' : listMessage('Positions', positions.map(positionLine));
}

function positionLine({ position, averagePrice, lastPrice, pnl, pnlPercent }: PositionValuation): string {
  const { quantity, symbol, exchange, product } = position;
  const place = `${bold(symbol)} (${exchange}, ${product})`;
  const open = quantity === 0n ? 'flat' : `${quantity} at ${priced(averagePrice)}, now ${priced(lastPrice)}`;
  return `• ${place}: ${open}, P&amp;L ${signed(pnl)} (${percent(pnlPercent)})`;
}

export function holdingsText(holdings: readonly HoldingValuation[]): string {
  return holdings.length === 0 ? 'No holdings.' : listMessage('Holdings', holdings.map(holdingLine));
}

function holdingLine(valuation: HoldingValuation): string {
  const { holding, averagePrice, currentValue, pnl, pnlPercent } = valuation;
  const held = `${bold(holding.symbol)} (${holding.exchange}): ${holding.quantity} at ${priced(averagePrice)}`;
  return `• ${held}, worth ${rupees(currentValue)}, P&amp;L ${signed(pnl)} (${percent(pnlPercent)})`;
}

export function fundsText({ funds, unrealizedPnl, realizedPnlToday }: FundsView): string {
  return listMessage('Funds', [
    `Available: ${rupees(funds.available)}`,
    `Used as margin: ${rupees(funds.used)}`,
    `Realised today: ${signed(realizedPnlToday)}`,
    `Unrealised: ${signed(unrealizedPnl)}`,
  ]);
}

export function pnlText(view: FundsView, positions: readonly PositionValuation[]): string {
  const total = [
    `Realised today: ${signed(view.realizedPnlToday)}`,
    `Unrealised: ${signed(view.unrealizedPnl)}`,
    `Over the account’s life: ${signed(view.totalPnl)}`,
  ];
  return listMessage('Profit and loss', [
    ...total,
    ...positions.map(({ position, pnl }) => `• ${bold(position.symbol)}: ${signed(pnl)}`),
  ]);
}

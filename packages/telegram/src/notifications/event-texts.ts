import { formatPaise, formatPrice, istTimestamp, type Order, type Trade } from '@openalgo/domain';
import { describeDeal } from '../commands/account-texts.ts';
import { bold, escapeHtml } from '../html.ts';

/** What is told of a fill. */
export function fillText(trade: Trade): string {
  const profit = trade.realizedPnl === 0n ? [] : [`Realised: ₹${formatPaise(trade.realizedPnl)}`];
  return [
    `${bold('Filled')} ${describeDeal(trade)} at ₹${formatPrice(trade.price)}`,
    ...profit,
    ...strategyLine(trade),
    `Order ${trade.orderId}, ${istTimestamp(trade.tradedAt)} IST`,
  ].join('\n');
}

/** What is told of an order that the account refused. */
export function rejectionText(order: Order): string {
  return [
    `${bold('Rejected')} ${describeDeal(order)} ${order.priceType}`,
    escapeHtml(order.rejectionReason ?? 'No reason is known.'),
    ...strategyLine(order),
    `Order ${order.orderId}, ${istTimestamp(order.placedAt)} IST`,
  ].join('\n');
}

function strategyLine({ strategy }: { readonly strategy: string | null }): readonly string[] {
  return strategy === null ? [] : [`Strategy: ${escapeHtml(strategy)}`];
}

import { AppError, type Order, type Quantity } from '@openalgo/domain';
import type { LegResult, PlaceOrderResult } from '@openalgo/sandbox';
import type { BasketReply, CancelledAllReply, ClosedReply, SplitReply } from '../schemas/bulk-replies.ts';
import { rejectionOf } from './orders.ts';

/** A smart order that had nothing to do. The reference's words depend on whether it carried a quantity. */
export function presentUnchanged(quantity: Quantity) {
  const message =
    quantity === 0n
      ? 'No OpenPosition Found. Not placing Exit order.'
      : 'Positions Already Matched. No Action needed.';
  return { status: 'success', message, mode: 'analyze' } as const;
}

export function presentCancelledAll(orders: readonly Order[]): CancelledAllReply {
  const message =
    orders.length === 0
      ? 'No open orders to cancel'
      : `Canceled ${orders.length} orders. Failed to cancel 0 orders.`;
  return {
    status: 'success',
    message,
    canceled_orders: orders.map(({ orderId }) => orderId),
    failed_cancellations: [],
    mode: 'analyze',
  };
}

export function presentClosed(results: readonly PlaceOrderResult[]): ClosedReply {
  const closed = results.filter(({ outcome }) => outcome === 'accepted').length;
  const failed = results.length - closed;
  const failure = failed === 0 ? '' : ` (Failed to close ${failed} positions)`;
  return {
    status: 'success',
    message: results.length === 0 ? 'No open positions to close' : `Closed ${closed} positions${failure}`,
    closed_positions: closed,
    failed_closures: failed,
    mode: 'analyze',
  };
}

export function presentBasket(results: readonly LegResult[]): BasketReply {
  return {
    status: 'success',
    results: results.map(({ leg, result }) => ({
      symbol: leg.symbol,
      exchange: leg.exchange,
      product: leg.product,
      ...presentLeg(result),
    })),
    mode: 'analyze',
  };
}

export function presentSplit(
  quantity: Quantity,
  splitSize: Quantity,
  results: readonly LegResult[],
): SplitReply {
  return {
    status: 'success',
    total_quantity: Number(quantity),
    split_size: Number(splitSize),
    results: results.map(({ leg, result }, index) => ({
      order_num: index + 1,
      quantity: Number(leg.quantity),
      ...presentLeg(result),
    })),
    mode: 'analyze',
  };
}

/** Throws the error of a leg that failed by a defect. */
function presentLeg(result: LegResult['result']) {
  if (!result.ok) {
    if (!(result.error instanceof AppError)) {
      throw result.error;
    }

    return { status: 'error', message: result.error.message } as const;
  }

  const { outcome, order } = result.value;
  return outcome === 'accepted'
    ? ({ status: 'success', orderid: order.orderId } as const)
    : ({ status: 'error', orderid: order.orderId, message: rejectionOf(order) } as const);
}

import { AppError, type Instant } from '@openalgo/domain';
import type { LegResult, PaperAccounts, PlaceOrderCommand, PlaceOrderResult } from '@openalgo/sandbox';
import type { OrderFields, OrderRequest } from './order-request.ts';

/** Who asks, under which key it is done once, and when it was asked. */
export interface Asked {
  readonly userId: string;
  readonly idempotencyKey: string;
  readonly receivedAt: Instant;
  readonly requestSize: number;
}

/** What became of one order: its id where it was kept, and why it was refused where it was. */
export interface PlacedOrder {
  readonly outcome: 'accepted' | 'rejected';
  readonly orderId: string | null;
  readonly reason: string | null;
}

/** The accounts as requests use them. */
export type OrderAccounts = Pick<
  PaperAccounts,
  'placeOrder' | 'placeSmartOrder' | 'placeBasket' | 'splitOrder'
>;

/**
 * Places what is asked for; none where there was nothing to do. Repeated under its key, after whatever crash, it answers
 * as before. Throws what the accounts throw for a single order; of several, each has its own result.
 */
export async function executeRequest(
  accounts: OrderAccounts,
  request: OrderRequest,
  asked: Asked,
): Promise<readonly PlacedOrder[]> {
  switch (request.apiType) {
    case 'placeorder':
      return [resultOf(await accounts.placeOrder(commandOf(request.order, asked)))];
    case 'placesmartorder': {
      const { positionSize, scope } = request;
      const order = commandOf(request.order, asked);
      const result = await accounts.placeSmartOrder({ ...order, positionSize, ...(scope && { scope }) });
      return result.outcome === 'unchanged' ? [] : [resultOf(result)];
    }
    case 'basketorder': {
      const { userId, idempotencyKey } = asked;
      const legs = request.legs.map((leg) => commandOf(leg, asked));
      return (await accounts.placeBasket({ userId, idempotencyKey, legs })).map(legOf);
    }
    case 'splitorder': {
      const { splitSize } = request;
      return (await accounts.splitOrder({ ...commandOf(request.order, asked), splitSize })).map(legOf);
    }
    default:
      return request satisfies never;
  }
}

function commandOf(order: OrderFields, asked: Asked): PlaceOrderCommand {
  return { ...asked, ...order, responseSize: 0 };
}

function resultOf({ outcome, order }: PlaceOrderResult): PlacedOrder {
  return { outcome, orderId: order.orderId, reason: order.rejectionReason };
}

/** Throws the error of a leg that failed by a defect. */
function legOf({ result }: LegResult): PlacedOrder {
  if (result.ok) {
    return resultOf(result.value);
  }

  if (!(result.error instanceof AppError)) {
    throw result.error;
  }

  return { outcome: 'rejected', orderId: null, reason: result.error.message };
}

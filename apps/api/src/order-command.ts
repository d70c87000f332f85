/** From requests to what the accounts are asked for. */
import { orderId } from '@openalgo/domain';
import type { PlaceOrderCommand } from '@openalgo/sandbox';
import type { FastifyRequest } from 'fastify';
import { identityOf } from './plugins/app/api-key.ts';
import { presentPlaced } from './presenters/orders.ts';
import type { OrderFields } from './schemas/requests.ts';

/** The bytes of the answer that carries an order's id: ids are of one length. */
const ANSWER_BYTES = JSON.stringify(presentPlaced(orderId(1, 1, 0))).length;

/** Who asks, and the key that protects the request from being done twice. */
export function askedBy(request: FastifyRequest) {
  const key = request.headers['idempotency-key'];
  return {
    userId: identityOf(request).userId,
    idempotencyKey: typeof key === 'string' ? key : undefined,
  };
}

/** How a request came, for the latency records of the orders that it makes. */
export function receivedWith(request: FastifyRequest) {
  return {
    receivedAt: request.receivedAt,
    requestSize: Number(request.headers['content-length'] ?? 0),
    responseSize: ANSWER_BYTES,
  };
}

/** The order that a request, or one leg of it, describes. */
export function toPlaceOrder(
  request: FastifyRequest,
  strategy: string | null,
  order: OrderFields,
): PlaceOrderCommand {
  return {
    strategy,
    exchange: order.exchange,
    symbol: order.symbol,
    action: order.action,
    quantity: order.quantity,
    priceType: order.pricetype,
    product: order.product,
    price: order.price,
    triggerPrice: order.trigger_price,
    // Last: an object that begins as a copy of another is kept by V8 as a dictionary, slow to make and to read.
    ...askedBy(request),
    ...receivedWith(request),
  };
}

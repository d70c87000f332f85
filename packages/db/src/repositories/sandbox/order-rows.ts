/** Orders as rows of sandbox_orders, and back. */
import { type Instant, type Order, pendingQuantity } from '@openalgo/domain';
import { toBigInt, toInstant } from '../../sql/decode.ts';
import {
  type RawRow,
  readContractValue,
  readMoney,
  readOptionalInstant,
  readOptionalPrice,
  readOptionalText,
  readPrice,
  readWord,
  writeContractValue,
  writeMoney,
  writeOptionalPrice,
  writePrice,
} from './columns.ts';

/** What an order's row has beside the order: facts of its request and of its place among the workers. */
export interface OrderOrigin {
  readonly shard: number;
  readonly receivedAt: Instant;
  readonly requestSize: number;
  readonly responseSize: number;
}

/** An order with what its latency record is made of. */
export interface AcknowledgedOrder extends OrderOrigin {
  readonly orderId: string;
  readonly userId: string;
  readonly symbol: string;
  readonly ackedAt: Instant;
}

/** What can change of an order once it is there, but for the worker's acknowledgement. */
export const COLUMNS_BUT_ACKNOWLEDGEMENT = [
  'quantity',
  'price',
  'trigger_price',
  'order_status',
  'average_price',
  'filled_quantity',
  'pending_quantity',
  'margin_blocked',
  'update_timestamp',
  'margin_price',
  'version',
  'tick_seq',
] as const;

/** What can change of an order once it is there. */
export const MUTABLE_COLUMNS = [...COLUMNS_BUT_ACKNOWLEDGEMENT, 'acked_at'] as const;

export function toRowButAcknowledgement(order: Order) {
  return {
    orderid: order.orderId,
    quantity: order.quantity,
    price: writeOptionalPrice(order.price),
    trigger_price: writeOptionalPrice(order.triggerPrice),
    order_status: order.status,
    average_price: writeOptionalPrice(order.averagePrice),
    filled_quantity: order.filledQuantity,
    pending_quantity: pendingQuantity(order),
    margin_blocked: writeMoney(order.marginBlocked),
    update_timestamp: order.updatedAt,
    margin_price: writePrice(order.marginPrice),
    version: order.version,
    tick_seq: order.tickSeq,
  };
}

export function toUpdatedRow(order: Order) {
  return { acked_at: order.ackedAt, ...toRowButAcknowledgement(order) };
}

export function toInsertedRow([order, origin]: readonly [Order, OrderOrigin]) {
  return {
    user_id: order.userId,
    strategy: order.strategy,
    symbol: order.symbol,
    exchange: order.exchange,
    action: order.action,
    price_type: order.priceType,
    product: order.product,
    rejection_reason: order.rejectionReason,
    order_timestamp: order.placedAt,
    contract_value: writeContractValue(order.contractValue),
    shard: origin.shard,
    received_at: origin.receivedAt,
    request_size: origin.requestSize,
    response_size: origin.responseSize,
    // Last: V8 takes fifty times as long to add a dozen properties to a spread object as to spread it into them.
    ...toUpdatedRow(order),
  };
}

export function toOrder(row: RawRow): Order {
  return {
    orderId: String(row.orderid),
    userId: String(row.user_id),
    strategy: readOptionalText(row.strategy),
    exchange: readWord(row.exchange),
    symbol: String(row.symbol),
    action: readWord(row.action),
    quantity: toBigInt(row.quantity),
    priceType: readWord(row.price_type),
    product: readWord(row.product),
    price: readOptionalPrice(row.price),
    triggerPrice: readOptionalPrice(row.trigger_price),
    marginPrice: readPrice(row.margin_price),
    contractValue: readContractValue(row.contract_value),
    status: readWord(row.order_status),
    averagePrice: readOptionalPrice(row.average_price),
    filledQuantity: toBigInt(row.filled_quantity),
    rejectionReason: readOptionalText(row.rejection_reason),
    marginBlocked: readMoney(row.margin_blocked),
    placedAt: toInstant(row.order_timestamp),
    updatedAt: toInstant(row.update_timestamp),
    ackedAt: readOptionalInstant(row.acked_at),
    version: Number(row.version),
    tickSeq: Number(row.tick_seq),
  };
}

export function toAcknowledgedOrder(row: RawRow): AcknowledgedOrder {
  return {
    orderId: String(row.orderid),
    userId: String(row.user_id),
    symbol: String(row.symbol),
    shard: Number(row.shard),
    receivedAt: toInstant(row.received_at),
    requestSize: Number(row.request_size),
    responseSize: Number(row.response_size),
    ackedAt: toInstant(row.acked_at),
  };
}

/** Orders that are asked for now and placed later: by a signal, or once their owner approves. */
import type { APPROVED_OPERATIONS, Quantity } from '@openalgo/domain';
import type { PlaceOrderCommand } from '@openalgo/sandbox';

/** An order without who asks for it and how it came. */
export type OrderFields = Omit<
  PlaceOrderCommand,
  'userId' | 'idempotencyKey' | 'receivedAt' | 'requestSize' | 'responseSize'
>;

/** What is asked for, by the operation's name on the wire. */
export type OrderRequest =
  | { readonly apiType: 'placeorder'; readonly order: OrderFields }
  | {
      readonly apiType: 'placesmartorder';
      readonly order: OrderFields;
      readonly positionSize: Quantity;
      /** Whether the strategy's own share is to become so large, or the position. */
      readonly scope?: 'strategy' | undefined;
    }
  | { readonly apiType: 'basketorder'; readonly legs: readonly OrderFields[] }
  | { readonly apiType: 'splitorder'; readonly order: OrderFields; readonly splitSize: Quantity };

/** The operations of today; the others of the table need an options master or triggers. */
export type OrderOperation = Extract<OrderRequest['apiType'], (typeof APPROVED_OPERATIONS)[number]>;

/** The single orders of a request, as far as they are known before the account is looked at. */
export function ordersOf(
  request: OrderRequest,
): readonly (OrderFields & { readonly positionSize?: Quantity })[] {
  switch (request.apiType) {
    case 'placeorder':
    case 'splitorder':
      return [request.order];
    case 'placesmartorder':
      return [{ ...request.order, positionSize: request.positionSize }];
    case 'basketorder':
      return request.legs;
    default:
      return request satisfies never;
  }
}

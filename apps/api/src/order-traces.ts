import type { Clock, Instant, Order } from '@openalgo/domain';
import type { LegResult, PaperAccounts, PlaceOrderResult, SmartOrderResult } from '@openalgo/sandbox';
import type { Tracing } from '@openalgo/service';

/** The accounts, with a trace begun for every order that they place: from its request until it is durable. */
export function withOrderTraces(accounts: PaperAccounts, tracing: Tracing, clock: Clock): PaperAccounts {
  if (!tracing.isOn) {
    return accounts;
  }

  async function traced<Result>(
    from: Instant,
    result: Promise<Result>,
    ordersOf: (result: Result) => readonly Order[],
  ): Promise<Result> {
    const value = await result;
    const to = clock.now();
    for (const { orderId, exchange, symbol, action, priceType, status } of ordersOf(value)) {
      const attributes = { exchange, symbol, action, 'price.type': priceType, 'order.status': status };
      tracing.order({ orderId, isFirst: true, name: 'order placed', from, to, attributes });
    }

    return value;
  }

  return {
    ...accounts,
    placeOrder: (command) => traced(command.receivedAt, accounts.placeOrder(command), orderOf),
    placeSmartOrder: (command) => traced(command.receivedAt, accounts.placeSmartOrder(command), orderOf),
    placeBasket: (command) =>
      traced(command.legs[0]?.receivedAt ?? clock.now(), accounts.placeBasket(command), ordersOfLegs),
    splitOrder: (command) => traced(command.receivedAt, accounts.splitOrder(command), ordersOfLegs),
    closePositions: (command) =>
      traced(command.receivedAt, accounts.closePositions(command), (results) => results.flatMap(orderOf)),
  };
}

const orderOf = (result: PlaceOrderResult | SmartOrderResult): readonly Order[] =>
  'order' in result ? [result.order] : [];

const ordersOfLegs = (legs: readonly LegResult[]): readonly Order[] =>
  legs.flatMap(({ result }) => (result.ok ? [result.value.order] : []));

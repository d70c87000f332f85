import type { Clock, Instant, Order } from '@openalgo/domain';
import type { LegResult, PaperAccounts, PlaceOrderResult, SmartOrderResult } from '@openalgo/sandbox';
import type { Tracing } from '@openalgo/service';

/** The accounts, with a trace begun for every order that they place: from its request until it is durable. */
export function withOrderTraces(accounts: PaperAccounts, tracing: Tracing, clock: Clock): PaperAccounts {
  if (!tracing.isOn) {
    return accounts;
  }

  function begin(order: Order, from: Instant): void {
    const { orderId, exchange, symbol, action, priceType, status } = order;
    const attributes = { exchange, symbol, action, 'price.type': priceType, 'order.status': status };
    tracing.order({ orderId, isFirst: true, name: 'order placed', from, to: clock.now(), attributes });
  }

  const ofOne = (result: PlaceOrderResult | SmartOrderResult, from: Instant) => {
    if ('order' in result) {
      begin(result.order, from);
    }
  };
  const ofLegs = (legs: readonly LegResult[], from: Instant) => {
    for (const { result } of legs) {
      if (result.ok) {
        begin(result.value.order, from);
      }
    }
  };

  return {
    ...accounts,
    async placeOrder(command) {
      const result = await accounts.placeOrder(command);
      ofOne(result, command.receivedAt);
      return result;
    },
    async placeSmartOrder(command) {
      const result = await accounts.placeSmartOrder(command);
      ofOne(result, command.receivedAt);
      return result;
    },
    async placeBasket(command) {
      const legs = await accounts.placeBasket(command);
      ofLegs(legs, command.legs[0]?.receivedAt ?? clock.now());
      return legs;
    },
    async splitOrder(command) {
      const legs = await accounts.splitOrder(command);
      ofLegs(legs, command.receivedAt);
      return legs;
    },
    async closePositions(command) {
      const results = await accounts.closePositions(command);
      for (const result of results) ofOne(result, command.receivedAt);
      return results;
    },
  };
}

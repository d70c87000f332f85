import { AppError } from '@openalgo/domain';
import type { PaperAccounts } from '@openalgo/sandbox';
import { Counter, type Registry } from 'prom-client';

/** The accounts, with every order operation counted by what came of it. */
export function withOrderMetrics(accounts: PaperAccounts, registry: Registry): PaperAccounts {
  const counter = new Counter({
    name: 'openalgo_orders_total',
    help: 'Order operations by outcome: accepted, rejected by the account, the kind of error, or failed',
    labelNames: ['operation', 'outcome'] as const,
    registers: [registry],
  });

  async function counted<Result>(
    operation: string,
    result: Promise<Result>,
    outcomeOf: (result: Result) => string,
  ): Promise<Result> {
    try {
      const value = await result;
      counter.inc({ operation, outcome: outcomeOf(value) });
      return value;
    } catch (error) {
      counter.inc({ operation, outcome: error instanceof AppError ? error.kind : 'failed' });
      throw error;
    }
  }

  return {
    ...accounts,
    placeOrder: (command) => counted('place', accounts.placeOrder(command), ({ outcome }) => outcome),
    modifyOrder: (command) => counted('modify', accounts.modifyOrder(command), () => 'accepted'),
    cancelOrder: (command) => counted('cancel', accounts.cancelOrder(command), () => 'accepted'),
    placeSmartOrder: (command) =>
      counted('smart', accounts.placeSmartOrder(command), ({ outcome }) => outcome),
    placeBasket: (command) => counted('basket', accounts.placeBasket(command), () => 'accepted'),
    splitOrder: (command) => counted('split', accounts.splitOrder(command), () => 'accepted'),
    cancelAllOrders: (command) => counted('cancel-all', accounts.cancelAllOrders(command), () => 'accepted'),
    closePositions: (command) => counted('close', accounts.closePositions(command), () => 'accepted'),
  };
}

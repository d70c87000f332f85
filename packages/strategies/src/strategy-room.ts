import {
  createApiKeyRepository,
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSignalRepository,
  createStrategyRepository,
  type MainDatabase,
  type SandboxDatabase,
} from '@openalgo/db';
import {
  createOrderCheck,
  createPaperAccounts,
  createStrategyBooks,
  type PaperAccountsOptions,
} from '@openalgo/sandbox';
import { type ActionCenter, type ActionCenterDependencies, createActionCenter } from './action-center.ts';

export interface StrategyRoomOptions {
  readonly main: MainDatabase;
  readonly sandbox: SandboxDatabase;
  /** How the installation keeps paper accounts. */
  readonly accounts: PaperAccountsOptions;
}

/** What all who work on strategies need of the databases, each taking its part of it. */
export function openStrategyRoom({ main, sandbox, accounts }: StrategyRoomOptions) {
  const { clock } = accounts;
  const pendingOrders = createPendingOrderRepository(main);
  const orders = createOrderCheck(sandbox, accounts);

  return {
    strategies: createStrategyRepository(main),
    chartinkStrategies: createChartinkStrategyRepository(main),
    apiKeys: createApiKeyRepository(main),
    signals: createSignalRepository(main),
    books: createStrategyBooks(sandbox, accounts),
    accounts: createPaperAccounts(sandbox, accounts),
    clock,
    /** Approved orders are placed with these accounts. */
    openActionCenter: (by: ActionCenterDependencies['accounts']): ActionCenter =>
      createActionCenter({ pendingOrders, orders, accounts: by, clock }),
  };
}

import {
  createApiKeyRepository,
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSignalRepository,
  createStrategyRepository,
} from '@openalgo/db';
import { createOrderCheck, createStrategyBooks } from '@openalgo/sandbox';
import { createActionCenter, createSignalIntake } from '@openalgo/strategies';
import { accountOptions, type World } from './compose.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Strategies, their signals and orders that wait, over the databases. */
export function composeStrategies(world: World): Pick<ApiDependencies, 'intake' | 'openActionCenter'> {
  const { databases, clock } = world;
  const { main, sandbox } = databases;
  const options = accountOptions(world);

  return {
    intake: createSignalIntake({
      strategies: createStrategyRepository(main),
      chartinkStrategies: createChartinkStrategyRepository(main),
      apiKeys: createApiKeyRepository(main),
      signals: createSignalRepository(main),
      books: createStrategyBooks(sandbox, options),
      clock,
    }),
    openActionCenter: (accounts) =>
      createActionCenter({
        pendingOrders: createPendingOrderRepository(main),
        orders: createOrderCheck(sandbox, options),
        accounts,
        clock,
      }),
  };
}

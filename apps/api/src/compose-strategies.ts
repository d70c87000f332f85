import { randomUUID } from 'node:crypto';
import {
  createApiKeyRepository,
  createChartinkStrategyRepository,
  createPendingOrderRepository,
  createSignalRepository,
  createStrategyRepository,
} from '@openalgo/db';
import { createOrderCheck, createStrategyBooks } from '@openalgo/sandbox';
import { createActionCenter, createSignalIntake, createStrategies } from '@openalgo/strategies';
import type { ApiDependencies } from './dependencies.ts';
import { accountOptions, type World } from './world.ts';

/** Strategies, their signals and orders that wait, over the databases. */
export function composeStrategies(
  world: World,
): Pick<ApiDependencies, 'intake' | 'strategies' | 'signals' | 'openActionCenter'> {
  const { databases, memory, clock } = world;
  const { main, sandbox } = databases;
  const options = accountOptions(world);
  const signals = createSignalRepository(main);
  const room = {
    strategies: createStrategyRepository(main),
    chartinkStrategies: createChartinkStrategyRepository(main),
    books: createStrategyBooks(sandbox, options),
    clock,
  };

  return {
    signals,
    strategies: createStrategies({ ...room, findInstrument: memory.instrument, newId: randomUUID }),
    intake: createSignalIntake({ ...room, apiKeys: createApiKeyRepository(main), signals }),
    openActionCenter: (accounts) =>
      createActionCenter({
        pendingOrders: createPendingOrderRepository(main),
        orders: createOrderCheck(sandbox, options),
        accounts,
        clock,
      }),
  };
}

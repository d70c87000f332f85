import { randomUUID } from 'node:crypto';
import { createSignalIntake, createStrategies, openStrategyRoom } from '@openalgo/strategies';
import type { ApiDependencies } from './dependencies.ts';
import { accountOptions, type World } from './world.ts';

/** Strategies, their signals and orders that wait, over the databases. */
export function composeStrategies(
  world: World,
): Pick<ApiDependencies, 'intake' | 'strategies' | 'signals' | 'openActionCenter'> {
  const { databases, memory } = world;
  const room = openStrategyRoom({ ...databases, accounts: accountOptions(world) });

  return {
    signals: room.signals,
    strategies: createStrategies({ ...room, findInstrument: memory.instrument, newId: randomUUID }),
    intake: createSignalIntake(room),
    openActionCenter: room.openActionCenter,
  };
}

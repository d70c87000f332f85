import type { SignalRepository } from '@openalgo/db';
import type { ActionCenter, Strategies } from '@openalgo/strategies';
import type { Api } from '../../fastify.ts';
import { actionCenterRoutes } from './action-center.ts';
import { chartStrategyRoutes } from './charts.ts';
import { scanStrategyRoutes } from './scans.ts';

export interface StrategyRouteOptions {
  readonly strategies: Strategies;
  readonly signals: Pick<SignalRepository, 'page'>;
  readonly actionCenter: ActionCenter;
  /** Takes note of what somebody did, and to what. */
  readonly noteDeed: (userId: string, action: string, subject: string) => void;
}

/** Strategies and the orders that wait, for whoever is logged in; to be registered behind `sessionRequired`. */
export async function strategyRoutes(app: Api, options: StrategyRouteOptions): Promise<void> {
  await app.register(async (scope) => chartStrategyRoutes(scope.withTypeProvider(), options), {
    prefix: '/strategy/api',
  });
  await app.register(async (scope) => scanStrategyRoutes(scope.withTypeProvider(), options), {
    prefix: '/chartink/api',
  });
  await app.register(async (scope) => actionCenterRoutes(scope.withTypeProvider(), options), {
    prefix: '/action-center',
  });
}

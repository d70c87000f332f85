import { chartLane, scanLane } from '@openalgo/strategies';
import type { Api } from '../../fastify.ts';
import { presentChartStrategy, presentScanStrategy } from '../../presenters/strategies.ts';
import {
  chartStrategiesReply,
  chartStrategyBody,
  chartStrategyParams,
  chartStrategyReply,
  scanStrategiesReply,
  scanStrategyBody,
  scanStrategyParams,
  scanStrategyReply,
} from '../../schemas/strategies.ts';
import { actionCenterRoutes } from './action-center.ts';
import type { StrategyRouteOptions } from './options.ts';
import { ownStrategyRoutes } from './own-strategies.ts';

export type { StrategyRouteOptions } from './options.ts';

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

function chartStrategyRoutes(app: Api, options: StrategyRouteOptions): void {
  const wire = {
    name: 'charts',
    own: options.strategies.charts,
    present: presentChartStrategy,
    laneOf: chartLane,
    idOf: ({ strategyId }: { readonly strategyId: string }) => strategyId,
    body: chartStrategyBody,
    params: chartStrategyParams,
    reply: chartStrategyReply,
    listReply: chartStrategiesReply,
  };
  ownStrategyRoutes(app, wire, options);
}

function scanStrategyRoutes(app: Api, options: StrategyRouteOptions): void {
  const wire = {
    name: 'ChartInk scans',
    own: options.strategies.scans,
    present: presentScanStrategy,
    laneOf: scanLane,
    idOf: ({ id }: { readonly id: number }) => id,
    body: scanStrategyBody,
    params: scanStrategyParams,
    reply: scanStrategyReply,
    listReply: scanStrategiesReply,
  };
  ownStrategyRoutes(app, wire, options);
}

import { chartLane } from '@openalgo/strategies';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentChartStrategy, presentSignals } from '../../presenters/strategies.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import {
  chartStrategiesReply,
  chartStrategyBody,
  chartStrategyParams,
  chartStrategyReply,
  signalsQuery,
  signalsReply,
} from '../../schemas/strategies.ts';
import type { StrategyRouteOptions } from './index.ts';

const tags = ['Strategies'];
const one = { 200: chartStrategyReply, ...peopleFailures };

/** The strategies of charts, of whoever is logged in. */
export function chartStrategyRoutes(app: Api, options: StrategyRouteOptions): void {
  readingRoutes(app, options);
  makingRoutes(app, options);
  switchingRoutes(app, options);
}

function readingRoutes(app: Api, { strategies: { charts }, signals }: StrategyRouteOptions): void {
  app.get(
    '/strategies',
    {
      schema: {
        tags,
        summary: 'Your strategies of charts',
        response: { 200: chartStrategiesReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      return { status: 'success', data: (await charts.list(userId)).map(presentChartStrategy) } as const;
    },
  );

  app.get(
    '/strategy/:id',
    { schema: { tags, summary: 'One strategy', params: chartStrategyParams, response: one } },
    async (request) => {
      const found = await charts.get(sessionOf(request).userId, request.params.id);
      return { status: 'success', data: presentChartStrategy(found) } as const;
    },
  );

  app.get(
    '/strategy/:id/signals',
    {
      schema: {
        tags,
        summary: 'What became of a strategy’s signals, newest first',
        params: chartStrategyParams,
        querystring: signalsQuery,
        response: { 200: signalsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const { strategyId } = await charts.get(userId, request.params.id);
      return presentSignals(await signals.page({ userId, lane: chartLane(strategyId), ...request.query }));
    },
  );
}

function makingRoutes(app: Api, { strategies: { charts }, noteDeed }: StrategyRouteOptions): void {
  app.post(
    '/strategy',
    { schema: { tags, summary: 'Make a strategy', body: chartStrategyBody, response: one } },
    async (request) => {
      const { userId } = sessionOf(request);
      const made = await charts.create(userId, request.body);
      noteDeed(userId, 'strategy.created', chartLane(made.strategyId));
      return { status: 'success', data: presentChartStrategy(made) } as const;
    },
  );

  app.put(
    '/strategy/:id',
    {
      schema: {
        tags,
        summary: 'Give a strategy these settings',
        params: chartStrategyParams,
        body: chartStrategyBody,
        response: one,
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const changed = await charts.replace(userId, request.params.id, request.body);
      noteDeed(userId, 'strategy.changed', chartLane(request.params.id));
      return { status: 'success', data: presentChartStrategy(changed) } as const;
    },
  );
}

function switchingRoutes(app: Api, { strategies: { charts }, noteDeed }: StrategyRouteOptions): void {
  app.post(
    '/strategy/:id/toggle',
    { schema: { tags, summary: 'Switch a strategy on or off', params: chartStrategyParams, response: one } },
    async (request) => {
      const { userId } = sessionOf(request);
      const toggled = await charts.toggle(userId, request.params.id);
      noteDeed(
        userId,
        toggled.isActive ? 'strategy.switched_on' : 'strategy.switched_off',
        chartLane(request.params.id),
      );
      return { status: 'success', data: presentChartStrategy(toggled) } as const;
    },
  );

  app.delete(
    '/strategy/:id',
    {
      schema: {
        tags,
        summary: 'Remove a strategy',
        description: 'What it holds stays in the account.',
        params: chartStrategyParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await charts.remove(userId, request.params.id);
      noteDeed(userId, 'strategy.removed', chartLane(request.params.id));
      return { status: 'success', message: 'The strategy is removed.' } as const;
    },
  );
}

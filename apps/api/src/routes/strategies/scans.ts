import { scanLane } from '@openalgo/strategies';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentScanStrategy, presentSignals } from '../../presenters/strategies.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import {
  scanStrategiesReply,
  scanStrategyBody,
  scanStrategyParams,
  scanStrategyReply,
  signalsQuery,
  signalsReply,
} from '../../schemas/strategies.ts';
import type { StrategyRouteOptions } from './index.ts';

const tags = ['Strategies'];
const one = { 200: scanStrategyReply, ...peopleFailures };

/** The strategies of ChartInk scans, of whoever is logged in. */
export function scanStrategyRoutes(app: Api, options: StrategyRouteOptions): void {
  readingRoutes(app, options);
  makingRoutes(app, options);
  switchingRoutes(app, options);
}

function readingRoutes(app: Api, { strategies: { scans }, signals }: StrategyRouteOptions): void {
  app.get(
    '/strategies',
    {
      schema: {
        tags,
        summary: 'Your strategies of ChartInk scans',
        response: { 200: scanStrategiesReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      return { status: 'success', data: (await scans.list(userId)).map(presentScanStrategy) } as const;
    },
  );

  app.get(
    '/strategy/:id',
    { schema: { tags, summary: 'One strategy', params: scanStrategyParams, response: one } },
    async (request) => {
      const found = await scans.get(sessionOf(request).userId, request.params.id);
      return { status: 'success', data: presentScanStrategy(found) } as const;
    },
  );

  app.get(
    '/strategy/:id/signals',
    {
      schema: {
        tags,
        summary: 'What became of a strategy’s signals, newest first',
        params: scanStrategyParams,
        querystring: signalsQuery,
        response: { 200: signalsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const { id } = await scans.get(userId, request.params.id);
      return presentSignals(await signals.page({ userId, lane: scanLane(id), ...request.query }));
    },
  );
}

function makingRoutes(app: Api, { strategies: { scans }, noteDeed }: StrategyRouteOptions): void {
  app.post(
    '/strategy',
    { schema: { tags, summary: 'Make a strategy', body: scanStrategyBody, response: one } },
    async (request) => {
      const { userId } = sessionOf(request);
      const made = await scans.create(userId, request.body);
      noteDeed(userId, 'strategy.created', scanLane(made.id));
      return { status: 'success', data: presentScanStrategy(made) } as const;
    },
  );

  app.put(
    '/strategy/:id',
    {
      schema: {
        tags,
        summary: 'Give a strategy these settings',
        params: scanStrategyParams,
        body: scanStrategyBody,
        response: one,
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const changed = await scans.replace(userId, request.params.id, request.body);
      noteDeed(userId, 'strategy.changed', scanLane(request.params.id));
      return { status: 'success', data: presentScanStrategy(changed) } as const;
    },
  );
}

function switchingRoutes(app: Api, { strategies: { scans }, noteDeed }: StrategyRouteOptions): void {
  app.post(
    '/strategy/:id/toggle',
    { schema: { tags, summary: 'Switch a strategy on or off', params: scanStrategyParams, response: one } },
    async (request) => {
      const { userId } = sessionOf(request);
      const toggled = await scans.toggle(userId, request.params.id);
      noteDeed(
        userId,
        toggled.isActive ? 'strategy.switched_on' : 'strategy.switched_off',
        scanLane(request.params.id),
      );
      return { status: 'success', data: presentScanStrategy(toggled) } as const;
    },
  );

  app.delete(
    '/strategy/:id',
    {
      schema: {
        tags,
        summary: 'Remove a strategy',
        description: 'What it holds stays in the account.',
        params: scanStrategyParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await scans.remove(userId, request.params.id);
      noteDeed(userId, 'strategy.removed', scanLane(request.params.id));
      return { status: 'success', message: 'The strategy is removed.' } as const;
    },
  );
}
